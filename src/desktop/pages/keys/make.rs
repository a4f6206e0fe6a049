use eframe::egui::{Align, Layout, ProgressBar, Ui};

use super::action::Action;
use super::work::{Made, NotMade};
use crate::ceremony::{Ceremony, Origin, Step};
use crate::desktop::services::Job;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    CardPair, Icon, KeySource, Look, button, card, chip, columns, dropped_file, field, finding,
    fingerprint, footer as bar, hint, key_sources, link, notice, problem, secret_field, strong,
};
use crate::keys::decode::Repair;
use crate::keys::generate::{KeySize, Progress};
use crate::secret::{SecretBytes, SecretInput};
use crate::text::{Message, tr};

/// What goes on on the second step.
#[derive(Default)]
pub struct State {
    pub size: KeySize,
    pub more: bool,
    pub work: Option<Job<Result<Made, NotMade>>>,
    pub origin: Option<Origin>,
    pub progress: Progress,
    pub asked: Option<Job<Option<std::path::PathBuf>>>,
    pub waiting: Option<SecretBytes>,
    pub passphrase: SecretInput,
    pub problem: Option<Message>,
    pub repairs: Vec<Repair>,
    pub compare: String,
}

impl State {
    pub fn waits_for_passphrase(&self) -> bool {
        self.waiting.is_some()
    }
}

pub fn ui(ui: &mut Ui, state: &mut State, ceremony: &Ceremony) -> Option<Action> {
    let mut action = dropped_file(ui).map(Action::ImportDropped);
    if state.work.is_some() {
        return action.or_else(|| card(ui, |ui| working(ui, state)));
    }
    if state.waiting.is_some() {
        return action.or_else(|| card(ui, |ui| passphrase(ui, state)));
    }
    let mut chosen = None;
    let mut other = None;
    let pair = CardPair {
        share: 0.5,
        first_stands_out: true,
    };
    pair.show(
        ui,
        |ui| chosen = generate(ui, state),
        |ui| other = import(ui),
    );
    action = action.or(chosen).or(other);
    if let Some(message) = &state.problem {
        problem(ui, message);
        ui.add_space(space::SMALL);
    }
    if ceremony.made().is_some() {
        card(ui, |ui| checks(ui, state, ceremony));
        card(ui, |ui| compare(ui, state, ceremony));
    }
    action
}

fn generate(ui: &mut Ui, state: &mut State) -> Option<Action> {
    strong(ui, &tr("make-generate-title"));
    hint(
        ui,
        &Message::new("make-generate-hint")
            .with("bits", state.size.bits())
            .text(),
    );
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if button(
            ui,
            Look::Primary,
            Some(Icon::Key),
            &tr("make-generate"),
            true,
        )
        .clicked()
        {
            action = Some(Action::Generate(state.size));
        }
        if link(ui, &tr("make-more")).clicked() {
            state.more = !state.more;
        }
    });
    if state.more {
        ui.horizontal_wrapped(|ui| {
            for size in KeySize::ALL {
                let name = Message::new("make-size").with("bits", size.bits()).text();
                if chip(ui, state.size == size, &name).clicked() {
                    state.size = size;
                }
            }
        });
        hint(ui, &tr("make-size-hint"));
    }
    action
}

fn import(ui: &mut Ui) -> Option<Action> {
    strong(ui, &tr("make-import-title"));
    hint(ui, &tr("make-import-hint"));
    let source = ui.horizontal_wrapped(key_sources).inner;
    source.map(|source| match source {
        KeySource::File => Action::ImportFile,
        KeySource::Paste => Action::ImportPaste,
    })
}

fn working(ui: &mut Ui, state: &State) -> Option<Action> {
    let generating = state.origin == Some(Origin::Generated);
    strong(
        ui,
        &tr(if generating {
            "make-working"
        } else {
            "make-reading"
        }),
    );
    if generating {
        let words = Message::new("make-progress")
            .with("primes", state.progress.primes_found().min(2))
            .with("candidates", state.progress.candidates());
        hint(ui, &words.text());
    }
    ui.add(ProgressBar::new(share_done(state.progress.primes_found())).animate(true));
    ui.add_space(space::TIGHT);
    button(
        ui,
        Look::Plain,
        Some(Icon::Cross),
        &tr("shell-cancel"),
        true,
    )
    .clicked()
    .then_some(Action::CancelWork)
}

