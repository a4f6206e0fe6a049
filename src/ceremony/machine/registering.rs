//! The steps after the private key is gone: both public keys find their way, and the next ceremony can begin.

use jiff::Zoned;

use super::super::event::EventKind;
use super::super::refusal::Refusal;
use super::{Ceremony, Consent};
use crate::ceremony::facts::KeyFacts;
use crate::keys::PublicKey;

impl Ceremony {
    /// Notes that the public key was taken out: copied, or saved under the file name given.
    ///
    /// # Errors
    /// [`Refusal::NotYet`].
    pub fn public_key_taken(
        &mut self,
        saved_as: Option<String>,
        now: &Zoned,
    ) -> Result<(), Refusal> {
        if !self.destroyed {
            return Err(Refusal::NotYet);
        }
        self.note(
            saved_as.map_or(EventKind::PublicCopied, |file| EventKind::PublicSaved { file }),
            now,
        );
        Ok(())
    }

    /// Whether the public key was copied or saved.
    pub fn public_key_is_taken(&self) -> bool {
        let taken = |kind: &EventKind| {
            matches!(kind, EventKind::PublicCopied | EventKind::PublicSaved { .. })
        };
        self.events.iter().any(|event| taken(&event.kind))
    }

    /// Notes that the operator saw the new public key on the dashboard, or that it is registered later.
    ///
    /// # Errors
    /// [`Refusal::NotYet`] before the public key was taken out.
    pub fn registered(&mut self, seen: bool, now: &Zoned) -> Result<(), Refusal> {
        if !self.public_key_is_taken() {
            return Err(Refusal::NotYet);
        }
        let kind = if seen { EventKind::Registered } else { EventKind::RegistrationPutOff };
        if !self.has(&kind) {
            self.note(kind, now);
        }
        Ok(())
    }

    /// Notes that the record was saved with all that has happened until now.
    pub fn record_saved(&mut self) {
        self.recorded = self.events.len();
    }

    /// Whether something happened after the key was destroyed that stands in no saved record.
    pub fn has_unsaved_record(&self) -> bool {
        self.destroyed && self.recorded < self.events.len()
    }

    /// Whether the public key would be lost: its private half is stored, and nobody has taken it out.
    pub fn would_lose_public_key(&self) -> bool {
        self.destroyed && !self.public_key_is_taken()
    }

    /// Takes the Alipay+ public key.
    ///
    /// # Errors
    /// [`Refusal::OwnKey`], [`Refusal::OwnOldKey`], [`Refusal::PublishedKey`], [`Refusal::OtherEnvironment`],
    /// [`Refusal::NotYet`].
    pub fn accept_platform_key(&mut self, key: PublicKey, now: &Zoned) -> Result<(), Refusal> {
        let Some(made) = self.made.as_ref().filter(|_| self.destroyed) else {
            return Err(Refusal::NotYet);
        };
        if made.public == key {
            return Err(Refusal::OwnKey);
        }
        if self.plan.old_key.as_ref() == Some(&key) {
            return Err(Refusal::OwnOldKey);
        }
        if key.is_published() {
            return Err(Refusal::PublishedKey);
        }
        self.is_platform_key_of_this_environment(&key)?;
        if self.platform_key.as_ref() != Some(&key) {
            self.note(EventKind::PlatformKeyAccepted(KeyFacts::from(&key)), now);
            self.platform_key = Some(key);
        }
        Ok(())
    }

    /// Forgets this ceremony, for a new one.
    ///
    /// Only public keys are remembered with their use, while the program runs, so that none is used twice.
    ///
    /// # Errors
    /// [`Refusal::WouldLoseKey`].
    pub fn start_over(&mut self, consent: Consent) -> Result<(), Refusal> {
        self.agreed(consent)?;
        let mut known = std::mem::take(&mut self.known);
        known.extend(self.uses());
        *self = Self { known, ..Self::default() };
        Ok(())
    }
}
