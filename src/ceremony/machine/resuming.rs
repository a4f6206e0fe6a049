//! A ceremony goes on from its record, with what is public in it. The private key is gone by design.

use jiff::Zoned;

use super::super::event::{Event, EventKind};
use super::super::facts::{MadeFacts, Scene};
use super::super::refusal::Refusal;
use super::super::step::Step;
use super::super::summary::Summary;
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
        let summary = Summary::of(&events);
        let plan = summary.plan.ok_or(Refusal::NotYet)?.clone();
        let made = summary.made.map(made).transpose()?;
        let platform = summary.platform.map(|key| key.key().ok_or(Refusal::AuditFailed));
        let mut resumed = Self {
            plan,
            made,
            proof: summary.proof.cloned(),
            destroyed: summary.stored,
            platform_key: platform.transpose()?,
            recorded: events.len(),
            events,
            ..Self::default()
        };
        resumed.note(EventKind::Reopened(scene), now);
        if !resumed.destroyed {
            resumed.note(EventKind::CutOff, now);
            resumed.destroyed = resumed.proof.is_some();
            resumed.made = resumed.made.filter(|_| resumed.destroyed);
        }
        let last = Step::ALL.into_iter().rev().find(|step| resumed.can_open(*step));
        resumed.step = last.unwrap_or(Step::Prepare);
        Ok(resumed)
    }

    /// Whether the program ended while it held the private key, which is gone by design.
    pub fn was_cut_off(&self) -> bool {
        self.has(&EventKind::CutOff)
    }
}

fn made((facts, origin): (&MadeFacts, Origin)) -> Result<MadeKey, Refusal> {
    let public = facts.key.key().ok_or(Refusal::AuditFailed)?;
    Ok(MadeKey { origin, public, audit: facts.audit() })
}
