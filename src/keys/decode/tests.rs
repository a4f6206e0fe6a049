use super::*;

/// A SEQUENCE of one INTEGER with 40 bytes that make `+`, `/` and padding in base64.
fn sample() -> Vec<u8> {
    let mut der = vec![0x30, 42, 0x02, 40];
    der.extend((0..40_u8).map(|i| [0xfb, 0xff, 0x6f, 0x10][usize::from(i % 4)] - (i & 1)));
    der
}

fn line() -> String {
    use base64ct::{Base64, Encoding};
    Base64::encode_string(&sample())
}

fn pem() -> String {
    let line = line();
    format!(
        "-----BEGIN TEST ONLY-----\n{}\n{}\n-----END TEST ONLY-----\n",
        &line[..32],
        &line[32..]
    )
}

#[track_caller]
fn reads(input: &[u8], repairs: &[Repair]) {
    let document = document(input).expect("a document");
    assert_eq!(document.der.as_slice(), sample(), "the same bytes");
    assert_eq!(document.repairs, repairs);
}

#[test]
fn whole_forms_need_no_repair() {
    reads(&sample(), &[]);
    reads(line().as_bytes(), &[]);
    reads(pem().as_bytes(), &[]);
    reads(pem().replace('\n', "\r\n").as_bytes(), &[]);
    reads(format!("  {}\n", line()).as_bytes(), &[]);
}

#[test]
fn what_copying_does_is_mended_and_named() {
    let line = line();
    assert!(
        line.contains('+') && line.contains('/') && line.ends_with('='),
        "{line}"
    );
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(line.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    reads(&utf16, &[Repair::Utf16]);
    reads(
        format!("\u{feff}{line}").as_bytes(),
        &[Repair::ByteOrderMark],
    );
    reads(
        format!("{}\u{200b}{}", &line[..9], &line[9..]).as_bytes(),
        &[Repair::Invisible],
    );
    reads(
        pem().trim().replace('\n', "\\n").as_bytes(),
        &[Repair::LiteralNewlines],
    );
    reads(
        pem().trim().replace('\n', "\\r\\n").as_bytes(),
        &[Repair::LiteralNewlines],
    );
    reads(format!("\"{line}\",").as_bytes(), &[Repair::Quotes]);
    reads(pem().replace("-----", "———").as_bytes(), &[Repair::Dashes]);
    reads(
        format!("my key:\n{}thanks", pem()).as_bytes(),
        &[Repair::Surroundings],
    );
    reads(
        format!("{} {}", &line[..9], &line[9..]).as_bytes(),
        &[Repair::Blanks],
    );
    reads(
        line.replace('+', "%2B")
            .replace('/', "%2f")
            .replace('=', "%3D")
            .as_bytes(),
        &[Repair::PercentEncoding],
    );
    reads(
        line.replace('+', "-").replace('/', "_").as_bytes(),
        &[Repair::Base64Url],
    );
    reads(line.trim_end_matches('=').as_bytes(), &[Repair::Padding]);
    reads(line.replace('+', " ").as_bytes(), &[Repair::PlusLost]);
    let doubled = [sample(), sample()].concat();
    reads(&doubled, &[Repair::Doubled]);
}

#[test]
fn what_is_no_document_is_named() {
    let error = |input: &[u8]| document(input).err().expect("an error");
    let line = line();
    assert_eq!(error(b" \r\n"), DecodeError::Empty);
    assert_eq!(
        error(&vec![b'A'; MAX_INPUT + 1]),
        DecodeError::TooLong {
            bytes: MAX_INPUT + 1
        }
    );
    assert_eq!(error(&[0xd0, 0xcf, 0x11]), DecodeError::NotText);
    assert_eq!(error(b"-----BEGIN KEY-----\nAAAA"), DecodeError::NoEnd);
    assert_eq!(error(b"AAAA\n-----END KEY-----"), DecodeError::NoBegin);
    assert_eq!(
        error(line.replacen('M', "!", 1).as_bytes()),
        DecodeError::ForeignCharacter { position: 1 }
    );
    assert_eq!(
        error(&line.as_bytes()[..line.len() - 5]),
        DecodeError::WrongLength
    );
    assert_eq!(
        error(&line.as_bytes()[..40]),
        DecodeError::Truncated { have: 30, want: 44 }
    );
    assert_eq!(
        error(&[sample(), vec![1, 2]].concat()),
        DecodeError::Trailing { bytes: 2 }
    );
    assert_eq!(error(b"QUJDREVGRw"), DecodeError::NotDer);
    assert_eq!(
        error([pem(), pem()].concat().as_bytes()),
        DecodeError::Several { count: 2 }
    );
}
