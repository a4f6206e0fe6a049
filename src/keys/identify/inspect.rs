use der::Decode;
use pkcs8::PrivateKeyInfoRef;

use super::{Material, classify_der, identify};
use crate::keys::components::bit_length;
use crate::keys::decode::{self, DecodeError, Repair, Wrapping};
use crate::keys::import::{MAX_PUBLIC_BITS, public_key};
use crate::keys::protection::Protection;
use crate::keys::{MIN_BITS, PublicKey};
use crate::secret::worker::catching;

/// What an input is, with all that can be said of it without a passphrase. It holds nothing secret.
#[derive(Clone, Debug)]
pub struct Identity {
    /// What it is.
    pub material: Material,
    /// How it was written; `None` for formats that are named but not read.
    pub wrapping: Option<Wrapping>,
    /// Length of the modulus in bits, of RSA keys.
    pub bits: Option<usize>,
    /// The public half of an RSA key that is fit to verify with. Of a private key it is what its file
    /// says; whether the private half fits is not looked at here.
    pub public: Option<PublicKey>,
    /// How an encrypted key is protected.
    pub protection: Option<Protection>,
    /// What was mended.
    pub repairs: Vec<Repair>,
}

/// What `input` is, its size, its public half and its protection.
///
/// # Errors
/// Where it holds no document at all.
pub fn inspect(input: &[u8]) -> Result<Identity, DecodeError> {
    catching(|| inspected(input)).unwrap_or(Err(DecodeError::ReaderFailed))
}

fn inspected(input: &[u8]) -> Result<Identity, DecodeError> {
    let mut identity = Identity {
        material: identify(input)?,
        wrapping: None,
        bits: None,
        public: None,
        protection: None,
        repairs: Vec::new(),
    };
    if identity.material == Material::LegacyEncrypted {
        identity.protection = Some(Protection::Outdated);
    }
    if let Ok(document) = decode::document(input)
        && classify_der(&document.der) == identity.material
    {
        identity.wrapping = Some(document.wrapping);
        identity.repairs = document.repairs;
        read(&document.der, &mut identity);
    }
    Ok(identity)
}

fn read(der: &[u8], identity: &mut Identity) {
    match identity.material {
        Material::Pkcs8Private => {
            if let Ok(info) = PrivateKeyInfoRef::from_der(der) {
                read_private(info.private_key.as_bytes(), identity);
            }
        }
        Material::Pkcs1Private => read_private(der, identity),
        Material::EncryptedPkcs8 => identity.protection = Some(Protection::of(der)),
        Material::SpkiPublic | Material::Pkcs1Public | Material::Certificate => {
            if let Ok(imported) = public_key(der) {
                identity.bits = Some(imported.key.bits());
                identity.public = Some(imported.key);
            } else {
                identity.bits = public_bits(der);
            }
        }
        _ => {}
    }
}

fn read_private(pkcs1: &[u8], identity: &mut Identity) {
    if let Ok(key) = pkcs1::RsaPrivateKeyRef::from_der(pkcs1) {
        let (n, e) = (key.modulus.as_bytes(), key.public_exponent.as_bytes());
        identity.bits = Some(bit_length(n));
        // What may become a number is bounded first.
        if (MIN_BITS..=MAX_PUBLIC_BITS).contains(&bit_length(n)) && e.len() <= n.len() {
            identity.public = PublicKey::from_parts(n, e);
        }
    }
}

/// The size of a key that cannot be used, such as one of 1024 bits.
fn public_bits(der: &[u8]) -> Option<usize> {
    let bits = |pkcs1: &[u8]| {
        pkcs1::RsaPublicKeyRef::from_der(pkcs1).ok().map(|key| bit_length(key.modulus.as_bytes()))
    };
    match spki::SubjectPublicKeyInfoRef::from_der(der) {
        Ok(spki) => bits(spki.subject_public_key.as_bytes()?),
        Err(_) => bits(der),
    }
}
