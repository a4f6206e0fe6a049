mod layers;

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

/// How often base64 around base64 is taken off.
const MOST_LAYERS: u8 = 2;

/// The private key that `text` holds, if any: alone, in each form that [`identify`] knows, or amid other text of any
/// length: beside other keys, split over lines of code, in base64 once or twice around, as hex digits or a dump of them, or
/// as `openssl rsa -text` prints it. What only looks like the start of one, a placeholder or a key behind stars, is none.
///
/// It is the one guard against leaks: every place that takes what is not meant for a private key asks it.
pub fn private_key_within(text: &[u8]) -> Option<Material> {
    alone(text).or_else(|| private_key_amid(text))
}

/// The same for a text that is something else as a whole, such as a capture.
pub fn private_key_amid(text: &[u8]) -> Option<Material> {
    amid(text, MOST_LAYERS).or_else(|| layers::in_hex(text)).or_else(|| layers::printed(text))
}

/// Amid other text, so many layers of base64 deep.
fn amid(text: &[u8], layers: u8) -> Option<Material> {
    let found = in_pem(text)
        .or_else(|| in_base64(text))
        .or_else(|| in_markup(text))
        .or_else(|| layers::in_der(text));
    found.or_else(|| {
        let deeper = layers.checked_sub(1)?;
        layers::in_base64_runs(text, |inner| amid(inner, deeper))
    })
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

/// The private members of a JSON Web Key, of the XML of .NET, of `PuTTY`.
fn in_markup(text: &[u8]) -> Option<Material> {
    let long = |name: &[u8]| {
        let mut places = memmem::find_iter(text, name);
        places.any(|at| longest_run(&text[at + name.len()..], 200) >= 64)
    };
    let found = [
        (Material::JwkPrivate, long(b"\"d\"") && long(b"\"p\"")),
        (Material::XmlPrivate, long(b"<D>") && long(b"<P>")),
        (Material::Putty, long(b"Private-Lines:")),
    ];
    found.into_iter().find_map(|(material, is)| is.then_some(material))
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

fn is_base64(byte: u8) -> bool {
    IS_BASE64[usize::from(byte)]
}

/// Looked up, since each byte of a long text is asked.
const IS_BASE64: [bool; 256] = {
    let (mut is, mut byte) = ([false; 256], 0_u8);
    while byte < 128 {
        is[byte as usize] =
            byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
        byte += 1;
    }
    is
};

#[cfg(test)]
mod tests {
    use base64ct::{Base64, Encoding};

    use super::*;
    use crate::fixtures::test_key;

    fn key(form: &str) -> String {
        test_key("merchant_B_2048", form)
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
    fn in_base64_of_one_line_and_twice_around() {
        for (private, material) in forms() {
            let once = Base64::encode_string(private.as_bytes());
            let twice = Base64::encode_string(once.as_bytes());
            let lines: Vec<&str> = once
                .as_bytes()
                .chunks(76)
                .map(|line| str::from_utf8(line).expect("text"))
                .collect();
            for text in [once.clone(), twice, lines.join("\r\n")] {
                assert_eq!(found(format!("KEY={text}\nOTHER=1\n")), Some(material), "{text}");
            }
        }
    }

    #[test]
    fn as_hex_digits_and_dumps_of_them() {
        for form in ["private_pkcs8_one_line", "private_pkcs1_one_line"] {
            let der = Base64::decode_vec(&key(form)).expect("base64");
            let digits: Vec<String> = der.iter().map(|byte| format!("{byte:02x}")).collect();
            let rows = digits.chunks(16).enumerate();
            let hexdump = rows.clone().map(|(n, row)| {
                format!(
                    "{:08x}  {}  {}  |0..\"*.H|",
                    n * 16,
                    row[..row.len().min(8)].join(" "),
                    row[row.len().min(8)..].join(" ")
                )
            });
            let xxd = rows.map(|(n, row)| {
                let pairs: Vec<String> = row.chunks(2).map(<[String]>::concat).collect();
                format!("{:08x}: {:39}  0...\"*.H.......", n * 16, pairs.join(" "))
            });
            for text in [
                digits.concat(),
                digits.join(":"),
                digits.join(" ").to_uppercase(),
                format!("{{ 0x{} }}", digits.join(", 0x")),
                hexdump.collect::<Vec<_>>().join("\n"),
                xxd.collect::<Vec<_>>().join("\n"),
            ] {
                assert!(found(format!("see:\n{text}\nend\n")).is_some(), "{form}: {text}");
            }
        }
    }

    #[test]
    fn as_programs_print_and_mark_it_up() {
        let number = "00:c0:ff:ee:".repeat(64);
        let text = format!(
            "Private-Key: (2048 bit)\nmodulus:\n    {number}\nprivateExponent:\n    {number}\n"
        );
        assert_eq!(found(text), Some(Material::Pkcs1Private));
        assert_eq!(
            found(format!("Public-Key: (2048 bit)\nModulus:\n    {number}\nExponent: 65537\n")),
            None
        );
        let long = "QUJD".repeat(80);
        let jwk = format!("log: {{\"kty\":\"RSA\",\"d\":\"{long}\",\"p\":\"{long}\"}} end");
        assert_eq!(found(jwk), Some(Material::JwkPrivate));
        let xml = format!("config <RSAKeyValue><P>{long}</P><D>{long}</D></RSAKeyValue> end");
        assert_eq!(found(xml), Some(Material::XmlPrivate));
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
