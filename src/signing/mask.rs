//! A body for people who may not see a customer's data: names and shape stay, values do not.

/// The body with each letter of its values as `x` and each digit as `0`, byte for byte as long as it was. The names of members of JSON
/// stay; of anything that is not JSON, nothing does.
pub fn masked(body: &[u8]) -> Vec<u8> {
    if serde_json::from_slice::<serde::de::IgnoredAny>(body).is_err() {
        return body.iter().map(|byte| hidden(*byte)).collect();
    }
    let mut masked = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        if *first != b'"' {
            // true, false and null say nothing of a customer, and look like what they are.
            masked.push(if first.is_ascii_digit() { b'0' } else { *first });
            rest = after;
            continue;
        }
        let (text, following) = rest.split_at(string_length(rest));
        let is_name = following.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':');
        if is_name {
            masked.extend_from_slice(text);
        } else {
            masked.push(b'"');
            masked.extend(text[1..text.len() - 1].iter().map(|byte| hidden(*byte)));
            masked.push(b'"');
        }
        rest = following;
    }
    masked
}

fn hidden(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => b'0',
        b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => b'x',
        other => other,
    }
}

/// Length of the string of JSON that begins at `text`, both quotation marks included.
fn string_length(text: &[u8]) -> usize {
    let mut escaped = false;
    let end = text.iter().skip(1).position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::masked;

    fn text(body: &str) -> String {
        String::from_utf8(masked(body.as_bytes())).expect("ASCII")
    }

    #[test]
    fn names_and_shape_stay_and_values_do_not() {
        assert_eq!(
            text(
                r#"{"paymentId" : "2026-AB", "amount":{"value":1999.5,"ok":true},"n":["Ünal \" x"]}"#
            ),
            r#"{"paymentId" : "0000-xx", "amount":{"value":0000.0,"ok":true},"n":["xxxxx \" x"]}"#
        );
    }

    #[test]
    fn of_what_is_no_json_nothing_stays() {
        assert_eq!(text("name=Li&card=4111"), "xxxx=xx&xxxx=0000");
        assert_eq!(text("{\"a\":\"b"), "{\"x\":\"x");
    }
}
