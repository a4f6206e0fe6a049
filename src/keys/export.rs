//! Renders a private key for the place where it will be used.

mod destination;
mod rehearsal;

use base64ct::{Base64, Encoding};
use der::pem::{self, LineEnding};
use pkcs8::PrivateKeyInfoRef;
use pkcs8::pkcs5::pbes2;
use zeroize::Zeroizing;

use super::PrivateKey;
use super::import::{ImportError, pkcs1_as_it_stands, private_key};
use crate::secret::{Passphrase, SecretText};
use crate::text::Message;

pub use destination::Destination;
pub use rehearsal::{is_marked_for_rehearsal, marked_for_rehearsal};

/// Rounds of PBKDF2-HMAC-SHA-256: what OWASP's password storage guidance asks for, about 0.1 s.
pub const PBKDF2_ITERATIONS: u32 = 600_000;

/// The text a private key is given out as.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExportForm {
    /// PKCS#8 in base64 on one line, no line end.
    Pkcs8OneLine,
    /// PKCS#1 in base64 on one line, no line end.
    Pkcs1OneLine,
    /// PKCS#8 as PEM with LF line ends.
    Pkcs8Pem,
    /// PKCS#1 as PEM with LF line ends.
    Pkcs1Pem,
    /// PKCS#8 encrypted with PBES2 (PBKDF2-HMAC-SHA-256, AES-256-CBC; RFC 8018), as PEM.
    EncryptedPkcs8Pem,
}

impl ExportForm {
    /// Its name in plain words.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Pkcs8OneLine => "keys-form-pkcs8-one-line",
            Self::Pkcs1OneLine => "keys-form-pkcs1-one-line",
            Self::Pkcs8Pem => "keys-form-pkcs8-pem",
            Self::Pkcs1Pem => "keys-form-pkcs1-pem",
            Self::EncryptedPkcs8Pem => "keys-form-encrypted-pem",
        })
    }

    /// The usual file extension, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pkcs8OneLine | Self::Pkcs1OneLine => "txt",
            Self::Pkcs8Pem | Self::Pkcs1Pem | Self::EncryptedPkcs8Pem => "pem",
        }
    }
}

/// Why a key was not given out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExportError {
    /// [`ExportForm::EncryptedPkcs8Pem`] without a passphrase.
    NoPassphrase,
    /// The passphrase has characters beyond printable ASCII, which Java refuses.
    PassphraseNotAscii,
    /// The operating system gave no randomness.
    NoRandomness,
    /// What was written did not read back as the same key.
    NotTheSame,
}

impl ExportError {
    /// What happened, with `.fix` and `.code`.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::NoPassphrase => "keys-export-no-passphrase",
            Self::PassphraseNotAscii => "keys-export-passphrase-not-ascii",
            Self::NoRandomness => "keys-export-no-randomness",
            Self::NotTheSame => "keys-export-not-the-same",
        })
    }
}

/// Renders `key` as `form`. The result was parsed back and compared with the key before it is returned;
/// it never ends in a line end, which some SDKs refuse.
///
/// # Errors
/// See [`ExportError`].
pub fn render(
    key: &PrivateKey,
    form: ExportForm,
    passphrase: Option<&Passphrase>,
) -> Result<SecretText, ExportError> {
    let text = match form {
        ExportForm::Pkcs8OneLine => {
            SecretText::from_string(Base64::encode_string(key.pkcs8().expose()))
        }
        ExportForm::Pkcs1OneLine => SecretText::from_string(Base64::encode_string(&pkcs1(key)?)),
        ExportForm::Pkcs8Pem => armour("PRIVATE KEY", key.pkcs8().expose())?,
        ExportForm::Pkcs1Pem => armour("RSA PRIVATE KEY", &pkcs1(key)?)?,
        ExportForm::EncryptedPkcs8Pem => {
            let passphrase = passphrase.ok_or(ExportError::NoPassphrase)?;
            armour("ENCRYPTED PRIVATE KEY", &encrypt(key, passphrase)?)?
        }
    };
    compare_with(key, text.expose().as_bytes(), passphrase).map_err(|_| ExportError::NotTheSame)?;
    Ok(text)
}

/// The content of a file for [`render`]'s text: PEM files end in a line end, one-line files do not.
pub fn file_content(form: ExportForm, text: &SecretText) -> SecretText {
    match form {
        ExportForm::Pkcs8OneLine | ExportForm::Pkcs1OneLine => SecretText::copy_of(text.expose()),
        ExportForm::Pkcs8Pem | ExportForm::Pkcs1Pem | ExportForm::EncryptedPkcs8Pem => {
            let mut content = String::with_capacity(text.len() + 1);
            content.push_str(text.expose());
            content.push('\n');
            SecretText::from_string(content)
        }
    }
}

/// Why a stored copy proves nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mismatch {
    /// It is no usable private key.
    Unreadable(ImportError),
    /// It is another private key.
    AnotherKey,
}

impl Mismatch {
    /// What happened, with `.fix` and `.code`.
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable(error) => error.message(),
            Self::AnotherKey => Message::new("keys-mismatch-another-key"),
        }
    }
}

/// The proof of a copy: `stored`, in any form, is `key`. A copy that holds the very bytes of the key, which was proved before,
/// is not proved once more; one that holds its numbers in another way is.
///
/// # Errors
/// See [`Mismatch`].
pub fn compare_with(
    key: &PrivateKey,
    stored: &[u8],
    passphrase: Option<&Passphrase>,
) -> Result<(), Mismatch> {
    let own = pkcs1(key).map_err(|_| Mismatch::AnotherKey)?;
    if pkcs1_as_it_stands(stored, passphrase).is_some_and(|stored| stored.same_as(&own)) {
        return Ok(());
    }
    let other = private_key(stored, passphrase).map_err(Mismatch::Unreadable)?;
    if other.key.same_as(key) { Ok(()) } else { Err(Mismatch::AnotherKey) }
}

fn pkcs1(key: &PrivateKey) -> Result<Zeroizing<Vec<u8>>, ExportError> {
    PrivateKeyInfoRef::try_from(key.pkcs8().expose())
        .map(|info| Zeroizing::new(info.private_key.as_bytes().to_vec()))
        .map_err(|_| ExportError::NotTheSame)
}

fn armour(label: &str, der: &[u8]) -> Result<SecretText, ExportError> {
    let mut text =
        pem::encode_string(label, LineEnding::LF, der).map_err(|_| ExportError::NotTheSame)?;
    text.truncate(text.trim_end().len());
    Ok(SecretText::from_string(text))
}

fn encrypt(key: &PrivateKey, passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>, ExportError> {
    if passphrase.is_empty() {
        return Err(ExportError::NoPassphrase);
    }
    if !passphrase.expose().bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Err(ExportError::PassphraseNotAscii);
    }
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    getrandom::fill(&mut salt).map_err(|_| ExportError::NoRandomness)?;
    getrandom::fill(&mut iv).map_err(|_| ExportError::NoRandomness)?;
    let scheme = pbes2::Parameters::generate_pbkdf2_sha256_aes256cbc(PBKDF2_ITERATIONS, &salt, iv)
        .map_err(|_| ExportError::NotTheSame)?;
    let document = PrivateKeyInfoRef::try_from(key.pkcs8().expose())
        .and_then(|info| info.encrypt_with_params(scheme, passphrase.expose()))
        .map_err(|_| ExportError::NotTheSame)?;
    Ok(Zeroizing::new(document.as_bytes().to_vec()))
}

crate::explained!(ExportError, Mismatch);

#[cfg(test)]
mod tests;
