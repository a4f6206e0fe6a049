use super::Material;
use crate::keys::decode::{self, DecodeError};

/// Formats that are told by their first bytes, before any decoding.
pub(super) fn foreign_format(input: &[u8]) -> Option<Material> {
    match input {
        [0xfe, 0xed, 0xfe, 0xed, ..] | [0xce, 0xce, 0xce, 0xce, ..] => {
            return Some(Material::JavaKeystore);
        }
        [b'P', b'K', 3, 4, ..] => return Some(Material::Archive),
        [0x95 | 0x99 | 0xc5 | 0xc6, ..] => return Some(Material::Pgp),
        _ => {}
    }
    let clean = decode::clean(input).ok()?;
    let text = clean.text.trim_start();
    let lower: String = text
        .chars()
        .take(200)
        .collect::<String>()
        .to_ascii_lowercase();
    if text.contains("BEGIN OPENSSH PRIVATE KEY") {
        Some(Material::OpenSshPrivate)
    } else if text.contains("BEGIN PGP") {
        Some(Material::Pgp)
    } else if text.starts_with("PuTTY-User-Key-File") {
        Some(Material::Putty)
    } else if text.starts_with("ssh-")
        || text.starts_with("ecdsa-sha2-")
        || text.contains("BEGIN SSH2 PUBLIC KEY")
    {
        Some(Material::OpenSshPublic)
    } else if text.contains("BEGIN EC PARAMETERS") && !text.contains("PRIVATE KEY") {
        Some(Material::EcParameters)
    } else if text.contains("Proc-Type:") && text.contains("ENCRYPTED") {
        Some(Material::LegacyEncrypted)
    } else if lower.starts_with("<!doctype")
        || lower.starts_with("<html")
        || lower.contains("<body")
    {
        Some(Material::Html)
    } else if text.contains("RSAKeyValue") {
        Some(Material::XmlKey)
    } else if (text.starts_with('{') || text.starts_with('[')) && text.contains("\"kty\"") {
        Some(Material::Jwk)
    } else if is_hex(text) {
        Some(Material::Hex)
    } else {
        None
    }
}

fn is_hex(text: &str) -> bool {
    let digits: usize = text.chars().filter(char::is_ascii_hexdigit).count();
    digits >= 64
        && text
            .chars()
            .all(|c| c.is_ascii_hexdigit() || c.is_whitespace() || c == ':')
}

/// Words, where the text failed as base64 early on: a sentence, a path, a file name.
pub(super) fn prose(input: &[u8], error: &DecodeError) -> Option<Material> {
    if !matches!(
        error,
        DecodeError::ForeignCharacter { .. } | DecodeError::NotDer | DecodeError::WrongLength
    ) {
        return None;
    }
    let clean = decode::clean(input).ok()?;
    let longest = clean
        .text
        .split(|c: char| !c.is_ascii_alphanumeric() && !"+/=-_".contains(c))
        .map(str::len)
        .max()?;
    // A damaged key still has a long run of base64; words have none.
    (longest < 40).then_some(Material::Prose)
}
