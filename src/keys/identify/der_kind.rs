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
        [Tag::Integer, Tag::Sequence, Tag::OctetString, ..] => private(&members[1], &members[2]),
        [Tag::Sequence, Tag::BitString] => public(&members[0]),
        [Tag::Sequence, Tag::OctetString] => encrypted(&members[0]),
        [Tag::Integer, Tag::OctetString, ..] => Material::EcPrivate,
        [Tag::Integer, Tag::Integer] => Material::Pkcs1Public,
        [Tag::Integer, Tag::Sequence, ..] => Material::Pkcs12,
        [Tag::ObjectIdentifier, ..] => pkcs7(&members[0]),
        [Tag::Sequence, Tag::Sequence, Tag::BitString] => signed(der),
        [Tag::Integer, rest @ ..] if rest.iter().all(|tag| *tag == Tag::Integer) => {
            match tags.len() {
                9 => Material::Pkcs1Private,
                // version, p, q, g, y, x of DSA; p, g of Diffie-Hellman never reach this arm.
                6 => Material::DsaPrivate,
                _ => Material::Dsa,
            }
        }
        _ if is_multi_prime(&tags) => Material::MultiPrime,
        _ => Material::UnknownDer,
    }
}

/// The nine numbers of PKCS#1, and a list of further primes.
fn is_multi_prime(tags: &[Tag]) -> bool {
    matches!(tags, [numbers @ .., Tag::Sequence]
        if numbers.len() == 9 && numbers.iter().all(|tag| *tag == Tag::Integer))
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

/// The algorithms that are told apart.
enum Algorithm {
    Rsa,
    RsaPss,
    Ec,
    Sm2,
    Dsa,
    Edwards,
    Other,
}

fn algorithm(identifier: &AnyRef<'_>) -> Option<Algorithm> {
    let parts = members(identifier.value())?;
    Some(match parts.first().and_then(oid)? {
        RSA => Algorithm::Rsa,
        RSA_PSS => Algorithm::RsaPss,
        EC if parts.get(1).and_then(oid) == Some(SM2_CURVE) => Algorithm::Sm2,
        EC => Algorithm::Ec,
        DSA | DH => Algorithm::Dsa,
        other if other.to_string().starts_with(EDWARDS_PREFIX) => Algorithm::Edwards,
        _ => Algorithm::Other,
    })
}

fn private(identifier: &AnyRef<'_>, key: &AnyRef<'_>) -> Material {
    match algorithm(identifier) {
        Some(Algorithm::Rsa) if holds_many_primes(key.value()) => Material::MultiPrime,
        Some(Algorithm::Rsa) => Material::Pkcs8Private,
        Some(Algorithm::RsaPss) => Material::RsaPssPrivate,
        Some(Algorithm::Ec) => Material::EcPrivate,
        Some(Algorithm::Sm2) => Material::Sm2Private,
        Some(Algorithm::Dsa) => Material::DsaPrivate,
        Some(Algorithm::Edwards) => Material::EdwardsPrivate,
        Some(Algorithm::Other) => Material::OtherPrivate,
        None => Material::UnknownDer,
    }
}

fn holds_many_primes(pkcs1: &[u8]) -> bool {
    sequence(pkcs1)
        .is_some_and(|members| is_multi_prime(&members.iter().map(Tagged::tag).collect::<Vec<_>>()))
}

fn public(identifier: &AnyRef<'_>) -> Material {
    match algorithm(identifier) {
        Some(Algorithm::Rsa) => Material::SpkiPublic,
        Some(Algorithm::RsaPss) => Material::RsaPss,
        Some(Algorithm::Ec) => Material::EcPublic,
        Some(Algorithm::Sm2) => Material::Sm2,
        Some(Algorithm::Dsa) => Material::Dsa,
        Some(Algorithm::Edwards) => Material::Edwards,
        Some(Algorithm::Other) => Material::OtherAlgorithm,
        None => Material::UnknownDer,
    }
}

fn encrypted(identifier: &AnyRef<'_>) -> Material {
    let scheme = members(identifier.value())
        .and_then(|parts| parts.first().and_then(oid))
        .map(|oid| oid.to_string());
    match scheme {
        Some(oid) if ENCRYPTION_PREFIXES.iter().any(|prefix| oid.starts_with(prefix)) => {
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
