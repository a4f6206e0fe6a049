mod living;
mod registering;
mod resuming;

use std::sync::Arc;

use jiff::Zoned;

use super::chain;
use super::event::{Event, EventKind, Proof};
use super::facts::{KeyFacts, MadeFacts, Scene};
use super::known::KnownUse;
use super::plan::Plan;
use super::possession;
use super::refusal::Refusal;
use super::step::{Step, StepState};
use crate::keys::audit::Audit;
use crate::keys::export::{Destination, ExportForm};
use crate::keys::{PrivateKey, PublicKey};

/// Where a key came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// Made here.
    Generated,
    /// Read from a file or the clipboard.
    Imported,
}

/// What is known of the key that was made; nothing of it is secret.
#[derive(Clone, PartialEq, Debug)]
pub struct MadeKey {
    /// Where it came from.
    pub origin: Origin,
    /// Its public half.
    pub public: PublicKey,
    /// What its audit found.
    pub audit: Audit,
}

/// How the private key is to be handed over.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct StoreChoice {
    /// Where it will be used.
    pub destination: Destination,
    /// Whether its file is protected by a passphrase.
    pub protected: bool,
}

impl StoreChoice {
    /// The form that is copied.
    pub fn copy_form(self) -> ExportForm {
        self.destination.form()
    }

    /// The form that is saved.
    pub fn file_form(self) -> ExportForm {
        if self.protected { ExportForm::EncryptedPkcs8Pem } else { self.destination.form() }
    }
}

/// Whether the user agreed to lose a private key that nobody has stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Consent {
    /// Nobody was asked.
    #[default]
    No,
    /// The user was asked, and agreed.
    Given,
}

/// Where a generated key's randomness comes from, for the record.
const RANDOMNESS: &str = "operating system";

/// One ceremony, from its first choice to its record.
///
/// A finished step can be opened again until the private key is gone. Changing the plan's purpose, or
/// making another key, throws the key away; its events stay, because they happened. A proof is about the key, not about its form,
/// so it stays when another destination is chosen.
#[derive(Debug)]
pub struct Ceremony {
    step: Step,
    plan: Plan,
    private: Option<Arc<PrivateKey>>,
    made: Option<MadeKey>,
    destroyed: bool,
    store: StoreChoice,
    proof: Option<Proof>,
    platform_key: Option<PublicKey>,
    known: Vec<KnownUse>,
    events: Vec<Event>,
    /// How many of the events stand in the record that was saved last.
    recorded: usize,
}

impl Default for Ceremony {
    fn default() -> Self {
        Self {
            step: Step::Prepare,
            plan: Plan::default(),
            private: None,
            made: None,
            destroyed: false,
            store: StoreChoice::default(),
            proof: None,
            platform_key: None,
            known: Vec::new(),
            events: Vec::new(),
            recorded: 0,
        }
    }
}

impl Ceremony {
    /// The open step.
    pub fn step(&self) -> Step {
        self.step
    }

    /// What it is for, and who holds it.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The private key, while it is held.
    pub fn private_key(&self) -> Option<&PrivateKey> {
        self.private.as_deref()
    }

    /// The private key for work on another thread, which must let go of it before the key can be
    /// confirmed as stored.
    pub fn lend_key(&self) -> Option<Arc<PrivateKey>> {
        self.private.clone()
    }

    fn is_lent(&self) -> bool {
        self.private.as_ref().is_some_and(|key| Arc::strong_count(key) > 1)
    }

    /// What is known of the key.
    pub fn made(&self) -> Option<&MadeKey> {
        self.made.as_ref()
    }

    /// How the private key is to be handed over.
    pub fn store_choice(&self) -> StoreChoice {
        self.store
    }

    /// How a copy was proved.
    pub fn proof(&self) -> Option<&Proof> {
        self.proof.as_ref()
    }

    /// The Alipay+ public key, once accepted.
    pub fn platform_key(&self) -> Option<&PublicKey> {
        self.platform_key.as_ref()
    }

    /// What happened, oldest first.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Whether the private key was destroyed after it had been stored.
    pub fn key_is_gone(&self) -> bool {
        self.destroyed
    }

    /// Whether letting go of the key now would lose one that nobody has stored.
    pub fn would_lose_key(&self) -> bool {
        self.private.is_some() && self.proof.is_none()
    }

