//! Every encoding of one signature reads as the same bytes, and every repair is named.

use super::SignatureRepair as R;
use super::*;

/// 256 bytes whose base64 holds `+`, `/` and `==`.
fn bytes() -> Vec<u8> {
    (0..=255u8).map(|i| i.wrapping_mul(37).wrapping_add(251)).collect()
}

fn base64() -> String {
    Base64::encode_string(&bytes())
}

fn wire() -> String {
    percent_encode(&base64())
}

fn read(text: &str) -> (Vec<u8>, Vec<R>) {
    let parsed = SignatureHeader::parse(text).unwrap_or_else(|e| panic!("{e:?} in {text}"));
    (parsed.bytes, parsed.repairs)
}

fn field(value: &str) -> String {
    format!("algorithm=RSA256,keyVersion=1,signature={value}")
}

#[test]
fn the_sample_has_every_special_character() {
    let text = base64();
    assert!(text.contains('+') && text.contains('/') && text.ends_with("=="));
}

#[test]
fn what_is_written_is_read_without_a_repair() {
    let text = SignatureHeader::format(&bytes(), "2");
    let parsed = SignatureHeader::parse(&text).unwrap();
    assert_eq!(parsed.bytes, bytes());
    assert_eq!(parsed.algorithm.as_deref(), Some("RSA256"));
    assert_eq!(parsed.key_version.as_deref(), Some("2"));
    assert!(parsed.repairs.is_empty());
}

#[test]
fn ordinary_spellings_need_no_repair() {
    let lower = wire().replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d");
    for text in [
        field(&lower),
        format!("algorithm=RSA256, keyVersion=1, signature={}", wire()),
        format!("keyVersion=0,signature={},algorithm=rsa256", wire()),
        format!("algorithm=SHA256withRSA,signature={}", wire()),
        format!("{} \r\n", field(&wire())),
        format!("Algorithm=RSA256,KeyVersion=1,Signature={}", wire()),
    ] {
        assert_eq!(read(&text), (bytes(), vec![]), "{text}");
    }
}

#[test]
fn each_repair_is_made_and_named() {
    let url = base64().replace('+', "-").replace('/', "_");
    let half = wire().len() / 2;
    let triplet = wire().find("%2").unwrap() + 1;
    let with = |at: usize, text: &str| {
        let mut value = wire();
        value.insert_str(at, text);
        field(&value)
    };
    let hex: String = bytes().iter().fold(String::new(), |hex, b| hex + &format!("{b:02x}"));
    for (text, repairs) in [
        (field(&base64()), vec![R::NotPercentEncoded]),
        (field(&url), vec![R::Base64Url]),
        (field(url.trim_end_matches('=')), vec![R::Base64Url, R::MissingPadding]),
        (field(wire().trim_end_matches("%3D")), vec![R::MissingPadding]),
        (field(&base64().replace('+', " ")), vec![R::BlanksForPlus]),
        (
            field(&base64().replace('+', "%20").replace('/', "%2F").replace('=', "%3D")),
            vec![R::BlanksForPlus],
        ),
        (field(&wire().replace('%', "%25")), vec![R::DoublePercentEncoding]),
        (field(&wire().replace("%2F", "/")), vec![R::PartlyPercentEncoded]),
        (with(half, "\r\n "), vec![R::LineWrapped]),
        (with(triplet, "\n"), vec![R::LineWrapped]),
        (with(triplet, " "), vec![R::LineWrapped]),
        (with(half, "\u{200b}"), vec![R::InvisibleCharacters]),
        (field(&hex), vec![R::Hex]),
        (field(&hex.to_uppercase()), vec![R::Hex]),
        (format!("Signature: {}", field(&wire())), vec![R::HeaderName]),
        (format!("\"{}\"", field(&wire())), vec![R::Quotes]),
        (wire(), vec![R::BareValue]),
        (base64(), vec![R::NotPercentEncoded, R::BareValue]),
        (field(&wire()).replace(',', ";"), vec![R::OtherSeparators]),
        (field(&base64().replace('/', "\\/")), vec![R::NotPercentEncoded, R::JsonEscaped]),
        (field(&base64().replace('+', "\\u002B")), vec![R::NotPercentEncoded, R::JsonEscaped]),
    ] {
        assert_eq!(read(&text), (bytes(), repairs), "{text}");
    }
}

#[test]
fn base64_wrapped_with_blanks_is_told_from_plus_made_a_blank() {
    let text = base64();
    let wrapped = format!("{} {}", &text[..76], &text[76..]);
    assert_eq!(read(&field(&wrapped)), (bytes(), vec![R::NotPercentEncoded, R::LineWrapped]));
}

