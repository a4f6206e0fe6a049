use memchr::memmem;

use super::{Material, identify};
use crate::keys::decode::MAX_INPUT;

/// How the base64 of a key goes on after `MII` and the digits that say how long it is: the first members of the
/// sequence, by their place in the text.
const BASE64_STARTS: [(usize, &[u8], Material); 5] = [
    // Version 0 and rsaEncryption (RFC 5208, RFC 8017).
    (6, b"IBADANBgkqhkiG9w0BAQEFAASC", Material::Pkcs8Private),
    // Version 0 and a modulus of 2048 bits or more, or of 1024.
    (6, b"IBAAKC", Material::Pkcs1Private),
    (6, b"IBAAKB", Material::Pkcs1Private),
    // An algorithm of PKCS#5 (RFC 8018) or PKCS#12 (RFC 7292) before what it encrypts.
    (8, b"BgkqhkiG9w0BBQ", Material::EncryptedPkcs8),
    (8, b"BgoqhkiG9w0BDAE", Material::EncryptedPkcs8),
];

/// `-----BEGIN … PRIVATE KEY-----` in base64, as secrets of Kubernetes and variables of build servers hold it.
const PEM_IN_BASE64: [(&[u8], Material); 4] = [
    (b"LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t", Material::Pkcs8Private),
    (b"LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVkt", Material::Pkcs1Private),
    (b"LS0tLS1CRUdJTiBFTkNSWVBURUQgUFJJVkFURSBLRVkt", Material::EncryptedPkcs8),
    (b"LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0t", Material::EcPrivate),
];

/// The private key that `text` holds, if any: alone, in each form that [`identify`] knows, or amid other text of any
/// length: beside other keys, split over lines of code, or in base64 of base64. What only looks like the start of
/// one, a placeholder or a key behind stars, is none.
pub fn private_key_within(text: &[u8]) -> Option<Material> {
    alone(text)
        .or_else(|| in_pem(text))
        .or_else(|| in_base64(text))
        .or_else(|| in_base64_twice(text))
}

fn alone(text: &[u8]) -> Option<Material> {
    if text.len() > MAX_INPUT {
        return None;
    }
    identify(text).ok().filter(|material| material.is_private())
}

fn in_pem(text: &[u8]) -> Option<Material> {
    let end = b"PRIVATE KEY-----";
    memmem::find_iter(text, end).find_map(|at| {
        let after = &text[at + end.len()..];
        let label = &text[..at];
        let label = &label[memmem::rfind(label, b"-----BEGIN ")?..];
        (longest_run(after, 200) >= 32).then_some(match label {
            b"-----BEGIN " => Material::Pkcs8Private,
            b"-----BEGIN RSA " => Material::Pkcs1Private,
            b"-----BEGIN ENCRYPTED " => Material::EncryptedPkcs8,
            b"-----BEGIN EC " => Material::EcPrivate,
            b"-----BEGIN OPENSSH " => Material::OpenSshPrivate,
            b"-----BEGIN DSA " => Material::DsaPrivate,
            _ => return None,
        })
    })
}

fn in_base64(text: &[u8]) -> Option<Material> {
    memmem::find_iter(text, b"MII").find_map(|at| {
        let from = &text[at..];
        let known = BASE64_STARTS.iter().find(|(place, start, _)| {
            from.get(*place..).is_some_and(|rest| rest.starts_with(start))
        });
        let (_, _, material) = known?;
        is_mostly_base64(from).then_some(*material)
    })
}

fn in_base64_twice(text: &[u8]) -> Option<Material> {
    let known = PEM_IN_BASE64
        .iter()
        .find(|(start, _)| memmem::find_iter(text, start).any(|at| is_mostly_base64(&text[at..])));
    known.map(|(_, material)| *material)
}

/// Whether as much text as the smallest key has goes on in base64, with room for quotes and line ends between.
fn is_mostly_base64(text: &[u8]) -> bool {
    const LOOKED_AT: usize = 480;
    let part = &text[..text.len().min(LOOKED_AT)];
    part.iter().filter(|byte| is_base64(**byte)).count() >= LOOKED_AT * 3 / 4
}

fn longest_run(text: &[u8], most: usize) -> usize {
    let part = &text[..text.len().min(most)];
    let runs = part.split(|byte| !is_base64(*byte));
    runs.map(<[u8]>::len).max().unwrap_or(0)
}

const fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64, Encoding};

    use super::*;

    fn keys() -> serde_json::Value {
        let keys = include_str!("../../../tests/data/test_keys.json");
        serde_json::from_str(keys).expect("the test keys")
    }

    fn key(id: &str) -> String {
        let key = &keys()["merchant_B_2048"][id];
        key.as_str().unwrap_or_else(|| panic!("no {id}")).to_owned()
    }

    fn found(text: impl AsRef<[u8]>) -> Option<Material> {
        private_key_within(text.as_ref())
    }

    /// Each form of a private key with what it is.
    fn forms() -> Vec<(String, Material)> {
        vec![
            (key("private_pkcs8_one_line"), Material::Pkcs8Private),
            (key("private_pkcs8_pem"), Material::Pkcs8Private),
            (key("private_pkcs1_one_line"), Material::Pkcs1Private),
            (key("private_pkcs1_pem"), Material::Pkcs1Private),
            (key("private_pkcs8_encrypted_pem(password=\"test1234\")"), Material::EncryptedPkcs8),
        ]
    }

    #[test]
    fn beside_a_public_key() {
        let public = key("public_spki_one_line");
        for (private, material) in forms() {
            for text in
                [format!("{private}\n{public}\n"), format!("{public}\n\nold one:\n{private}")]
            {
                assert_eq!(found(&text), Some(material));
            }
        }
    }

    #[test]
    fn in_a_long_text() {
        let line = "2026-05-01 12:00:00 INFO notify: 200 OK, result S\n";
        let much = line.repeat(2 * MAX_INPUT / line.len());
        for (private, material) in forms() {
            assert_eq!(found(format!("{much}{private}\n{much}")), Some(material));
        }
        assert_eq!(found(&much), None);
    }

    #[test]
    fn split_over_lines_of_code() {
        let one_line = key("private_pkcs8_one_line");
        let lines: Vec<&str> = (0..one_line.len())
            .step_by(64)
            .map(|at| &one_line[at..one_line.len().min(at + 64)])
            .collect();
        let java = format!("String key = \"{}\";", lines.join("\"\n    + \""));
        assert_eq!(found(&java), Some(Material::Pkcs8Private));
    }

    #[test]
    fn in_base64_of_pem() {
        for (private, material) in forms() {
            if private.starts_with("-----") {
                let secret = format!("tls.key: {}\n", Base64::encode_string(private.as_bytes()));
                assert_eq!(found(&secret), Some(material));
            }
        }
    }

    #[test]
    fn public_keys_and_what_only_looks_like_one_are_none() {
        let (public, private) = (key("public_spki_pem"), key("private_pkcs8_one_line"));
        let twice = Base64::encode_string(public.as_bytes());
        for text in [
            format!("{public}\n{public}"),
            format!("{}\n{}", key("public_pkcs1_one_line"), key("public_pkcs1_pem")),
            twice,
            "error: -----BEGIN PRIVATE KEY----- is missing in the file that was configured"
                .to_owned(),
            "-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----".to_owned(),
            format!("{}{}", &private[..40], "*".repeat(1600)),
            format!("{}…", &private[..64]),
        ] {
            assert_eq!(found(&text), None, "{text}");
        }
    }
}
