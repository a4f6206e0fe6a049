use crate::keys::PublicKey;
use crate::keys::audit::{Audit, audit};
use crate::keys::identify::identify;
use crate::keys::import::{ImportError, private_key, public_key};
use crate::secret::SecretBytes;
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
pub fn look(input: &SecretBytes) -> Result<Facts, Message> {
    let material = identify(input.expose()).map_err(|error| error.message())?;
    let mut facts = Facts {
        kind: material.name(),
        private: material.is_private(),
        key: None,
        audit: None,
        notes: Vec::new(),
    };
    if !facts.private {
        let read = public_key(input.expose()).map_err(|error| error.message())?;
        facts.notes = read.repairs.iter().map(|repair| repair.message()).collect();
        facts.key = Some(read.key);
        return Ok(facts);
    }
    match private_key(input.expose(), None) {
        Ok(read) => {
            facts.notes = read.repairs.iter().map(|repair| repair.message()).collect();
            facts.audit = Some(audit(&read.key));
            facts.key = Some(read.key.public().clone());
            Ok(facts)
        }
        // What a protected file is can be said without opening it.
        Err(ImportError::PassphraseNeeded) => {
            facts.notes.push(Message::new("inspect-protected"));
            Ok(facts)
        }
        Err(error) => Err(error.message()),
    }
}
