use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode, Reader, SliceReader, Tag, Tagged};
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::request::CertReq;

use super::Material;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const SM2_CURVE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.156.10197.1.301");
const DSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10040.4.1");
const DH: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.3.1");
/// X25519, X448, Ed25519, Ed448 (RFC 8410): the last arc is 110 to 113.
const EDWARDS_PREFIX: &str = "1.3.101.11";
const PKCS7_PREFIX: &str = "1.2.840.113549.1.7.";
const ENCRYPTION_PREFIXES: [&str; 2] = ["1.2.840.113549.1.5.", "1.2.840.113549.1.12.1."];

/// Names a DER document by the tags of its members.
pub(super) fn classify(der: &[u8]) -> Material {
    let Some(members) = sequence(der) else {
        return Material::UnknownDer;
    };
    let tags: Vec<Tag> = members.iter().map(Tagged::tag).collect();
    match tags.as_slice() {
        [Tag::Integer, Tag::Sequence, Tag::OctetString, ..] => {
            algorithm(&members[1], true, Material::Pkcs8Private)
        }
        [Tag::Sequence, Tag::BitString] => algorithm(&members[0], false, Material::SpkiPublic),
        [Tag::Sequence, Tag::OctetString] => encrypted(&members[0]),
        [Tag::Integer, Tag::OctetString, ..] => Material::EcPrivate,
        [Tag::Integer, Tag::Integer] => Material::Pkcs1Public,
        [Tag::Integer, Tag::Sequence, ..] => Material::Pkcs12,
        [Tag::ObjectIdentifier, ..] => pkcs7(&members[0]),
        [Tag::Sequence, Tag::Sequence, Tag::BitString] => signed(der),
        [first, rest @ ..]
            if *first == Tag::Integer && rest.iter().all(|tag| *tag == Tag::Integer) =>
        {
            if tags.len() == 9 {
                Material::Pkcs1Private
            } else {
                Material::Dsa
            }
        }
        [Tag::Integer, ..] if tags.len() == 10 => Material::MultiPrime,
        _ => Material::UnknownDer,
    }
}

fn sequence(der: &[u8]) -> Option<Vec<AnyRef<'_>>> {
    let outer = AnyRef::from_der(der).ok()?;
    if outer.tag() != Tag::Sequence {
        return None;
    }
    members(outer.value())
}

fn members(content: &[u8]) -> Option<Vec<AnyRef<'_>>> {
    let mut reader = SliceReader::new(content).ok()?;
    let mut found = Vec::new();
    while !reader.is_finished() && found.len() < 16 {
        found.push(AnyRef::decode(&mut reader).ok()?);
    }
    Some(found)
}

fn algorithm(identifier: &AnyRef<'_>, private: bool, rsa: Material) -> Material {
    let Some(parts) = members(identifier.value()) else {
        return Material::UnknownDer;
    };
    let Some(oid) = parts.first().and_then(oid) else {
        return Material::UnknownDer;
    };
    match oid {
        RSA => rsa,
        RSA_PSS => Material::RsaPss,
        EC if parts.get(1).and_then(self::oid) == Some(SM2_CURVE) => Material::Sm2,
        EC if private => Material::EcPrivate,
        EC => Material::EcPublic,
        DSA | DH => Material::Dsa,
        other if other.to_string().starts_with(EDWARDS_PREFIX) => Material::Edwards,
        _ => Material::OtherAlgorithm,
    }
}

fn encrypted(identifier: &AnyRef<'_>) -> Material {
    let scheme = members(identifier.value())
        .and_then(|parts| parts.first().and_then(oid))
        .map(|oid| oid.to_string());
    match scheme {
        Some(oid)
            if ENCRYPTION_PREFIXES
                .iter()
                .any(|prefix| oid.starts_with(prefix)) =>
        {
            Material::EncryptedPkcs8
        }
        _ => Material::UnknownDer,
    }
}

fn pkcs7(first: &AnyRef<'_>) -> Material {
    match oid(first).map(|oid| oid.to_string()) {
        Some(oid) if oid.starts_with(PKCS7_PREFIX) => Material::Pkcs7,
        _ => Material::EcParameters,
    }
}

fn signed(der: &[u8]) -> Material {
    if CertificateInner::<Raw>::from_der(der).is_ok() {
        Material::Certificate
    } else if CertReq::from_der(der).is_ok() {
        Material::CertificateRequest
    } else {
        Material::RevocationList
    }
}

fn oid(any: &AnyRef<'_>) -> Option<ObjectIdentifier> {
    any.decode_as::<ObjectIdentifier>().ok()
}
