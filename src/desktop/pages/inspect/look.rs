use crate::desktop::inputs::{NotRead, read_private};
use crate::keys::PublicKey;
use crate::keys::audit::{Audit, audit};
use crate::keys::decode::Repair;
use crate::keys::identify::identify;
use crate::keys::import::public_key;
use crate::secret::{Passphrase, SecretBytes};
use crate::text::Message;

/// What may be said of a key; nothing of it is secret.
pub struct Facts {
    pub kind: Message,
    pub private: bool,
    pub key: Option<PublicKey>,
    pub audit: Option<Audit>,
    pub notes: Vec<Message>,
}

/// Looks at a key on a worker; a private one is gone when this returns.
pub fn look(input: &SecretBytes, passphrase: Option<&Passphrase>) -> Result<Facts, NotRead> {
    let material = identify(input.expose()).map_err(|error| NotRead::Problem(error.message()))?;
    let mut facts = Facts {
        kind: material.name(),
        private: material.is_private(),
        key: None,
        audit: None,
        notes: Vec::new(),
    };
    let notes = |repairs: Vec<Repair>| repairs.into_iter().map(Repair::message).collect();
    if facts.private {
        let read = read_private(input, passphrase)?;
        facts.notes = notes(read.repairs);
        facts.audit = Some(audit(&read.key));
        facts.key = Some(read.key.public().clone());
    } else {
        let read = public_key(input.expose()).map_err(|error| NotRead::Problem(error.message()))?;
        facts.notes = notes(read.repairs);
        facts.key = Some(read.key);
    }
    Ok(facts)
}
