use std::path::PathBuf;

use egui::{Align, Grid, Layout, Ui};

use super::action::{Action, LiveAction};
use crate::ceremony::facts::{LiveFacts, Sender};
use crate::ceremony::live::LiveKeys;
use crate::ceremony::{Ceremony, Environment, Occasion, Step};
use crate::desktop::services::{Job, take};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    Footer, Icon, Look, at_times, button, card, dropped_files, field, finding, hint, label, link,
    main_button, notice, numbered, problem, progress_bar, strong,
};
use crate::signing::batch::{Item, Progress};
use crate::text::{Message, tr};

/// What was looked at until now.
pub struct Looked {
    pub items: Vec<Item>,
    pub facts: LiveFacts,
}

/// What goes on on the step where the live system proves the new key.
#[derive(Default)]
pub struct State {
    pub asked: Option<Job<Vec<PathBuf>>>,
    pub looking: Option<Job<Option<Looked>>>,
    pub progress: Progress,
    /// Everything that was given since the last "Begin anew".
    pub items: Vec<Item>,
    pub problem: Option<Message>,
    pub reason: String,
}

impl State {
    /// Takes the results of background work: files that were chosen, and what was found in them.
    pub fn logic(&mut self) -> (Vec<PathBuf>, Option<LiveFacts>) {
        let chosen = take(&mut self.asked).unwrap_or_default();
        let looked = take(&mut self.looking).flatten();
        let facts = looked.map(|looked| {
            self.items = looked.items;
            looked.facts
        });
        (chosen, facts)
    }
}

/// The keys to judge by; `None` while there is no new one.
pub fn keys(ceremony: &Ceremony) -> Option<LiveKeys> {
    Some(LiveKeys {
        new: ceremony.made()?.public.clone(),
        old: ceremony.plan().old_key.clone(),
        platform: ceremony.platform_key().cloned(),
    })
}

pub fn ui(ui: &mut Ui, state: &mut State, ceremony: &Ceremony) -> Option<Action> {
    let dropped = dropped_files(ui);
    if !dropped.is_empty() {
        return Some(Action::Live(LiveAction::Look(dropped)));
    }
    // What was found is on top, once something was looked at.
    let first = state.looking.is_none() && ceremony.live().is_none();
    at_times(ui, first.then_some(()), |ui, ()| card(ui, |ui| when(ui, ceremony)));
    let action = card(ui, |ui| look(ui, state, ceremony));
    at_times(ui, (!first).then_some(()), |ui, ()| card(ui, |ui| when(ui, ceremony)));
    card(ui, |ui| later(ui, state));
    action
}

/// When to press what, because the old key stops at once.
fn when(ui: &mut Ui, ceremony: &Ceremony) {
    strong(ui, &tr("live-when"));
    let replaced = ceremony.plan().occasion == Occasion::Replacement;
    let real = ceremony.plan().environment == Environment::Real;
    let mut ids = vec!["live-when-deploy"];
    ids.push(if replaced { "live-when-confirm" } else { "live-when-first" });
    ids.push(if real { "live-when-send-real" } else { "live-when-send-test" });
    ids.push("live-when-look");
    for (number, id) in ids.into_iter().enumerate() {
        numbered(ui, number + 1, &tr(id));
    }
}

fn look(ui: &mut Ui, state: &State, ceremony: &Ceremony) -> Option<Action> {
    strong(ui, &tr("live-look"));
    hint(ui, &tr("live-look-hint"));
    let mut action = None;
    let idle = state.looking.is_none();
    ui.horizontal_wrapped(|ui| {
        if button(ui, Look::Plain, Some(Icon::File), &tr("live-choose"), idle).clicked() {
            action = Some(LiveAction::Choose);
        }
        if button(ui, Look::Plain, Some(Icon::Paste), &tr("live-paste"), idle).clicked() {
            action = Some(LiveAction::Paste);
        }
        if !state.items.is_empty() && link(ui, &tr("live-anew")).clicked() {
            action = Some(LiveAction::Anew);
        }
    });
    at_times(ui, state.problem.as_ref(), problem);
    at_times(ui, (!idle).then_some(()), |ui, ()| {
        let (done, total) = (state.progress.done(), state.progress.total());
        progress_bar(ui, done, total, &tr("live-looking"));
    });
    at_times(ui, ceremony.live().filter(|_| idle), |ui, live| result(ui, live, ceremony));
    action.map(Action::Live)
}

fn result(ui: &mut Ui, live: &LiveFacts, ceremony: &Ceremony) {
    let sum = live.sum();
    let (tone, id) = match (&sum, live.is_proof()) {
        (_, true) => (Tone::Good, "live-all-new"),
        (Sender { old: 1.., .. }, _) => (Tone::Bad, "live-some-old"),
        (Sender { neither: 1.., .. }, _) => (Tone::Bad, "live-some-neither"),
        (Sender { new: 0, .. }, _) => (Tone::Care, "live-no-request"),
        _ => (Tone::Bad, "live-foreign"),
    };
    let words = Message::new(id)
        .counting("total", sum.total())
        .with("new", sum.new)
        .with("old", sum.old)
        .with("neither", sum.neither);
    notice(ui, tone, &words.text(), words.fix().as_deref());
    if !live.senders.is_empty() {
        ui.add_space(space::SMALL);
        table(ui, &live.senders);
    }
    if live.from_platform > 0 {
        let words = Message::new("live-platform-good").counting("count", live.from_platform);
        finding(ui, true, &words.text());
    }
    if live.not_from_platform > 0 {
        let words = Message::new("live-platform-bad").counting("count", live.not_from_platform);
        finding(ui, false, &words.text());
    }
    if live.from_platform + live.not_from_platform == 0 {
        let known = ceremony.platform_key().is_some();
        hint(ui, &tr(if known { "live-no-notification" } else { "live-no-platform-key" }));
    }
    if live.unreadable > 0 {
        let words = Message::new("live-unreadable").counting("count", live.unreadable);
        hint(ui, &words.text());
    }
}

fn table(ui: &mut Ui, senders: &[Sender]) {
    const COLUMN: f32 = 96.0;
    let grid = Grid::new("senders").num_columns(4).min_col_width(COLUMN);
    grid.spacing([space::LARGE, space::TIGHT]).show(ui, |ui| {
        for id in ["live-sender", "live-new", "live-old", "live-neither"] {
            hint(ui, &tr(id));
        }
        ui.end_row();
        for sender in senders {
            finding(ui, sender.new == sender.total(), &sender.name);
            for count in [sender.new, sender.old, sender.neither] {
                label(ui, &count.to_string());
            }
            ui.end_row();
        }
    });
}

fn later(ui: &mut Ui, state: &mut State) {
    strong(ui, &tr("live-later"));
    hint(ui, &tr("live-later-hint"));
    field(ui, &tr("live-reason"), &mut state.reason, &tr("live-reason-hint"));
}

/// On, where the rotation is proved; later, where a reason is given.
pub fn footer(ui: &mut Ui, bar: Footer, state: &State, ceremony: &Ceremony) -> Option<Action> {
    let proved = ceremony.live().is_some_and(LiveFacts::is_proof);
    let (words, ready, action) = if proved {
        ("shell-continue", true, Action::Open(Step::Finish))
    } else {
        let reason = !state.reason.trim().is_empty();
        ("live-put-off", reason, Action::Live(LiveAction::PutOff))
    };
    bar.show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let pressed = main_button(ui, None, &tr(words), ready);
            if !ready {
                hint(ui, &tr("live-not-proved"));
            }
            pressed.then_some(action)
        })
        .inner
    })
}
