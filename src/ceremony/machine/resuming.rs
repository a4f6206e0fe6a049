//! A ceremony goes on from its record, with what is public in it. The private key is gone by design.

use jiff::Zoned;

use super::super::event::{Event, EventKind};
use super::super::facts::{MadeFacts, Scene};
use super::super::refusal::Refusal;
use super::super::step::Step;
use super::{Ceremony, MadeKey, Origin};

impl Ceremony {
    /// Goes on from the events of a record whose chain was checked.
    ///
    /// A key that was proved as stored goes on at Register. One that was not is lost with the program that held it: then
    /// the plan alone is taken over, and the record says that the ceremony was cut off.
    ///
    /// # Errors
    /// [`Refusal::NotYet`] where no plan was settled; [`Refusal::AuditFailed`] where a key in it cannot be read.
    pub fn resume(events: Vec<Event>, scene: Scene, now: &Zoned) -> Result<Self, Refusal> {
        let recorded = events.len();
        let mut resumed = Self { events, recorded, ..Self::default() };
        for event in resumed.events.clone() {
            resumed.remember(event.kind)?;
        }
        if !resumed.is_done(Step::Prepare) {
            return Err(Refusal::NotYet);
        }
        let whole = resumed.destroyed;
        resumed.note(EventKind::Reopened(scene), now);
        if !whole {
            resumed.note(EventKind::CutOff, now);
            resumed.destroyed = resumed.proof.is_some();
            if !resumed.destroyed {
                resumed.made = None;
            }
        }
        let last = Step::ALL.into_iter().rev().find(|step| resumed.can_open(*step));
        resumed.step = last.unwrap_or(Step::Prepare);
        Ok(resumed)
    }

    fn remember(&mut self, kind: EventKind) -> Result<(), Refusal> {
        match kind {
            EventKind::Prepared(plan) => self.plan = *plan,
            EventKind::Generated(facts) => self.made = Some(made(&facts, Origin::Generated)?),
            EventKind::Imported(facts) => self.made = Some(made(&facts, Origin::Imported)?),
            EventKind::Discarded => (self.made, self.proof) = (None, None),
            EventKind::Proved(proof) => self.proof = Some(proof),
            EventKind::Destroyed(_) => self.destroyed = true,
            // It was cut off before: what was proved then counts as stored.
            EventKind::CutOff => {
                self.destroyed = self.proof.is_some();
                self.made = self.made.take().filter(|_| self.destroyed);
            }
            EventKind::PlatformKeyAccepted(facts) => {
                self.platform_key = Some(facts.key().ok_or(Refusal::AuditFailed)?);
            }
            EventKind::Opened(_)
            | EventKind::ScriptSaved { .. }
            | EventKind::Saved { .. }
            | EventKind::Copied { .. }
            | EventKind::DualControl
            | EventKind::ScreenSharingAllowed
            | EventKind::Reopened(_)
            | EventKind::PublicCopied
            | EventKind::PublicSaved { .. }
            | EventKind::Registered
            | EventKind::RegistrationPutOff
            | EventKind::LiveChecked(_)
            | EventKind::LivePutOff { .. }
            | EventKind::Exception(_)
            | EventKind::Leaked { .. }
            | EventKind::Stated(_)
            | EventKind::Finished => {}
        }
        Ok(())
    }

    /// Whether the program ended while it held the private key, which is gone by design.
    pub fn was_cut_off(&self) -> bool {
        self.has(&EventKind::CutOff)
    }
}

fn made(facts: &MadeFacts, origin: Origin) -> Result<MadeKey, Refusal> {
    let public = facts.key.key().ok_or(Refusal::AuditFailed)?;
    Ok(MadeKey { origin, public, audit: facts.audit() })
}
