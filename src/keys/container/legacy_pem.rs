use cbc::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::Pkcs7};
use md5::{Digest, Md5};
use zeroize::Zeroizing;

use super::Opened;
use crate::keys::decode::{self, DecodeError};
use crate::keys::import::{ImportError, PrivateForm};
use crate::secret::Passphrase;

/// Opens a PEM file as OpenSSL before 1.0 protected it: RFC 1421 section 4.6.1.1, with a key by one round of MD5 over passphrase and salt
/// (`EVP_BytesToKey`).
pub(super) fn open(input: &[u8], passphrase: Option<&Passphrase>) -> Result<Opened, ImportError> {
    let (body, mut repairs) = decode::pem_body(input).map_err(ImportError::Decode)?;
    let header = body.lines().find_map(|line| line.trim().strip_prefix("DEK-Info:"));
    let (cipher, iv) =
        header.and_then(|info| info.trim().split_once(',')).ok_or(ImportError::Damaged)?;
    let cipher = Cipher::named(cipher.trim()).ok_or(ImportError::UnknownEncryption)?;
    let iv = crate::codec::hex::bytes(iv.trim().as_bytes())
        .filter(|iv| iv.len() == cipher.block())
        .ok_or(ImportError::Damaged)?;
    let passphrase = passphrase.ok_or(ImportError::PassphraseNeeded)?;
    let mut data = Zeroizing::new(String::with_capacity(body.len()));
    for line in body.lines().filter(|line| !line.contains(':')) {
        data.push_str(line.trim());
    }
    let mut sealed = decode::base64(&data, &mut repairs).map_err(ImportError::Decode)?;
    if sealed.is_empty() {
        return Err(ImportError::Decode(DecodeError::NothingBetween));
    }
    let key = derived_key(passphrase.expose().as_bytes(), &iv[..8], cipher.key());
    let length = cipher.open(&key, &iv, &mut sealed).ok_or(ImportError::WrongPassphrase)?;
    sealed.truncate(length);
    Ok(Opened { der: sealed, form: PrivateForm::LegacyPem, repairs })
}

fn derived_key(passphrase: &[u8], salt: &[u8], length: usize) -> Zeroizing<Vec<u8>> {
    let mut key = Zeroizing::new(Vec::with_capacity(length + 16));
    let mut last = Zeroizing::new(Vec::new());
    while key.len() < length {
        let mut hash = Md5::new();
        hash.update(&*last);
        hash.update(passphrase);
        hash.update(salt);
        *last = hash.finalize().to_vec();
        key.extend_from_slice(&last);
    }
    key.truncate(length);
    key
}

/// The ciphers that OpenSSL named in such files and that keys are still found in.
#[derive(Clone, Copy)]
enum Cipher {
    Aes128,
    Aes192,
    Aes256,
    TripleDes,
}

impl Cipher {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "AES-128-CBC" => Self::Aes128,
            "AES-192-CBC" => Self::Aes192,
            "AES-256-CBC" => Self::Aes256,
            "DES-EDE3-CBC" => Self::TripleDes,
            _ => return None,
        })
    }

    /// Length of its key in bytes.
    fn key(self) -> usize {
        match self {
            Self::Aes128 => 16,
            Self::Aes192 | Self::TripleDes => 24,
            Self::Aes256 => 32,
        }
    }

    /// Length of its block in bytes.
    fn block(self) -> usize {
        match self {
            Self::Aes128 | Self::Aes192 | Self::Aes256 => 16,
            Self::TripleDes => 8,
        }
    }

    /// Decrypts in place; gives the length without padding.
    fn open(self, key: &[u8], iv: &[u8], data: &mut [u8]) -> Option<usize> {
        match self {
            Self::Aes128 => opened::<cbc::Decryptor<aes::Aes128>>(key, iv, data),
            Self::Aes192 => opened::<cbc::Decryptor<aes::Aes192>>(key, iv, data),
            Self::Aes256 => opened::<cbc::Decryptor<aes::Aes256>>(key, iv, data),
            Self::TripleDes => opened::<cbc::Decryptor<des::TdesEde3>>(key, iv, data),
        }
    }
}

fn opened<C: KeyIvInit + BlockModeDecrypt>(
    key: &[u8],
    iv: &[u8],
    data: &mut [u8],
) -> Option<usize> {
    let cipher = C::new_from_slices(key, iv).ok()?;
    cipher.decrypt_padded::<Pkcs7>(data).ok().map(<[u8]>::len)
}
