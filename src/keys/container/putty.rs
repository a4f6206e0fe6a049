use ssh_key::PrivateKey;

use super::{Opened, rsa_of};
use crate::keys::decode;
use crate::keys::import::{ImportError, PrivateForm};
use crate::secret::Passphrase;

/// The most memory that Argon2 may ask for, in KiB; `PuTTYgen` takes 8 MiB of its own accord.
const MAX_MEMORY: u64 = 256 * 1024;
/// The most that Argon2 may pass over, in KiB: some 5 seconds.
const MAX_WORK: u64 = 8 * 1024 * 1024;
const MAX_LANES: u64 = 16;

/// Opens a `.ppk` file, version 2 or 3 (appendix C of `PuTTY`'s manual).
pub(super) fn open(input: &[u8], passphrase: Option<&Passphrase>) -> Result<Opened, ImportError> {
    let clean = decode::clean(input).map_err(ImportError::Decode)?;
    let protected = header(&clean.text, "Encryption").is_some_and(|name| name != "none");
    if !is_bearable(&clean.text) {
        return Err(ImportError::HostileEncryption);
    }
    if protected && passphrase.is_none() {
        return Err(ImportError::PassphraseNeeded);
    }
    // The library takes a String and drops it; what is freed is wiped by the allocator.
    let typed = passphrase.filter(|_| protected).map(|typed| typed.expose().to_owned());
    let key = PrivateKey::from_ppk(clean.text.as_str(), typed)
        .map_err(|_| if protected { ImportError::WrongPassphrase } else { ImportError::Damaged })?;
    Ok(Opened { der: rsa_of(&key)?, form: PrivateForm::Putty, repairs: clean.repairs })
}

fn header<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let value = |line: &'a str| line.strip_prefix(name)?.strip_prefix(':');
    text.lines().find_map(value).map(str::trim)
}

fn is_bearable(text: &str) -> bool {
    let number = |name| match header(text, name) {
        None => Some(0),
        Some(value) => value.parse::<u64>().ok(),
    };
    let sizes = ["Argon2-Memory", "Argon2-Passes", "Argon2-Parallelism"].map(number);
    let [Some(memory), Some(passes), Some(lanes)] = sizes else {
        return false;
    };
    memory <= MAX_MEMORY && memory.saturating_mul(passes) <= MAX_WORK && lanes <= MAX_LANES
}
