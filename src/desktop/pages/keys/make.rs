mod made;
mod waiting;

use egui::{Align, Layout, Ui};

use super::action::{Action, MakeAction};
use super::work::{self, Made, NotMade};
use crate::ceremony::{Ceremony, Consent, Step};
use crate::desktop::inputs::KeyReader;
use crate::desktop::services::{Desk, Job};
use crate::desktop::theme::space;
use crate::desktop::widgets::{
    CardPair, Footer, Icon, KeySource, Look, at_times, button, card, choice, dropped_file, hint,
    key_sources, link, main_button, problem, strong,
};
use crate::keys::decode::Repair;
use crate::keys::generate::{KeySize, Progress};
use crate::text::{Message, tr};

/// What goes on on the second step.
pub struct State {
    pub size: KeySize,
    pub more: bool,
    /// A key that is made.
    pub work: Option<Job<Result<Made, NotMade>>>,
    /// A key that is imported.
    pub reader: KeyReader<Made>,
    /// Whether a key that is held and not stored may go for the one that comes.
    pub consent: Consent,
    pub progress: Progress,
    pub problem: Option<Message>,
    pub repairs: Vec<Repair>,
    pub compare: String,
    /// The checks are shown one by one.
    pub checks: bool,
    /// Another key is to take the place of the one that is there.
    pub again: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            size: KeySize::default(),
            more: false,
            work: None,
            reader: KeyReader::new(work::import),
            consent: Consent::default(),
            progress: Progress::default(),
            problem: None,
            repairs: Vec::new(),
            compare: String::new(),
            checks: false,
            again: false,
        }
    }
}

impl State {
    /// Whether a key is on its way.
    pub fn is_busy(&self) -> bool {
        self.work.is_some() || self.reader.is_busy()
    }
}

pub fn ui(ui: &mut Ui, state: &mut State, ceremony: &Ceremony, desk: &mut Desk) -> Option<Action> {
    let dropped = dropped_file(ui).map(|path| Action::Make(MakeAction::ImportDropped(path)));
    if state.work.is_some() {
        return dropped.or_else(|| card(ui, |ui| waiting::working(ui, state)));
    }
    if state.reader.is_busy() {
        card(ui, |ui| state.reader.ui(ui, desk));
        return dropped;
    }
    ui.scope(|ui| state.reader.ui(ui, desk));
    at_times(ui, state.problem.as_ref(), |ui, message| {
        problem(ui, message);
        ui.add_space(space::SMALL);
    });
    let made = ceremony.made().is_some();
    at_times(ui, made.then_some(()), |ui, ()| {
        card(ui, |ui| made::checks(ui, state, ceremony));
        card(ui, |ui| made::compare(ui, state, ceremony));
    });
    let ways = if made && !state.again { None } else { ways(ui, state) };
    dropped.or(ways)
}

/// The two ways to a key.
fn ways(ui: &mut Ui, state: &mut State) -> Option<Action> {
    let (mut chosen, mut other) = (None, None);
    let pair = CardPair { share: 0.5, first_stands_out: true };
    pair.show(ui, |ui| chosen = generate(ui, state), |ui| other = import(ui));
    chosen.or(other)
}

fn generate(ui: &mut Ui, state: &mut State) -> Option<Action> {
    strong(ui, &tr("make-generate-title"));
    hint(ui, &Message::new("make-generate-hint").with("bits", state.size.bits()).text());
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if button(ui, Look::Primary, Some(Icon::Key), &tr("make-generate"), true).clicked() {
            action = Some(Action::Make(MakeAction::Generate(state.size)));
        }
        if link(ui, &tr("make-more")).clicked() {
            state.more = !state.more;
        }
    });
    if state.more {
        let options = KeySize::ALL
            .map(|size| (size, Message::new("make-size").with("bits", size.bits()).text()));
        if let Some(size) = choice(ui, &tr("make-more"), &options, Some(state.size)) {
            state.size = size;
        }
        hint(ui, &tr("make-size-hint"));
    }
    action
}

fn import(ui: &mut Ui) -> Option<Action> {
    strong(ui, &tr("make-import-title"));
    hint(ui, &tr("make-import-hint"));
    let source = ui.horizontal_wrapped(key_sources).inner;
    source.map(|source| {
        Action::Make(match source {
            KeySource::File => MakeAction::ImportFile,
            KeySource::Paste => MakeAction::ImportPaste,
        })
    })
}

pub fn footer(ui: &mut Ui, bar: Footer, state: &State, ceremony: &Ceremony) -> Option<Action> {
    let ready = ceremony.can_open(Step::Store) && !state.is_busy();
    bar.show(ui, |ui| {
        let mut action = button(ui, Look::Plain, None, &tr("shell-back"), true)
            .clicked()
            .then_some(Action::Open(Step::Prepare));
        if ceremony.private_key().is_some() && link(ui, &tr("make-start-over")).clicked() {
            action = Some(Action::StartOver);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if main_button(ui, None, &tr("shell-continue"), ready) {
                action = Some(Action::Open(Step::Store));
            }
            if !ready {
                hint(ui, &tr("make-footer-hint"));
            }
        });
        action
    })
}
