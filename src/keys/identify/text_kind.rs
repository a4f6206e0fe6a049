use super::Material;
use crate::keys::decode::{self, DecodeError};

/// Formats that are told by their first bytes, before any decoding.
pub(super) fn foreign_format(input: &[u8]) -> Option<Material> {
    binary(input).or_else(|| {
        let clean = decode::clean(input).ok()?;
        textual(clean.text.trim_start())
    })
}

fn binary(input: &[u8]) -> Option<Material> {
    Some(match input {
        [0xfe, 0xed, 0xfe, 0xed, ..] | [0xce, 0xce, 0xce, 0xce, ..] => Material::JavaKeystore,
        [b'P', b'K', 3, 4, ..]
        | [0x1f, 0x8b, 8, ..]
        | [b'7', b'z', 0xbc, 0xaf, ..]
        | [b'R', b'a', b'r', b'!', ..]
        // Older office documents.
        | [0xd0, 0xcf, 0x11, 0xe0, ..] => Material::Archive,
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            Material::Picture
        }
        [b'%', b'P', b'D', b'F', ..] => Material::Pdf,
        // PKCS#12 in BER of indefinite length, version 3.
        [0x30, 0x80, 0x02, 0x01, 0x03, ..] => Material::Pkcs12,
        // PKCS#7 in BER of indefinite length.
        [0x30, 0x80, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, ..] => {
            Material::Pkcs7
        }
        _ => return open_pgp(input),
    })
}

/// A secret or public key packet (RFC 9580 section 4.2) of version 3 to 6.
fn open_pgp(input: &[u8]) -> Option<Material> {
    let (material, old) = match input.first()? {
        0x94..=0x97 => (Material::PgpPrivate, true),
        0x98..=0x9b => (Material::Pgp, true),
        0xc5 => (Material::PgpPrivate, false),
        0xc6 => (Material::Pgp, false),
        _ => return None,
    };
    let length_octets = match (old, input.first()?, input.get(1)?) {
        (true, tag, _) => [1, 2, 4, 0][usize::from(tag & 3)],
        (false, _, 0..=191) => 1,
        (false, _, 192..=223) => 2,
        (false, _, _) => 5,
    };
    matches!(input.get(1 + length_octets)?, 3..=6).then_some(material)
}

fn textual(text: &str) -> Option<Material> {
    let contains = |needle: &str| text.contains(needle);
    let starts = |start: &str| text.starts_with(start);
    let is_json = starts("{") || starts("[");
    Some(if contains("BEGIN OPENSSH PRIVATE KEY") {
        Material::OpenSshPrivate
    } else if contains("BEGIN PGP PRIVATE KEY") {
        Material::PgpPrivate
    } else if contains("BEGIN PGP") {
        Material::Pgp
    } else if starts("PuTTY-User-Key-File") {
        Material::Putty
    } else if starts("ssh-") || starts("ecdsa-sha2-") || contains("BEGIN SSH2 PUBLIC KEY") {
        Material::OpenSshPublic
    } else if contains("BEGIN EC PARAMETERS") && !contains("PRIVATE KEY") {
        Material::EcParameters
    } else if contains("Proc-Type:") && contains("ENCRYPTED") {
        Material::LegacyEncrypted
    } else if is_page(text) {
        Material::Html
    } else if contains("<RSAKeyValue") {
        // The private exponent.
        if contains("<D>") { Material::XmlPrivate } else { Material::XmlKey }
    } else if is_json && contains("\"kty\"") {
        if contains("\"d\"") || contains("\"k\"") { Material::JwkPrivate } else { Material::Jwk }
    } else if is_token(text) {
        Material::Token
    } else if is_hex(text) && decode::document(text.as_bytes()).is_err() {
        Material::Hex
    } else {
        return None;
    })
}

/// Tags that stand near the start of a web page.
fn is_page(text: &str) -> bool {
    let start = &text.as_bytes()[..text.len().min(400)];
    let has = |tag: &[u8]| start.windows(tag.len()).any(|window| window.eq_ignore_ascii_case(tag));
    [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body", b"<div"].into_iter().any(has)
}

/// `eyJ` is base64 of `{"`: the header of a JSON Web Token (RFC 7519), which has two dots.
fn is_token(text: &str) -> bool {
    text.starts_with("eyJ") && text.matches('.').count() == 2 && !text.contains(' ')
}

fn is_hex(text: &str) -> bool {
    let digits: usize = text.chars().filter(char::is_ascii_hexdigit).count();
    digits >= 32 && text.chars().all(|c| c.is_ascii_hexdigit() || c.is_whitespace() || c == ':')
}

/// What the text is where it failed as a key: a signature, the name of a file, a sentence.
pub(super) fn no_key(input: &[u8], error: &DecodeError) -> Option<Material> {
    if !matches!(
        error,
        DecodeError::ForeignCharacter { .. } | DecodeError::NotDer | DecodeError::WrongLength
    ) {
        return None;
    }
    let clean = decode::clean(input).ok()?;
    let text = clean.text.as_str();
    if is_path(text) {
        return Some(Material::Path);
    }
    if *error == DecodeError::NotDer && is_signature(text) {
        return Some(Material::Signature);
    }
    let longest = text
        .split(|c: char| !c.is_ascii_alphanumeric() && !"+/=-_".contains(c))
        .map(str::len)
        .max()?;
    // A damaged key still has a long run of base64; words have none.
    (longest < 40).then_some(Material::Prose)
}

/// One line that ends as the files of keys do.
fn is_path(text: &str) -> bool {
    const ENDINGS: [&str; 11] =
        [".pem", ".key", ".txt", ".der", ".cer", ".crt", ".p12", ".pfx", ".jks", ".pub", ".p8"];
    let ending = text.rfind('.').map_or("", |dot| &text[dot..]);
    text.len() < 1024
        && !text.contains('\n')
        && ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// As many digits as a signature with a key of 2048, 3072 or 4096 bits.
fn is_signature(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_ascii_alphanumeric() || "+/-_".contains(*c)).count();
    matches!(digits, 342 | 512 | 683)
}
