use base64ct::{Base64, Encoding};
use der::Decode;

/// Private bytes that must not be found, in one of the ways a program may lay them out.
pub struct Needle {
    pub name: String,
    pub bytes: Vec<u8>,
    /// The shortest run of it that counts, in bytes.
    pub least: usize,
}

/// The shortest run of a number or document that counts, in bytes: one limb, half of what is promised.
const LIMB: usize = 8;
/// The shortest run of a text that counts, in characters.
const SHORTEST: usize = 16;

impl Needle {
    /// The same, with the name of what it belongs to.
    pub fn of(self, whole: &str) -> Self {
        let name = format!("{whole}: {}", self.name);
        Self { name, ..self }
    }
}

/// All that must not be found of a key, from its PKCS#8 document.
pub fn of_key(pkcs8: &[u8]) -> Vec<Needle> {
    let info = pkcs8::PrivateKeyInfoRef::from_der(pkcs8).expect("PKCS#8");
    let pkcs1 = info.private_key.as_bytes();
    let key = pkcs1::RsaPrivateKeyRef::from_der(pkcs1).expect("PKCS#1");
    let numbers = [
        ("d", key.private_exponent),
        ("p", key.prime1),
        ("q", key.prime2),
        ("dP", key.exponent1),
        ("dQ", key.exponent2),
        ("qInv", key.coefficient),
    ];
    let mut needles = Vec::new();
    for (name, number) in numbers {
        needles.extend(of_number(name, number.as_bytes()));
    }
    for (name, document) in [("PKCS#8", pkcs8), ("PKCS#1", pkcs1)] {
        let start = secret_start(document, key.private_exponent.as_bytes());
        needles.push(Needle {
            name: format!("{name} DER"),
            bytes: document[start..].to_vec(),
            least: LIMB,
        });
        // The first character that depends on secret bits alone.
        let text = &Base64::encode_string(document)[(start * 8).div_ceil(6)..];
        needles.extend(of_text(&format!("{name} base64"), text));
    }
    needles
}

/// All that must not be found of a text: as UTF-8, UTF-16 and UTF-32.
pub fn of_text(name: &str, text: &str) -> Vec<Needle> {
    let needle = |form: &str, width, bytes| Needle {
        name: format!("{name} in {form}"),
        bytes,
        least: width * SHORTEST,
    };
    vec![
        needle("UTF-8", 1, text.as_bytes().to_vec()),
        needle("UTF-16", 2, text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        needle("UTF-32", 4, text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()),
    ]
}

/// A number in both byte orders, whole and in limbs of 2, 4 and 8 bytes whose order differs from that
/// of their bytes.
pub fn of_number(name: &str, big_endian: &[u8]) -> Vec<Needle> {
    let mut needles = Vec::new();
    let mut add = |layout: String, bytes| {
        needles.push(Needle { name: format!("{name}, {layout}"), bytes, least: LIMB });
    };
    let reversed = |bytes: &[u8]| bytes.iter().rev().copied().collect::<Vec<u8>>();
    add("big-endian".to_owned(), big_endian.to_vec());
    add("little-endian".to_owned(), reversed(big_endian));
    for width in [2, 4, 8] {
        let mut padded = vec![0; big_endian.len().next_multiple_of(width) - big_endian.len()];
        padded.extend_from_slice(big_endian);
        let swapped: Vec<u8> = padded.chunks(width).flat_map(reversed).collect();
        let back = reversed(&swapped);
        add(format!("limbs of {width}, highest first"), swapped);
        add(format!("limbs of {width}, lowest first"), back);
    }
    needles
}

/// Where the private exponent, the first private number, starts.
fn secret_start(document: &[u8], private_exponent: &[u8]) -> usize {
    document
        .windows(private_exponent.len())
        .position(|window| window == private_exponent)
        .expect("the private exponent is in the document")
}
