mod answer;
mod input;
mod keys;
mod load;
mod many;
mod result;
mod sample;

use std::path::{Path, PathBuf};

use egui::{Align, Context, Rect, Ui, Vec2};

use self::answer::Answer;
use self::input::{Ask, Input};
use self::keys::KeyFields;
use self::load::{Found, Load};
use self::many::{Action, Many};
use self::result::Shown;
use crate::desktop::services::{Desk, Job, OpenMany, take};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    CardPair, dropped_files, footer, lead, notice, page, problem, title,
};
use crate::signing::judge::Judgement;
use crate::signing::{KnownKey, batch, samples};
use crate::text::{Message, tr};

/// Says whether a message is genuine, and if not, why; and so for many at once.
#[derive(Default)]
pub struct Verify {
    input: Input,
    keys: KeyFields,
    answer: Answer,
    shown: Shown,
    asked: Option<Job<Vec<PathBuf>>>,
    load: Option<Load>,
    many: Option<Many>,
}

impl Verify {
    /// Takes the results of background work, and starts new work when the input has changed.
    pub fn logic(&mut self, ctx: &Context, desk: &mut Desk) {
        self.keys.learn(&desk.known);
        if let Some(paths) = take(&mut self.asked) {
            self.read(ctx, paths);
        }
        if let Some(found) = Load::take(&mut self.load) {
            self.take_found(ctx, found);
        }
        let keys_changed = self.keys.logic(ctx, desk);
        if self.input.take_changed() | keys_changed {
            let keys = self.expected();
            self.shown.forget();
            self.answer.begin(ctx, &self.input, keys);
        }
        self.answer.logic(ctx);
        self.shown.logic();
        if let Some(many) = &mut self.many {
            if keys_changed {
                many.judge(ctx, self.keys.known());
            }
            many.logic(ctx);
        }
    }

    /// The keys to judge by: the sample's own while one is shown, so that it leaves no trace in the user's.
    fn expected(&self) -> Vec<KnownKey> {
        if self.input.is_sample() { samples::keys().unwrap_or_default() } else { self.keys.known() }
    }

    fn read(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        if let [path] = &paths[..]
            && is_key_file(path)
        {
            self.keys.open(ctx, path);
        } else if !paths.is_empty() {
            self.load = Load::files(ctx, paths);
        }
    }

    fn take_found(&mut self, ctx: &Context, found: Found) {
        self.many = None;
        if let Found::Many { from, items } = found {
            if self.input.is_sample() {
                self.input.clear();
            }
            let mut many = Many::new(from, items);
            many.judge(ctx, self.keys.known());
            self.many = Some(many);
        } else {
            self.input.take_found(found);
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let dropped = dropped_files(ui);
        self.read(ui.ctx(), dropped);
        if let Some(text) = self.input.take_long_paste(ui) {
            self.load = Load::paste(ui.ctx(), text.into_bytes());
        }
        match &mut self.many {
            Some(many) if !many.is_opened() && self.load.is_none() => {
                let action = many.ui(ui, &mut self.keys, desk);
                self.act(action);
            }
            _ => self.one(ui, desk),
        }
    }

    fn act(&mut self, action: Option<Action>) {
        match action {
            Some(Action::Open(item)) => self.input.take_item(&item),
            Some(Action::Close) => {
                self.many = None;
                self.input.clear();
            }
            None => {}
        }
    }

    /// One message, by itself or out of a list.
    fn one(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let bar = self.answer.said().and_then(Judgement::diagnosis).map(|_| footer(ui));
        page(ui, "verify", |ui| {
            if self.answer.take_news() {
                // The verdict is the first thing on the page.
                let top = Rect::from_min_size(ui.max_rect().min, Vec2::ZERO);
                ui.scroll_to_rect(top, Some(Align::Min));
            }
            let of_list = ui.scope(|ui| self.way_back(ui)).inner;
            title(ui, &tr("verify-title"));
            lead(ui, &of_list.clone().unwrap_or_else(|| tr("verify-lead")));
            ui.add_space(space::SMALL);
            ui.scope(|ui| self.verdict(ui));
            ui.add_space(space::SMALL);
            self.parts(ui, desk, of_list.is_none());
        });
        if let (Some(bar), Some(judgement), Some(question)) =
            (bar, self.answer.said(), self.answer.question())
        {
            self.shown.footer(ui, bar, judgement, question, desk);
        }
    }

    /// The way back to the list, where one message of it is shown; gives where that one was found.
    fn way_back(&mut self, ui: &mut Ui) -> Option<String> {
        let many = self.many.as_mut()?;
        if let Some(item) = many.way_back(ui) {
            self.input.take_item(&item);
        }
        many.opened_place()
    }

    /// The message and the keys; `sources` to bring others in.
    fn parts(&mut self, ui: &mut Ui, desk: &mut Desk, sources: bool) {
        let sample = self.input.is_sample();
        let (input, keys) = (&mut self.input, &mut self.keys);
        let mut ask = None;
        let mut end = false;
        CardPair::new(0.64).show(
            ui,
            |ui| ask = input.ui(ui, sources),
            |ui| if sample { end = sample::keys(ui) } else { keys.ui(ui, desk) },
        );
        if end {
            self.input.clear();
        }
        if let Some(ask) = ask {
            self.ask(ui.ctx(), ask, desk);
        }
    }

    fn ask(&mut self, ctx: &Context, ask: Ask, desk: &mut Desk) {
        match ask {
            Ask::Files => {
                let (title, folder) = (tr("verify-open-dialog"), false);
                self.asked = desk.ask_open_many(ctx, OpenMany { title, folder });
            }
            Ask::Folder => {
                let (title, folder) = (tr("verify-folder-dialog"), true);
                self.asked = desk.ask_open_many(ctx, OpenMany { title, folder });
            }
            Ask::All => self.load = Load::paste(ctx, self.input.capture().as_bytes().to_vec()),
            Ask::Paste => self.paste(ctx, desk),
        }
    }

    /// Straight from the clipboard, since a text field turns CR LF into LF; never a private key.
    fn paste(&mut self, ctx: &Context, desk: &mut Desk) {
        match desk.clipboard.read() {
            Ok(text) => match batch::leak(text.expose().as_bytes()) {
                Some(refused) => {
                    self.input.refuse(refused);
                    desk.wipe_traces();
                }
                None => self.load = Load::paste(ctx, text.expose().as_bytes().to_vec()),
            },
            Err(error) => self.input.refuse(error.message()),
        }
    }

    fn verdict(&mut self, ui: &mut Ui) {
        if let Some(load) = &self.load {
            if load.ui(ui) {
                self.load = None;
            }
            return;
        }
        match self.answer.said() {
            Some(judgement) => match judgement.refusal() {
                Some(refusal) => problem(ui, refusal),
                None => self.shown.ui(ui, judgement, self.answer.is_coming(), &self.input),
            },
            None if self.answer.is_coming() => notice(ui, Tone::Plain, &tr("verify-working"), None),
            None => notice(ui, Tone::Plain, &self.missing().text(), None),
        }
    }

    /// What is needed before anything can be said.
    fn missing(&self) -> Message {
        if self.input.is_empty() {
            Message::new("verify-need-message")
        } else if let Some(parts) = self.input.missing_parts() {
            Message::new("verify-need-parts").with("parts", parts)
        } else {
            Message::new("verify-need-key")
        }
    }
}

/// Files of keys are told by their names, so that one that is dropped here is not taken for a message.
fn is_key_file(path: &Path) -> bool {
    const ENDINGS: [&str; 6] = ["pem", "pub", "crt", "cer", "der", "key"];
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
