use std::path::PathBuf;

use egui::{Align, Context, Layout, Ui};

use super::action::{Action, PublishAction};
use super::dialogs::Concern;
use crate::ceremony::{Environment, Occasion, Plan};
use crate::desktop::inputs::PublicKeyField;
use crate::desktop::services::{Desk, Job};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    Footer, at_times, card, choice, columns, dropped_file, field, hint, link, main_button, notice,
    problem, strong,
};
use crate::text::{Message, tr};

/// What was typed on the first step; nothing of it is lost by a mistake.
#[derive(Default)]
pub struct Form {
    pub plan: Plan,
    old_key: PublicKeyField,
    /// Where the script is to be saved, and what became of it.
    pub asked_script: Option<Job<Option<PathBuf>>>,
    pub script: Option<Message>,
    /// Whether the fields for auditors are open.
    more: bool,
    /// Why the plan was not settled.
    pub problem: Option<Message>,
    /// The plan that the user was asked about and agreed to.
    agreed: Option<Plan>,
}

/// Test or real, or neither.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Test,
    Real,
    Rehearsal,
}

impl Form {
    /// The plan as it stands.
    pub fn plan(&self) -> Plan {
        self.plan.clone()
    }

    /// Fills it in from a record.
    pub fn set(&mut self, plan: &Plan) {
        self.plan = plan.clone();
        if let Some(old) = &plan.old_key {
            self.old_key.set(old);
        }
    }

    /// Takes the results of background work.
    pub fn logic(&mut self, ctx: &Context, desk: &mut Desk) {
        if self.old_key.logic(ctx, desk) {
            self.plan.old_key = self.old_key.key().cloned();
        }
    }

    /// Whether what was given as the old key is none: nobody goes on past that unseen.
    pub fn is_held_up(&mut self) -> bool {
        let held = self.plan.occasion == Occasion::Replacement && self.old_key.is_refused();
        if held {
            self.old_key.seek();
        }
        held
    }

    /// What the user is asked about before going on.
    pub fn concerns(&self) -> Vec<Concern> {
        if self.agreed.as_ref() == Some(&self.plan) {
            return Vec::new();
        }
        let replaced = self.plan.occasion == Occasion::Replacement;
        let unknown = (replaced && self.plan.old_key.is_none()).then_some(Concern::NoOldKey);
        self.plan.notes().map(Concern::Plan).chain(unknown).collect()
    }

    /// The user agreed to the plan as it stands.
    pub fn agree(&mut self) {
        self.agreed = Some(self.plan());
    }

    fn purpose(&self) -> Purpose {
        match (self.plan.rehearsal, self.plan.environment) {
            (true, _) => Purpose::Rehearsal,
            (false, Environment::Test) => Purpose::Test,
            (false, Environment::Real) => Purpose::Real,
        }
    }
}

pub fn ui(ui: &mut Ui, form: &mut Form, desk: &mut Desk) -> Option<Action> {
    if let Some(path) = dropped_file(ui) {
        // Only an old key is asked for here.
        form.plan.occasion = Occasion::Replacement;
        form.old_key.open(ui.ctx(), &path);
    }
    at_times(ui, form.problem.as_ref(), |ui, message| {
        problem(ui, message);
        ui.add_space(space::SMALL);
    });
    card(ui, |ui| purpose(ui, form));
    card(ui, |ui| people(ui, &mut form.plan));
    if form.plan.occasion == Occasion::Replacement {
        let (name, help) = (tr("prepare-old-key"), tr("prepare-old-key-hint"));
        card(ui, |ui| form.old_key.ui(ui, desk, &name, &help));
    }
    more(ui, form)
}

