use egui::{Align, Ui};

use super::super::action::{Action, StoreAction};
use crate::desktop::services::Desk;
use crate::desktop::theme::Tone;
use crate::desktop::widgets::{
    Icon, Look, bar, button, columns, hint, link, secret_field, shown_secret,
};
use crate::secret::{Passphrase, SecretInput, Strength};
use crate::text::{Message, tr};

/// The passphrase of a file, typed by one person, or one part each by two; each part twice.
#[derive(Default)]
pub struct Protection {
    parts: [Part; 2],
    dual: bool,
    sight: Sight,
    /// The keyboard is to come to it.
    opened: bool,
}

/// Who may perceive what was typed.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Sight {
    /// Nobody: dots.
    #[default]
    Hidden,
    /// Whoever sees the screen.
    Shown,
    /// Also whoever hears a screen reader.
    Spoken,
}

#[derive(Default)]
struct Part {
    text: SecretInput,
    again: SecretInput,
}

impl Part {
    fn clear(&mut self) {
        self.text.clear();
        self.again.clear();
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty() && self.again.is_empty()
    }

    fn is_confirmed(&self) -> bool {
        self.text.passphrase().same_as(&self.again.passphrase())
    }
}

impl Protection {
    /// Whether two people type a part each.
    pub fn is_dual(&self) -> bool {
        self.dual
    }

    /// Wipes what was typed.
    pub fn clear(&mut self, desk: &mut Desk) {
        self.hide(desk);
        self.parts.iter_mut().for_each(Part::clear);
    }

    /// It has just been chosen: the keyboard comes to its first field.
    pub fn open(&mut self) {
        self.opened = true;
    }

    /// Takes it off the screen.
    pub fn hide(&mut self, desk: &mut Desk) {
        if self.sight != Sight::Hidden {
            desk.wipe_traces();
        }
        self.sight = Sight::Hidden;
    }

    /// Fills in one that was drawn by lot, and shows it.
    pub fn fill(&mut self, phrase: &Passphrase) {
        let part = &mut self.parts[0];
        part.clear();
        for field in [&mut part.text, &mut part.again] {
            field.insert(0, phrase.expose());
        }
        self.sight = Sight::Shown;
    }

    /// The passphrase as typed, where it may be used.
    pub fn passphrase(&self) -> Option<Passphrase> {
        if !self.is_ready() {
            return None;
        }
        let [first, second] = [0, 1].map(|part| self.parts[part].text.passphrase());
        Some(if self.dual { Passphrase::joined(&first, &second) } else { first })
    }

    /// Whether the key may be saved with what is typed.
    pub fn is_ready(&self) -> bool {
        self.typed().iter().all(|part| {
            let typed = part.text.passphrase();
            typed.expose().is_ascii() && typed.strength().is_enough() && part.is_confirmed()
        })
    }

    fn typed(&self) -> &[Part] {
        if self.dual { &self.parts } else { &self.parts[..1] }
    }

    /// That of the weakest part; `None` where nothing is typed.
    fn strength(&self) -> Option<Strength> {
        let typed = self.typed().iter().filter(|part| !part.text.is_empty());
        typed.map(|part| part.text.passphrase().strength()).min()
    }

    /// One sentence about what is typed.
    fn state(&self) -> Message {
        let typed = self.typed();
        if typed.iter().all(Part::is_empty) {
            let id = if self.dual { "store-dual-hint" } else { "store-passphrase-hint" };
            return Message::new(id);
        }
        if typed.iter().any(|part| !part.text.expose().is_ascii()) {
            return Message::new("keys-export-passphrase-not-ascii");
        }
        let strength = self.strength().unwrap_or(Strength::TooShort);
        if strength.is_enough() && !typed.iter().all(Part::is_confirmed) {
            return Message::new("store-passphrase-differs");
        }
        Message::new("store-passphrase-strength").with("strength", strength.message())
    }
}

/// The fields of the passphrase, how strong it is, and one that is suggested.
pub fn ui(ui: &mut Ui, typed: &mut Protection, desk: &mut Desk) -> Option<Action> {
    let names: &[_] = if typed.dual {
        &[
            ("store-passphrase-part-1", "store-passphrase-part-1-again"),
            ("store-passphrase-part-2", "store-passphrase-part-2-again"),
        ]
    } else {
        &[("store-passphrase", "store-passphrase-again")]
    };
    for ((name, again), part) in names.iter().zip(&mut typed.parts) {
        let Part { text, again: repeated } = part;
        columns(
            ui,
            0.5,
            |ui| {
                let field = secret_field(ui, &tr(name), text);
                if std::mem::take(&mut typed.opened) {
                    field.request_focus();
                    field.scroll_to_me(Some(Align::Min));
                }
            },
            |ui| _ = secret_field(ui, &tr(again), repeated),
        );
    }
    let shown = typed.sight != Sight::Hidden;
    if shown && !typed.dual {
        let spoken = typed.sight == Sight::Spoken;
        shown_secret(ui, typed.parts[0].text.expose(), &tr("store-shown"), spoken);
    }
    if let Some(strength) = typed.strength() {
        let (share, tone) = match strength {
            Strength::TooShort => (0.15, Tone::Bad),
            Strength::Weak => (0.35, Tone::Bad),
            Strength::Fair => (0.7, Tone::Care),
            Strength::Strong => (1.0, Tone::Good),
        };
        bar(ui, share, tone, &tr("store-strength"));
    }
    hint(ui, &typed.state().text());
    ui.horizontal_wrapped(|ui| ways(ui, typed, desk)).inner
}

fn ways(ui: &mut Ui, typed: &mut Protection, desk: &mut Desk) -> Option<Action> {
    let mut action = None;
    let empty = typed.parts[0].text.is_empty();
    if !typed.dual {
        let shown = typed.sight != Sight::Hidden;
        let words = if shown { "store-suggest-another" } else { "store-suggest" };
        if button(ui, Look::Plain, Some(Icon::Refresh), &tr(words), true).clicked() {
            action = Some(Action::Store(StoreAction::SuggestPassphrase));
        }
        let words = if shown { "store-hide" } else { "store-show" };
        if !empty && link(ui, &tr(words)).clicked() {
            if shown {
                typed.hide(desk);
            } else {
                typed.sight = Sight::Shown;
            }
        }
        if !empty && link(ui, &tr("store-copy-passphrase")).clicked() {
            action = Some(Action::Store(StoreAction::CopyPassphrase));
        }
        let (words, other) = match typed.sight {
            Sight::Spoken => ("store-unspoken", Sight::Shown),
            Sight::Hidden | Sight::Shown => ("store-spoken", Sight::Spoken),
        };
        if shown && link(ui, &tr(words)).clicked() {
            typed.sight = other;
        }
    }
    if link(ui, &tr(if typed.dual { "store-one-person" } else { "store-two-people" })).clicked() {
        typed.clear(desk);
        typed.dual = !typed.dual;
    }
    action
}