    /// Whether settling this plan would do that: it is for another purpose.
    pub fn plan_would_lose_key(&self, plan: &Plan) -> bool {
        self.would_lose_key() && !plan.clone().tidy().same_purpose(&self.plan)
    }

    /// How `step` stands.
    pub fn state(&self, step: Step) -> StepState {
        if step == self.step {
            StepState::Current
        } else if step < self.step || self.is_done(step) {
            StepState::Done
        } else {
            StepState::Ahead
        }
    }

    /// Whether `step` can be opened now.
    pub fn can_open(&self, step: Step) -> bool {
        let closed = self.destroyed && step < Step::Register;
        !closed
            && Step::ALL
                .iter()
                .take_while(|earlier| **earlier < step)
                .all(|earlier| self.is_done(*earlier))
    }

    fn is_done(&self, step: Step) -> bool {
        match step {
            Step::Prepare => self.was(|kind| matches!(kind, EventKind::Prepared(_))),
            Step::Make => self.made.as_ref().is_some_and(|made| made.audit.passed()),
            Step::Store => self.destroyed,
            Step::Register => {
                self.has(&EventKind::Registered) || self.has(&EventKind::RegistrationPutOff)
            }
            Step::Live => self.is_live_settled(),
            Step::Finish => self.has(&EventKind::Finished),
        }
    }

    fn was(&self, wanted: impl Fn(&EventKind) -> bool) -> bool {
        self.events.iter().any(|event| wanted(&event.kind))
    }

    fn has(&self, kind: &EventKind) -> bool {
        self.was(|event| event == kind)
    }

    /// Opens `step`.
    ///
    /// # Errors
    /// [`Refusal::KeyIsGone`], [`Refusal::NotYet`].
    pub fn open(&mut self, step: Step, now: &Zoned) -> Result<(), Refusal> {
        if self.destroyed && step < Step::Register {
            return Err(Refusal::KeyIsGone);
        }
        if !self.can_open(step) {
            return Err(Refusal::NotYet);
        }
        self.step = step;
        if step == Step::Finish && !self.has(&EventKind::Finished) {
            self.note(EventKind::Finished, now);
        }
        Ok(())
    }

    /// Notes where the ceremony is held and with which program, once.
    pub fn begin(&mut self, scene: Scene, now: &Zoned) {
        if self.scene().is_none() {
            self.events.insert(0, Event::now(EventKind::Opened(scene), now));
        }
    }

    /// Where it is held.
    pub fn scene(&self) -> Option<&Scene> {
        self.events.iter().find_map(|event| match &event.kind {
            EventKind::Opened(scene) => Some(scene),
            _ => None,
        })
    }

    /// Settles the plan and goes on to the key. Another purpose throws the key away.
    ///
    /// # Errors
    /// [`Refusal::KeyIsGone`]; [`Refusal::SameAsOldKey`] where the key at hand is named as the old one;
    /// [`Refusal::WouldLoseKey`].
    pub fn prepare(&mut self, plan: Plan, consent: Consent, now: &Zoned) -> Result<(), Refusal> {
        self.still_open()?;
        let plan = plan.tidy();
        if let (Some(old), Some(made)) = (&plan.old_key, &self.made)
            && *old == made.public
        {
            return Err(Refusal::SameAsOldKey);
        }
        if !plan.same_purpose(&self.plan) {
            self.agreed(consent)?;
            self.discard_key(now);
        }
        let settled = EventKind::Prepared(Box::new(plan.clone()));
        if !self.is_done(Step::Prepare) || self.plan != plan {
            self.note(settled, now);
        }
        self.plan = plan;
        self.step = Step::Make;
        Ok(())
    }

    /// Takes a key that was generated or imported, with its audit. What came after an earlier key is thrown away.
    ///
    /// # Errors
    /// [`Refusal::KeyIsGone`], [`Refusal::NotYet`], [`Refusal::SameAsOldKey`], [`Refusal::WouldLoseKey`].
    pub fn take_key(
        &mut self,
        key: PrivateKey,
        audit: Audit,
        origin: Origin,
        consent: Consent,
        now: &Zoned,
    ) -> Result<(), Refusal> {
        self.still_open()?;
        if !self.can_open(Step::Make) {
            return Err(Refusal::NotYet);
        }
        if self.plan.old_key.as_ref() == Some(key.public()) {
            return Err(Refusal::SameAsOldKey);
        }
        self.unused_elsewhere(key.public())?;
        self.agreed(consent)?;
        self.discard_key(now);
        self.step = self.step.min(Step::Make);
        let facts = |randomness: &str| MadeFacts {
            key: KeyFacts::from(key.public()),
            randomness: randomness.to_owned(),
            audit: audit.findings.clone(),
        };
        let kind = match origin {
            Origin::Generated => EventKind::Generated(facts(RANDOMNESS)),
            Origin::Imported => EventKind::Imported(facts("")),
        };
        self.made = Some(MadeKey { origin, public: key.public().clone(), audit });
        self.private = Some(Arc::new(key));
        self.note(kind, now);
        Ok(())
    }