#[test]
fn what_is_no_signature_says_why() {
    for (text, error) in [
        ("", SignatureError::Missing),
        ("  \n", SignatureError::Missing),
        ("algorithm=RSA256,keyVersion=1,signature=", SignatureError::Missing),
        ("algorithm=RSA256,keyVersion=1", SignatureError::Missing),
        ("signature=abc!", SignatureError::UnexpectedCharacter { character: '!', position: 4 }),
        ("signature=abcde", SignatureError::Truncated),
    ] {
        assert_eq!(SignatureHeader::parse(text), Err(error), "{text:?}");
    }
    let long = "A".repeat(MAX_HEADER_LEN + 1);
    assert_eq!(SignatureHeader::parse(&long), Err(SignatureError::TooLong { len: long.len() }));
}

#[test]
fn an_escape_cut_off_by_the_end_is_missing_padding() {
    let cut = &wire()[..wire().len() - 1];
    assert_eq!(read(&field(cut)).0, bytes());
}

#[test]
fn base64_in_lines_and_a_printed_object_are_read() {
    let signature: Vec<u8> = (0..=255).collect();
    let base64 = Base64::encode_string(&signature);
    let lines: Vec<&str> =
        (0..base64.len()).step_by(76).map(|at| &base64[at..base64.len().min(at + 76)]).collect();
    let escaped = percent_encode(&base64);
    for text in [
        percent_encode(&lines.join("\r\n")).replace("\r\n", "%0D%0A"),
        percent_encode(&lines.join("\n")).replace('\n', "%0A"),
        format!("{escaped}%0A"),
    ] {
        let read =
            SignatureHeader::parse(&format!("algorithm=RSA256,keyVersion=1,signature={text}"));
        let read = read.unwrap();
        assert_eq!(read.bytes, signature, "{text}");
        assert_eq!(read.repairs, [SignatureRepair::LineWrapped]);
    }
    for value in [&base64, &escaped] {
        let object =
            serde_json::json!({"algorithm": "RSA256", "keyVersion": "1", "signature": value});
        let read = SignatureHeader::parse(&object.to_string()).unwrap();
        assert_eq!(read.bytes, signature, "{object}");
        assert_eq!(read.key_version.as_deref(), Some("1"));
    }
}

#[test]
fn more_layers_and_other_field_names_are_read() {
    let twice = Base64::encode_string(base64().as_bytes());
    let of_wire = Base64::encode_string(wire().as_bytes());
    let thrice = Base64::encode_string(twice.as_bytes());
    for value in [&twice, &of_wire, &thrice] {
        let (read, repairs) = read(&field(&percent_encode(value)));
        assert_eq!(read, bytes());
        assert_eq!(repairs, [R::Base64Twice]);
    }
    for text in [
        format!("sign={}", wire()),
        format!("algorithm=RSA256,keyVersion=1,sign={}", wire()),
        format!("sig={}, algorithm=RSA256", wire()),
    ] {
        assert_eq!(read(&text), (bytes(), vec![R::OtherFieldName]), "{text}");
    }
    // The field with the right name counts where both are there.
    let both = format!("sign=abc,signature={}", wire());
    assert_eq!(read(&both).0, bytes());
}

#[test]
fn padding_alone_is_no_signature() {
    for text in ["=", "\0\0=", "signature===", "%3D%3D"] {
        assert_eq!(
            SignatureHeader::parse(text).map(|read| read.bytes),
            Err(SignatureError::Missing),
            "{text:?}"
        );
    }
}

#[test]
fn what_stands_in_the_place_of_a_signature_is_named() {
    for hidden in ["[Redacted]", "********", "<masked>", "AbC***xyz", "signature removed"] {
        assert_eq!(SignatureHeader::parse(&field(hidden)), Err(SignatureError::Hidden), "{hidden}");
    }
    for variable in ["{{signature}}", "${SIGNATURE}", "%s"] {
        let error = SignatureHeader::parse(&field(variable));
        assert_eq!(error, Err(SignatureError::Placeholder), "{variable}");
    }
    let small = wire().to_lowercase();
    assert_eq!(SignatureHeader::parse(&field(&small)), Err(SignatureError::LetterCase));
}

#[test]
fn brackets_and_the_escapes_of_a_page_are_taken_off() {
    let listed = format!("[{}]", field(&wire()));
    assert_eq!(read(&listed), (bytes(), vec![R::Quotes]));
    let quoted = format!("['{}']", field(&wire()));
    assert_eq!(read(&quoted).0, bytes());
    let escaped = field(&base64()).replace('=', "&#x3D;").replace('+', "&#43;");
    let (read, repairs) = read(&escaped);
    assert_eq!(read, bytes());
    assert!(repairs.contains(&R::HtmlEscaped), "{repairs:?}");
}
