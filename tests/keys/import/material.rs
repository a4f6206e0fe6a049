//! Keys of the test data, and DER by hand, to build keys that no tool would write.

use crate::fixtures::test_keys;
use std::path::Path;
use std::sync::LazyLock;

use base64ct::{Base64, Encoding};
use pkcs8::der::Decode;

pub const PASSPHRASE: &str = "test1234";

static KEYS: LazyLock<serde_json::Value> = LazyLock::new(test_keys);

fn data(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// A file of the test data.
pub fn file(name: &str) -> Vec<u8> {
    std::fs::read(data("keys").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// One form of a test key.
pub fn text(key: &str, form: &str) -> &'static str {
    KEYS[key][form].as_str().unwrap_or_else(|| panic!("no {form} of {key}"))
}

/// A private key of 2048 bits, PKCS#8 on one line.
pub fn one_line() -> &'static str {
    text("platform_A_2048", "private_pkcs8_one_line")
}

/// The same key as PEM.
pub fn pem() -> &'static str {
    text("platform_A_2048", "private_pkcs8_pem")
}

/// The same key in DER.
pub fn der() -> Vec<u8> {
    Base64::decode_vec(one_line()).expect("base64")
}

/// The numbers of an RSA private key, big-endian.
#[derive(Clone)]
pub struct Numbers {
    pub n: Vec<u8>,
    pub e: Vec<u8>,
    pub d: Vec<u8>,
    pub p: Vec<u8>,
    pub q: Vec<u8>,
    pub dp: Vec<u8>,
    pub dq: Vec<u8>,
    pub qinv: Vec<u8>,
}

impl Numbers {
    pub fn of(key: &str) -> Self {
        let der = Base64::decode_vec(text(key, "private_pkcs1_one_line")).expect("base64");
        let key = pkcs1::RsaPrivateKeyRef::from_der(&der).expect("PKCS#1");
        let bytes = |number: pkcs8::der::asn1::UintRef<'_>| number.as_bytes().to_vec();
        Self {
            n: bytes(key.modulus),
            e: bytes(key.public_exponent),
            d: bytes(key.private_exponent),
            p: bytes(key.prime1),
            q: bytes(key.prime2),
            dp: bytes(key.exponent1),
            dq: bytes(key.exponent2),
            qinv: bytes(key.coefficient),
        }
    }

    pub fn pkcs1(&self) -> Vec<u8> {
        let numbers =
            [&[0][..], &self.n, &self.e, &self.d, &self.p, &self.q, &self.dp, &self.dq, &self.qinv];
        sequence(&numbers.map(integer))
    }
}

/// The key with one change, as PKCS#1.
pub fn changed(change: impl FnOnce(&mut Numbers)) -> Vec<u8> {
    let mut numbers = Numbers::of("platform_A_2048");
    change(&mut numbers);
    numbers.pkcs1()
}

pub fn tagged(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let mut der = vec![tag];
    match u8::try_from(length) {
        Ok(short) if short < 0x80 => der.push(short),
        _ => {
            let octets: Vec<u8> =
                length.to_be_bytes().into_iter().skip_while(|octet| *octet == 0).collect();
            der.push(0x80 | u8::try_from(octets.len()).expect("a length"));
            der.extend(octets);
        }
    }
    der.extend(content);
    der
}

pub fn sequence<T: AsRef<[u8]>>(members: &[T]) -> Vec<u8> {
    let content: Vec<u8> = members.iter().flat_map(|member| member.as_ref().to_vec()).collect();
    tagged(0x30, &content)
}

/// A positive INTEGER.
pub fn integer(big_endian: &[u8]) -> Vec<u8> {
    let zeros = big_endian.iter().take_while(|byte| **byte == 0).count();
    let mut content = big_endian[zeros..].to_vec();
    if content.first().is_none_or(|first| *first >= 0x80) {
        content.insert(0, 0);
    }
    tagged(2, &content)
}

/// `rsaEncryption` with NULL (RFC 8017 appendix A.1).
pub const RSA_IDENTIFIER: [u8; 15] =
    [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

/// PKCS#8 around any content.
pub fn pkcs8(content: &[u8]) -> Vec<u8> {
    sequence(&[integer(&[0]), RSA_IDENTIFIER.to_vec(), tagged(4, content)])
}

pub fn pem_of(label: &str, der: &[u8]) -> String {
    pkcs8::der::pem::encode_string(label, pkcs8::der::pem::LineEnding::LF, der).expect("PEM")
}
