//! A `Signature` header of several fields, in any order, with any separators: of two signatures that differ, one is never
//! taken in silence.

#![no_main]

use keyturn::signing::{SignatureHeader, SignatureRepair};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
enum Name {
    Algorithm,
    KeyVersion,
    Signature,
    Sign,
    Other,
}

#[derive(Arbitrary, Debug)]
struct Field {
    name: Name,
    upper: bool,
    value: [u8; 96],
}

#[derive(Arbitrary, Debug)]
struct Header {
    fields: Vec<Field>,
    separator: u8,
    around: u8,
}

fn written(header: &Header) -> (String, Vec<String>) {
    let mut signatures = Vec::new();
    let fields = header.fields.iter().map(|field| {
        let value: String = field.value.iter().map(|byte| format!("{byte:02X}")).collect();
        let name = match field.name {
            Name::Algorithm => "algorithm",
            Name::KeyVersion => "keyVersion",
            Name::Signature => "signature",
            Name::Sign => "sign",
            Name::Other => "other",
        };
        if matches!(field.name, Name::Signature | Name::Sign) {
            signatures.push(value.clone());
        }
        let name = if field.upper { name.to_uppercase() } else { name.to_owned() };
        format!("{name}={value}")
    });
    let separator = [",", ", ", ";", "&"][usize::from(header.separator % 4)];
    let text = fields.collect::<Vec<_>>().join(separator);
    let text = match header.around % 3 {
        0 => text,
        1 => format!("Signature: {text}"),
        _ => format!("\"{text}\""),
    };
    (text, signatures)
}

fuzz_target!(|header: Header| {
    if header.fields.len() > 12 {
        return;
    }
    let (text, signatures) = written(&header);
    let Ok(read) = SignatureHeader::parse(&text) else {
        return;
    };
    let differ = signatures.iter().any(|signature| *signature != signatures[0]);
    assert_eq!(read.repairs.contains(&SignatureRepair::Several), differ, "{text}");
});
