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
    assert!(line.contains('+') && line.contains('/') && line.ends_with('='), "{line}");
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(line.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    reads(&utf16, &[Repair::Utf16]);
    reads(format!("\u{feff}{line}").as_bytes(), &[Repair::ByteOrderMark]);
    reads(format!("{}\u{200b}{}", &line[..9], &line[9..]).as_bytes(), &[Repair::Invisible]);
    reads(pem().trim().replace('\n', "\\n").as_bytes(), &[Repair::LiteralNewlines]);
    reads(pem().trim().replace('\n', "\\r\\n").as_bytes(), &[Repair::LiteralNewlines]);
    reads(format!("\"{line}\",").as_bytes(), &[Repair::Quotes]);
    reads(pem().replace("-----", "———").as_bytes(), &[Repair::Dashes]);
    reads(format!("my key:\n{}thanks", pem()).as_bytes(), &[Repair::Surroundings]);
    reads(format!("{} {}", &line[..9], &line[9..]).as_bytes(), &[Repair::Blanks]);
    reads(
        line.replace('+', "%2B").replace('/', "%2f").replace('=', "%3D").as_bytes(),
        &[Repair::PercentEncoding],
    );
    reads(line.replace('+', "-").replace('/', "_").as_bytes(), &[Repair::Base64Url]);
    reads(line.trim_end_matches('=').as_bytes(), &[Repair::Padding]);
    reads(line.replace('+', " ").as_bytes(), &[Repair::PlusLost]);
    let doubled = [sample(), sample()].concat();
    reads(&doubled, &[Repair::Doubled]);
    reads([pem(), pem()].concat().as_bytes(), &[Repair::Doubled]);
    let hex = sample().iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(" ");
    reads(hex.as_bytes(), &[Repair::Hex]);
}

#[test]
fn escapes_and_keyboards_are_mended_and_named() {
    let line = line();
    reads(line.replace('/', "\\/").replace('+', "\\u002B").as_bytes(), &[Repair::JsonEscapes]);
    reads(line.replace('+', "&#43;").replace('=', "&#x3D;").as_bytes(), &[Repair::HtmlEscapes]);
    reads(pem().trim().replace('\n', "\\\n").as_bytes(), &[Repair::LiteralNewlines]);
    let wide: String =
        line.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).expect("a character")).collect();
    reads(wide.as_bytes(), &[Repair::FullWidth]);
    let quoted = format!("> {}", pem().trim().replace('\n', "\n> "));
    reads(quoted.as_bytes(), &[Repair::Quotes]);
    let big_endian: Vec<u8> = line.encode_utf16().flat_map(u16::to_be_bytes).collect();
    reads(&big_endian, &[Repair::Utf16]);
}

/// As long as the shortest documents that are looked for among other text.
fn long() -> Vec<u8> {
    let mut der = vec![0x30, 0x81, 131, 0x02, 0x81, 128];
    der.extend((0..128_u8).map(|i| i | 1));
    der
}

#[test]
fn a_key_among_other_text_is_found() {
    use base64ct::{Base64, Base64Url, Encoding};
    let line = Base64::encode_string(&long());
    let wrapped = line
        .as_bytes()
        .chunks(64)
        .map(|chunk| String::from_utf8_lossy(chunk).into_owned())
        .collect::<Vec<_>>()
        .join("\n");
    let gbk = [&[0xc9, 0xcc, 0xbb, 0xa7, b':'], line.as_bytes(), &[0xc9, 0xcc]].concat();
    let found = |input: &[u8], repairs: &[Repair]| {
        let document = document(input).expect("a document");
        assert_eq!(document.der.as_slice(), long());
        assert_eq!(document.repairs, repairs);
    };
    let around = &[Repair::Surroundings];
    found(format!("private_key={line}").as_bytes(), around);
    found(format!("{{\"key\": \"{line}\"}}").as_bytes(), around);
    found(format!("商户私钥：{line}。").as_bytes(), &[Repair::Quotes, Repair::Surroundings]);
    found(format!("my key:\n{wrapped}\nthank you!").as_bytes(), around);
    let url = Base64Url::encode_string(&long());
    found(format!("key: {url}").as_bytes(), around);
    found(&gbk, &[Repair::ForeignCharset, Repair::Surroundings]);
    found(format!("{line}\n\n{line}").as_bytes(), &[Repair::Doubled]);
    let boundary = &[Repair::Boundary];
    found(format!("-----BEGIN PRIVATE KEY-----\n{wrapped}").as_bytes(), boundary);
    found(format!("{wrapped}\n-----END PRIVATE KEY-----").as_bytes(), boundary);
}

#[test]
fn hostile_texts_are_read_quickly() {
    for unit in [
        "BEGIN ",
        "-----BEGIN ",
        "MIIE ",
        "-----BEGIN A-----\n-----END A-----\n",
        "-",
        "> ",
        "\\",
        "%",
        "a ",
    ] {
        let text = unit.repeat(MAX_INPUT / unit.len());
        assert!(document(text.as_bytes()).is_err(), "{unit}");
    }
}

#[test]
fn what_is_no_document_is_named() {
    let error = |input: &[u8]| document(input).err().expect("an error");
    let line = line();
    assert_eq!(error(b" \r\n"), DecodeError::Empty);
    assert_eq!(error(&vec![b'A'; MAX_INPUT + 1]), DecodeError::TooLong { bytes: MAX_INPUT + 1 });
    assert_eq!(error(&[0xd0, 0xcf, 0x11]), DecodeError::NotText);
    assert_eq!(error(b"-----BEGIN KEY-----\nAAAA"), DecodeError::NoEnd);
    assert_eq!(error(b"AAAA\n-----END KEY-----"), DecodeError::NoBegin);
    assert_eq!(
        error(line.replacen('M', "!", 1).as_bytes()),
        DecodeError::ForeignCharacter { position: 1 }
    );
    assert_eq!(error(&line.as_bytes()[..line.len() - 5]), DecodeError::WrongLength);
    assert_eq!(error(&line.as_bytes()[..40]), DecodeError::Truncated { have: 30, want: 44 });
    assert_eq!(error(&[sample(), vec![1, 2]].concat()), DecodeError::Trailing { bytes: 2 });
    assert_eq!(error(b"QUJDREVGRw"), DecodeError::NotDer);
    let other = pem().replace("BEGIN T", "BEGIN A T").replace("END T", "END A T");
    assert_eq!(error([pem(), other].concat().as_bytes()), DecodeError::Several { count: 2 });
    assert_eq!(error(b"-----BEGIN KEY-----\n-----END KEY-----"), DecodeError::NothingBetween);
    assert_eq!(error(b"MIIEvQIBADAN****"), DecodeError::Hidden);
}
