use ssh_key::{Kdf, PrivateKey};

use super::{Opened, pem_bytes, rsa_of};
use crate::keys::import::{ImportError, PrivateForm};
use crate::secret::Passphrase;

/// The most rounds of bcrypt that a file may ask for: `ssh-keygen` takes 24 of its own accord; some 10 seconds.
const MAX_ITERATIONS: u32 = 512;

/// Opens OpenSSH's own form (`openssh-key-v1`, PROTOCOL.key of OpenSSH).
pub(super) fn open(input: &[u8], passphrase: Option<&Passphrase>) -> Result<Opened, ImportError> {
    let (bytes, repairs) = pem_bytes(input)?;
    let mut key = PrivateKey::from_bytes(&bytes).map_err(|_| ImportError::Damaged)?;
    if key.is_encrypted() {
        if matches!(key.kdf(), Kdf::Bcrypt { rounds, .. } if *rounds > MAX_ITERATIONS) {
            return Err(ImportError::HostileEncryption);
        }
        let passphrase = passphrase.ok_or(ImportError::PassphraseNeeded)?;
        key = key.decrypt(passphrase.expose()).map_err(|error| match error {
            ssh_key::Error::Crypto => ImportError::WrongPassphrase,
            _ => ImportError::UnknownEncryption,
        })?;
    }
    Ok(Opened { der: rsa_of(&key)?, form: PrivateForm::OpenSsh, repairs })
}
