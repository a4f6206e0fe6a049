//! The live system proves the new key, and people state what only they know.

use jiff::Zoned;

use super::super::event::EventKind;
use super::super::facts::LiveFacts;
use super::super::known::{KnownUse, Owner};
use super::super::refusal::Refusal;
use super::super::step::Step;
use super::Ceremony;
use crate::keys::PublicKey;

impl Ceremony {
    /// Takes what the live system sent, judged and counted.
    ///
    /// # Errors
    /// [`Refusal::NotYet`] before the step is open.
    pub fn live_checked(&mut self, live: LiveFacts, now: &Zoned) -> Result<(), Refusal> {
        self.note_live(EventKind::LiveChecked(live), now)
    }

    /// Leaves the live system for later, for a reason that the record says.
    ///
    /// # Errors
    /// [`Refusal::NotYet`]; [`Refusal::NoReason`].
    pub fn put_live_off(&mut self, reason: &str, now: &Zoned) -> Result<(), Refusal> {
        let reason = reason.trim().to_owned();
        if self.can_open(Step::Live) && reason.is_empty() {
            return Err(Refusal::NoReason);
        }
        self.note_live(EventKind::LivePutOff { reason }, now)
    }

    /// What was seen of the live system last, unless it was put off since.
    pub fn live(&self) -> Option<&LiveFacts> {
        match self.last_live() {
            Some(EventKind::LiveChecked(live)) => Some(live),
            _ => None,
        }
    }

    /// Whether the live system was seen to use the new key alone, or a reason was given why not yet.
    pub(super) fn is_live_settled(&self) -> bool {
        match self.last_live() {
            Some(EventKind::LiveChecked(live)) => live.is_proof(),
            Some(_) => true,
            None => false,
        }
    }

    fn last_live(&self) -> Option<&EventKind> {
        let of_step = |kind: &&EventKind| {
            matches!(kind, EventKind::LiveChecked(_) | EventKind::LivePutOff { .. })
        };
        self.events.iter().rev().map(|event| &event.kind).find(of_step)
    }

    /// Notes it, unless it was said just before.
    fn note_live(&mut self, kind: EventKind, now: &Zoned) -> Result<(), Refusal> {
        if !self.can_open(Step::Live) {
            return Err(Refusal::NotYet);
        }
        if self.last_live() != Some(&kind) {
            self.note(kind, now);
        }
        Ok(())
    }

    /// Takes what somebody states: an exception or a leak at any time after the plan was settled, the rest when the
    /// private key is gone. Who states it anew adds to it; the last one counts.
    ///
    /// # Errors
    /// [`Refusal::NotYet`], also for an event that nobody states.
    pub fn take_statement(&mut self, mut kind: EventKind, now: &Zoned) -> Result<(), Refusal> {
        let open = match &kind {
            EventKind::Exception(_) | EventKind::Leaked { .. } => self.is_done(Step::Prepare),
            EventKind::Stated(_) => self.destroyed,
            _ => false,
        };
        if !open {
            return Err(Refusal::NotYet);
        }
        if let EventKind::Exception(exception) = &mut kind {
            self.step.id().clone_into(&mut exception.step);
        }
        if !self.has(&kind) {
            self.note(kind, now);
        }
        Ok(())
    }

    /// Notes that the script to follow was saved.
    ///
    /// # Errors
    /// [`Refusal::KeyIsGone`]: it is followed from the beginning.
    pub fn script_saved(
        &mut self,
        file: String,
        sha256: String,
        now: &Zoned,
    ) -> Result<(), Refusal> {
        self.still_open()?;
        self.note(EventKind::ScriptSaved { file, sha256 }, now);
        Ok(())
    }

    /// Learns where keys are used, from records that the user opened.
    pub fn learn_uses(&mut self, uses: impl IntoIterator<Item = KnownUse>) {
        for known in uses {
            if !self.known.contains(&known) {
                self.known.push(known);
            }
        }
    }

    /// How this ceremony's own keys are used.
    pub fn uses(&self) -> Vec<KnownUse> {
        let own = self.made.as_ref().filter(|_| self.destroyed).map(|made| &made.public);
        KnownUse::of_ceremony(&self.plan, own, self.platform_key.as_ref(), None)
    }

    /// Where else a key is used; the record of this very ceremony says nothing against it.
    fn uses_elsewhere<'a>(&'a self, key: &'a PublicKey) -> impl Iterator<Item = &'a KnownUse> {
        let own = self.scene().map(|scene| scene.record.as_str());
        let elsewhere =
            move |known: &&KnownUse| known.record.is_none() || known.record.as_deref() != own;
        self.known.iter().filter(move |known| known.key == *key).filter(elsewhere)
    }

    /// What is known of keys elsewhere.
    pub fn known_uses(&self) -> &[KnownUse] {
        &self.known
    }

    /// Whether a key may become the new one: no other ceremony, environment or side has it.
    pub(super) fn unused_elsewhere(&self, key: &PublicKey) -> Result<(), Refusal> {
        let refusal = self.uses_elsewhere(key).find_map(|known| {
            if known.owner == Owner::Platform {
                Some(Refusal::KeyOfPlatform)
            } else if known.rehearsal != self.plan.rehearsal {
                Some(Refusal::KeyOfRehearsal)
            } else if known.environment != self.plan.environment {
                Some(Refusal::KeyOfOtherEnvironment)
            } else {
                known.record.is_some().then_some(Refusal::KeyOfOtherRecord)
            }
        });
        refusal.map_or(Ok(()), Err)
    }

    /// Whether a key may be that of Alipay+ here: the partner has it nowhere, and the other environment has another.
    pub(super) fn is_platform_key_of_this_environment(
        &self,
        key: &PublicKey,
    ) -> Result<(), Refusal> {
        let refusal = self.uses_elsewhere(key).find_map(|known| match known.owner {
            Owner::Partner => Some(Refusal::OwnOldKey),
            Owner::Platform => (!known.rehearsal
                && !self.plan.rehearsal
                && known.environment != self.plan.environment)
                .then_some(Refusal::OtherEnvironment),
        });
        refusal.map_or(Ok(()), Err)
    }
}
