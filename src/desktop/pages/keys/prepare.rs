use eframe::egui::Ui;

use super::action::Action;
use crate::ceremony::{Environment, Occasion, Plan};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    Look, button, card, chip, columns, field, footer as bar, hint, notice, problem, strong,
    text_area,
};
use crate::keys::import::public_key;
use crate::text::{Message, tr};

/// What was typed on the first step; nothing of it is lost by a mistake.
#[derive(Default)]
pub struct Form {
    pub plan: Plan,
    old_key: String,
    old_key_problem: Option<Message>,
    /// Why the plan was not settled.
    pub problem: Option<Message>,
}

impl Form {
    /// The plan as it stands.
    pub fn plan(&self) -> Plan {
        self.plan.clone()
    }

    fn read_old_key(&mut self) {
        self.old_key_problem = None;
        self.plan.old_key = None;
        if self.old_key.trim().is_empty() {
            return;
        }
        match public_key(self.old_key.as_bytes()) {
            Ok(read) => self.plan.old_key = Some(read.key),
            Err(error) => {
                if matches!(error, crate::keys::import::PublicKeyError::PrivateKey(_)) {
                    self.old_key.clear();
                }
                self.old_key_problem = Some(error.message());
            }
        }
    }
}

pub fn ui(ui: &mut Ui, form: &mut Form) -> Option<Action> {
    card(ui, |ui| purpose(ui, &mut form.plan));
    card(ui, |ui| people(ui, &mut form.plan));
    if form.plan.occasion == Occasion::Replacement {
        card(ui, |ui| old_key(ui, form));
    }
    if let Some(message) = &form.problem {
        problem(ui, message);
        ui.add_space(space::SMALL);
    }
    if let Some(note) = form.plan.note() {
        notice(ui, Tone::Care, &note.message().text(), None);
    }
    None
}

fn purpose(ui: &mut Ui, plan: &mut Plan) {
    columns(
        ui,
        0.5,
        |ui| {
            strong(ui, &tr("prepare-occasion"));
            ui.horizontal_wrapped(|ui| {
                for occasion in [Occasion::First, Occasion::Replacement] {
                    if chip(ui, plan.occasion == occasion, &occasion.name().text()).clicked() {
                        plan.occasion = occasion;
                    }
                }
            });
            hint(
                ui,
                &tr(if plan.occasion == Occasion::First {
                    "prepare-first-hint"
                } else {
                    "prepare-replacement-hint"
                }),
            );
        },
        |_| {},
    );
    ui.add_space(space::SMALL);
    strong(ui, &tr("prepare-environment"));
    ui.horizontal_wrapped(|ui| {
        for environment in [Environment::Test, Environment::Real] {
            let chosen = !plan.rehearsal && plan.environment == environment;
            if chip(ui, chosen, &environment.name().text()).clicked() {
                plan.environment = environment;
                plan.rehearsal = false;
            }
        }
        if chip(ui, plan.rehearsal, &tr("prepare-rehearsal")).clicked() {
            plan.rehearsal = true;
            plan.environment = Environment::Test;
        }
    });
    let about = match (plan.rehearsal, plan.environment) {
        (true, _) => "prepare-rehearsal-hint",
        (false, Environment::Test) => "prepare-test-hint",
        (false, Environment::Real) => "prepare-real-hint",
    };
    hint(ui, &tr(about));
}

fn people(ui: &mut Ui, plan: &mut Plan) {
    hint(ui, &tr("prepare-names-hint"));
    ui.add_space(space::TIGHT);
    let Plan { partner, client_id, operator, witness, .. } = plan;
    columns(
        ui,
        0.5,
        |ui| {
            field(ui, &tr("prepare-partner"), partner, &tr("prepare-partner-hint"));
        },
        |ui| {
            field(ui, &tr("prepare-client-id"), client_id, &tr("prepare-client-id-hint"));
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
        },
    );
}

fn old_key(ui: &mut Ui, form: &mut Form) {
    if text_area(ui, &tr("prepare-old-key"), &mut form.old_key, &tr("prepare-old-key-hint"), 3)
        .changed()
    {
        form.read_old_key();
    }
    if let Some(message) = &form.old_key_problem {
        problem(ui, message);
    } else if let Some(key) = &form.plan.old_key {
        let words = Message::new("prepare-old-key-read")
            .with("bits", key.bits())
            .with("words", key.fingerprint().words().join(" · "));
        notice(ui, Tone::Good, &words.text(), None);
    }
}

pub fn footer(ui: &mut Ui) -> Option<Action> {
    bar(ui, |ui| {
        ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            button(ui, Look::Primary, None, &tr("shell-continue"), true)
                .clicked()
                .then_some(Action::Prepare)
        })
        .inner
    })
}
