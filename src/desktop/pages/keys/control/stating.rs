use egui::Context;
use jiff::Zoned;

use super::super::Keys;
use super::super::action::StateAction;
use super::super::statement::Form;
use crate::ceremony::record::Record;
use crate::ceremony::{Ceremony, Refusal};
use crate::desktop::services::Desk;
use crate::desktop::widgets::focus_first;

impl Keys {
    pub(super) fn act_state(&mut self, ctx: &Context, action: StateAction) {
        match action {
            StateAction::Open(subject) => {
                self.form = Some(Form::new(subject, self.ceremony.plan(), &Zoned::now()));
                focus_first(ctx);
            }
            StateAction::Cancel => self.form = None,
            StateAction::ShowLeak => self.leak_asked = true,
            StateAction::Add => self.add_statement(),
        }
    }

    fn add_statement(&mut self) {
        let Some(form) = &mut self.form else { return };
        let stated = form.event().and_then(|kind| {
            self.ceremony.take_statement(kind, &Zoned::now()).map_err(Refusal::message)
        });
        match stated {
            Ok(()) => self.form = None,
            Err(message) => form.problem = Some(message),
        }
    }

    /// Goes on with the ceremony of a record; whether it could. One that is under way is never thrown away for it.
    pub fn resume(&mut self, record: &Record, desk: &mut Desk) -> bool {
        if self.is_under_way() {
            return false;
        }
        let now = Zoned::now();
        match Ceremony::resume(record.events(), desk.running_file.scene(&now), &now) {
            Ok(mut ceremony) => {
                ceremony.learn_uses(self.ceremony.known_uses().to_vec());
                *self = Self { ceremony, ..Self::default() };
                self.prepare.set(self.ceremony.plan());
                desk.learn_plan(self.ceremony.plan());
                desk.known.own = self.ceremony.made().map(|made| made.public.clone());
                desk.known.platform = self.ceremony.platform_key().cloned();
                true
            }
            Err(refusal) => {
                self.refused = Some(refusal.message());
                true
            }
        }
    }
}