fn purpose(ui: &mut Ui, form: &mut Form) {
    occasion(ui, &mut form.plan);
    ui.add_space(space::SMALL);
    strong(ui, &tr("prepare-environment"));
    let options = [
        (Purpose::Test, Environment::Test.name().text()),
        (Purpose::Real, Environment::Real.name().text()),
        (Purpose::Rehearsal, tr("prepare-rehearsal")),
    ];
    let chosen = form.purpose();
    if let Some(purpose) = choice(ui, &tr("prepare-environment"), &options, Some(chosen)) {
        form.plan.rehearsal = purpose == Purpose::Rehearsal;
        form.plan.environment = match purpose {
            Purpose::Real => Environment::Real,
            Purpose::Test | Purpose::Rehearsal => Environment::Test,
        };
    }
    let about = match form.purpose() {
        Purpose::Rehearsal => "prepare-rehearsal-hint",
        Purpose::Test => "prepare-test-hint",
        Purpose::Real => "prepare-real-hint",
    };
    hint(ui, &tr(about));
}

fn occasion(ui: &mut Ui, plan: &mut Plan) {
    strong(ui, &tr("prepare-occasion"));
    let options =
        [Occasion::First, Occasion::Replacement].map(|occasion| (occasion, occasion.name().text()));
    if let Some(occasion) = choice(ui, &tr("prepare-occasion"), &options, Some(plan.occasion)) {
        plan.occasion = occasion;
    }
    let about = match plan.occasion {
        Occasion::First => "prepare-first-hint",
        Occasion::Replacement => "prepare-replacement-hint",
    };
    hint(ui, &tr(about));
}

fn people(ui: &mut Ui, plan: &mut Plan) {
    hint(ui, &tr("prepare-names-hint"));
    ui.add_space(space::TIGHT);
    let (of_id, of_people) = (plan.note_of_id(), plan.note_of_people());
    let Plan { partner, client_id, operator, witness, .. } = plan;
    columns(
        ui,
        0.5,
        |ui| {
            field(ui, &tr("prepare-partner"), partner, &tr("prepare-partner-hint"));
        },
        |ui| {
            field(ui, &tr("prepare-client-id"), client_id, &tr("prepare-client-id-hint"));
            at_times(ui, of_id, |ui, note| notice(ui, Tone::Care, &note.message().text(), None));
        },
    );
    ui.add_space(space::SMALL);
    columns(
        ui,
        0.5,
        |ui| {
            field(ui, &tr("prepare-operator"), operator, &tr("prepare-operator-hint"));
        },
        |ui| {
            field(ui, &tr("prepare-witness"), witness, &tr("prepare-witness-hint"));
            at_times(ui, of_people, |ui, note| {
                notice(ui, Tone::Care, &note.message().text(), None);
            });
        },
    );
}

/// What auditors ask for beside, on demand; the script to print before the ceremony.
fn more(ui: &mut Ui, form: &mut Form) -> Option<Action> {
    if form.more {
        card(ui, |ui| for_auditors(ui, &mut form.plan));
    }
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if !form.more {
            form.more = link(ui, &tr("prepare-more")).clicked();
        }
        if link(ui, &tr("prepare-script")).clicked() {
            action = Some(Action::Publish(PublishAction::SaveScript));
        }
    });
    at_times(ui, form.script.as_ref(), |ui, saved| notice(ui, Tone::Good, &saved.text(), None));
    action
}

fn for_auditors(ui: &mut Ui, plan: &mut Plan) {
    strong(ui, &tr("prepare-more-title"));
    let Plan { reason, approved_by, operator_organisation, witness_organisation, place, .. } = plan;
    let rows = [
        [("prepare-reason", reason), ("prepare-approved", approved_by)],
        [
            ("prepare-operator-for", operator_organisation),
            ("prepare-witness-for", witness_organisation),
        ],
    ];
    for [(left, first), (right, second)] in rows {
        columns(
            ui,
            0.5,
            |ui| _ = field(ui, &tr(left), first, ""),
            |ui| _ = field(ui, &tr(right), second, ""),
        );
        ui.add_space(space::SMALL);
    }
    field(ui, &tr("prepare-place"), place, &tr("prepare-place-hint"));
}

pub fn footer(ui: &mut Ui, bar: Footer) -> Option<Action> {
    bar.show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            main_button(ui, None, &tr("shell-continue"), true).then_some(Action::Prepare)
        })
        .inner
    })
}