    /// Chooses how the private key is handed over.
    ///
    /// # Errors
    /// [`Refusal::KeyIsGone`].
    pub fn choose_store(&mut self, choice: StoreChoice) -> Result<(), Refusal> {
        self.still_open()?;
        self.store = choice;
        Ok(())
    }

    /// Notes that the private half of `key` left the program: saved, copied, under dual control, or on a shared screen.
    ///
    /// # Errors
    /// [`Refusal::NoKey`], [`Refusal::OtherKey`]; [`Refusal::NotYet`] for an event of another step.
    pub fn handed_over(
        &mut self,
        key: &PublicKey,
        kind: EventKind,
        now: &Zoned,
    ) -> Result<(), Refusal> {
        self.still_holds(key)?;
        if !kind.is_hand_over() {
            return Err(Refusal::NotYet);
        }
        self.note(kind, now);
        Ok(())
    }

    /// Takes the proof of a copy, which the caller has compared with the private half of `key`.
    ///
    /// # Errors
    /// [`Refusal::NoKey`], [`Refusal::OtherKey`].
    pub fn prove(&mut self, key: &PublicKey, proof: Proof, now: &Zoned) -> Result<(), Refusal> {
        self.still_holds(key)?;
        self.note(EventKind::Proved(proof.clone()), now);
        self.proof = Some(proof);
        Ok(())
    }

    /// Whether [`Self::confirm_stored`] would go through.
    pub fn can_confirm_stored(&self) -> bool {
        self.proof.is_some()
            && self.private.is_some()
            && !self.is_lent()
            && self.is_done(Step::Make)
    }

    /// "I have stored it": the key signs that it was here, then it is destroyed. No way leads back.
    ///
    /// # Errors
    /// [`Refusal::NoKey`], [`Refusal::AuditFailed`], [`Refusal::NotProved`], [`Refusal::Busy`].
    pub fn confirm_stored(&mut self, now: &Zoned) -> Result<(), Refusal> {
        let key = self.private.as_ref().ok_or(Refusal::NoKey)?;
        if !self.is_done(Step::Make) {
            return Err(Refusal::AuditFailed);
        }
        if self.proof.is_none() {
            return Err(Refusal::NotProved);
        }
        if self.is_lent() {
            return Err(Refusal::Busy);
        }
        let head = chain::head(&self.events);
        let possession =
            possession::sign(key, self.events.len(), head).ok_or(Refusal::AuditFailed)?;
        self.private = None;
        self.destroyed = true;
        self.note(EventKind::Destroyed(possession), now);
        self.step = Step::Register;
        Ok(())
    }

    /// Whether the key that is held is this one: work on another one may end late.
    fn still_holds(&self, key: &PublicKey) -> Result<(), Refusal> {
        let held = self.private.as_ref().ok_or(Refusal::NoKey)?;
        if held.public() == key { Ok(()) } else { Err(Refusal::OtherKey) }
    }

    fn agreed(&self, consent: Consent) -> Result<(), Refusal> {
        match consent {
            Consent::No if self.would_lose_key() => Err(Refusal::WouldLoseKey),
            Consent::No | Consent::Given => Ok(()),
        }
    }

    fn still_open(&self) -> Result<(), Refusal> {
        if self.destroyed { Err(Refusal::KeyIsGone) } else { Ok(()) }
    }

    /// Lets go of the key that was made. What happened to it stays in the record: a copy of it may lie somewhere.
    fn discard_key(&mut self, now: &Zoned) {
        self.private = None;
        self.proof = None;
        if self.made.take().is_some() {
            self.note(EventKind::Discarded, now);
        }
    }

    fn note(&mut self, kind: EventKind, now: &Zoned) {
        self.events.push(Event::now(kind, now));
    }
}

#[cfg(test)]
mod tests;