/// Primes come by luck, so the bar tells how many of the two are found, not how long it takes.
fn share_done(primes: u64) -> f32 {
    match primes {
        0 => 0.15,
        1 => 0.55,
        _ => 0.95,
    }
}

fn passphrase(ui: &mut Ui, state: &mut State) -> Option<Action> {
    strong(ui, &tr("make-passphrase-title"));
    hint(ui, &tr("make-passphrase-hint"));
    let response = secret_field(ui, &tr("make-passphrase"), &mut state.passphrase);
    if state.passphrase.is_empty() && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    let entered =
        response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    if let Some(message) = &state.problem {
        problem(ui, message);
    }
    let mut action = entered.then_some(Action::GivePassphrase);
    ui.horizontal(|ui| {
        if button(
            ui,
            Look::Primary,
            None,
            &tr("make-open"),
            !state.passphrase.is_empty(),
        )
        .clicked()
        {
            action = Some(Action::GivePassphrase);
        }
        if button(ui, Look::Plain, None, &tr("shell-cancel"), true).clicked() {
            action = Some(Action::ForgetImport);
        }
    });
    action
}

fn checks(ui: &mut Ui, state: &State, ceremony: &Ceremony) {
    let Some(made) = ceremony.made() else { return };
    let id = match (made.audit.passed(), made.origin) {
        (false, _) => "make-checks-bad",
        (true, Origin::Generated) => "make-checks-generated",
        (true, Origin::Imported) => "make-checks-imported",
    };
    strong(ui, &Message::new(id).with("bits", made.audit.bits).text());
    for repair in &state.repairs {
        hint(ui, &repair.message().text());
    }
    let findings = &made.audit.findings;
    let half = findings.len().div_ceil(2);
    let list = |ui: &mut Ui, part: &[crate::keys::audit::Finding]| {
        for found in part {
            finding(ui, found.passed, &found.check.message(found.passed).text());
        }
    };
    columns(
        ui,
        0.5,
        |ui| list(ui, &findings[..half]),
        |ui| list(ui, &findings[half..]),
    );
}

fn compare(ui: &mut Ui, state: &mut State, ceremony: &Ceremony) {
    let Some(made) = ceremony.made() else { return };
    let print = made.public.fingerprint();
    strong(ui, &tr("make-fingerprint-title"));
    hint(ui, &tr("make-fingerprint-hint"));
    fingerprint(ui, &print);
    ui.add_space(space::SMALL);
    field(
        ui,
        &tr("make-compare"),
        &mut state.compare,
        &tr("make-compare-hint"),
    );
    if !state.compare.trim().is_empty() {
        let (tone, id) = if print.matches(&state.compare) {
            (Tone::Good, "make-compare-same")
        } else {
            (Tone::Care, "make-compare-other")
        };
        notice(ui, tone, &tr(id), None);
    }
}

pub fn footer(ui: &mut Ui, state: &State, ceremony: &Ceremony) -> Option<Action> {
    let ready = ceremony.can_open(Step::Store) && state.work.is_none() && state.waiting.is_none();
    bar(ui, |ui| {
        let mut action = button(ui, Look::Plain, None, &tr("shell-back"), true)
            .clicked()
            .then_some(Action::Open(Step::Prepare));
        if ceremony.private_key().is_some() && link(ui, &tr("make-start-over")).clicked() {
            action = Some(Action::StartOver);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button(ui, Look::Primary, None, &tr("shell-continue"), ready).clicked() {
                action = Some(Action::Open(Step::Store));
            }
            if !ready {
                hint(ui, &tr("make-footer-hint"));
            }
        });
        action
    })
}
