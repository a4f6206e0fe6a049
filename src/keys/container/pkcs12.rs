use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Reader, SliceReader};
use zeroize::Zeroizing;

use super::Opened;
use crate::keys::decode::{self, DecodeError};
use crate::keys::identify::{Material, classify_der};
use crate::keys::import::{ImportError, PrivateForm};
use crate::keys::protection::Protected;
use crate::secret::Passphrase;

/// What stands there as it is (RFC 2315 section 8); what is encrypted beside it holds certificates.
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
/// RFC 7292 section 4.2.
const KEY_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.1");
const SHROUDED_KEY_BAG: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.2");

/// Opens a PKCS#12 file (RFC 7292) that holds one private key. Its MAC is not looked at: a damaged key fails its own checks, and a
/// wrong passphrase the decryption.
pub(super) fn open(input: &[u8], passphrase: Option<&Passphrase>) -> Result<Opened, ImportError> {
    let document = decode::document(input).map_err(|error| match error {
        // Lengths that are not told: BER, which old programs write.
        DecodeError::NotDer => ImportError::Unsuitable(Material::Pkcs12),
        other => ImportError::Decode(other),
    })?;
    let keys = keys(&document.der).ok_or(ImportError::Unsuitable(Material::Pkcs12))?;
    let key = match keys[..] {
        [] => return Err(ImportError::NoKeyInside),
        [key] => key,
        _ => return Err(ImportError::Decode(DecodeError::Several { count: keys.len() })),
    };
    let der = if classify_der(key) == Material::EncryptedPkcs8 {
        Protected::read(key).ok_or(ImportError::UnknownEncryption)?.open(passphrase)?
    } else {
        Zeroizing::new(key.to_vec())
    };
    Ok(Opened { der, form: PrivateForm::Pkcs12, repairs: document.repairs })
}

/// The keys in a `PFX`, each a `PrivateKeyInfo`, encrypted or not.
fn keys(pfx: &[u8]) -> Option<Vec<&[u8]>> {
    let mut keys = Vec::new();
    let mut outer = SliceReader::new(AnyRef::from_der(pfx).ok()?.value()).ok()?;
    let _version = u8::decode(&mut outer).ok()?;
    let safe = data(AnyRef::decode(&mut outer).ok()?)?;
    for bags in each(safe)?.into_iter().filter_map(data) {
        for bag in each(bags)? {
            let (kind, value) = tagged(bag)?;
            if kind == KEY_BAG || kind == SHROUDED_KEY_BAG {
                keys.push(value);
            }
        }
    }
    Some(keys)
}

/// The bytes of a `ContentInfo` that stand there as they are.
fn data(info: AnyRef<'_>) -> Option<&[u8]> {
    let (kind, value) = tagged(info)?;
    let octets = <&OctetStringRef>::from_der(value).ok().filter(|_| kind == DATA)?;
    Some(octets.as_bytes())
}

/// The members of a SEQUENCE OF.
fn each(der: &[u8]) -> Option<Vec<AnyRef<'_>>> {
    let mut reader = SliceReader::new(AnyRef::from_der(der).ok()?.value()).ok()?;
    let mut found = Vec::new();
    while !reader.is_finished() {
        found.push(AnyRef::decode(&mut reader).ok()?);
    }
    Some(found)
}

/// An identifier and, explicitly tagged, what it is about; attributes may follow.
fn tagged(sequence: AnyRef<'_>) -> Option<(ObjectIdentifier, &[u8])> {
    let mut reader = SliceReader::new(sequence.value()).ok()?;
    let kind = ObjectIdentifier::decode(&mut reader).ok()?;
    Some((kind, AnyRef::decode(&mut reader).ok()?.value()))
}
