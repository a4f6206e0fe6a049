//! A dump of bytes in hex with the place before each line and perhaps their characters behind, as xxd, `hexdump -C`, od,
//! tcpdump, Wireshark and Netty write them.

use zeroize::Zeroizing;

use super::hex;

/// Hex digits that the place before a line has at least and at most.
const PLACE: std::ops::RangeInclusive<usize> = 4..=16;
/// The most bytes in a line.
const LINE: usize = 32;

/// The bytes of a dump; other lines between are passed over. `None` where a line of it cannot be read, or there is none. Wiped when
/// dropped, since it may be a key.
pub fn bytes(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut found = Zeroizing::new(Vec::with_capacity(text.len() / 2));
    for line in text.lines() {
        if let Some(body) = behind_place(line) {
            line_into(body, &mut found)?;
        }
    }
    (!found.is_empty()).then_some(found)
}

/// What stands behind the place of a line, where it begins with one.
fn behind_place(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t', '|']);
    let line = line.strip_prefix("0x").unwrap_or(line);
    let digits =
        line.find(|c: char| !c.is_ascii_hexdigit()).filter(|digits| PLACE.contains(digits))?;
    let rest = &line[digits..];
    let body = rest.trim_start_matches([':', '|', ' ', '\t']);
    // A pair or a group of hex digits must follow.
    let first = body.split([' ', '-', '|']).next()?;
    let pairs = first.len().is_multiple_of(2) && (2..=16).contains(&first.len());
    (rest.len() > body.len() && pairs && is_hex(first)).then_some(body)
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Appends the bytes of one line, without its characters: these stand behind a bar, or behind two blanks after which no hex follows.
fn line_into(body: &str, found: &mut Vec<u8>) -> Option<()> {
    let body = body.split('|').next().unwrap_or(body);
    let start = found.len();
    let mut gap = false;
    for group in body.split(' ') {
        if group.is_empty() {
            gap = true;
            continue;
        }
        let len = found.len() - start;
        let pairs = group.split('-').all(|part| part.len().is_multiple_of(2) && is_hex(part));
        // In the middle of sixteen there may be a wider gap; after it a pair follows, or the line is over.
        if !pairs || len >= LINE || gap && len != LINE / 4 && group.len() != 4 {
            break;
        }
        gap = false;
        let mut digits = group.bytes().filter(|digit| *digit != b'-');
        while let (Some(high), Some(low)) = (digits.next(), digits.next()) {
            found.push(hex::byte(&[high, low])?);
        }
    }
    (found.len() > start).then_some(())
}

#[cfg(test)]
mod tests {
    use super::bytes;

    const TEXT: &[u8] = b"POST /a HTTP/1.1\r\nHost: x\r\n\r\nab";

    fn read(dump: &str) -> Vec<u8> {
        bytes(dump).unwrap_or_else(|| panic!("no dump: {dump}")).to_vec()
    }

    #[test]
    fn each_program_writes_the_same_bytes() {
        let canonical = "00000000  50 4f 53 54 20 2f 61 20  48 54 54 50 2f 31 2e 31  |POST /a HTTP/1.1|\n\
                         00000010  0d 0a 48 6f 73 74 3a 20  78 0d 0a 0d 0a 61 62     |..Host: x....ab|\n\
                         0000001f\n";
        let wireshark = "00000000  50 4f 53 54 20 2f 61 20  48 54 54 50 2f 31 2e 31  POST /a HTTP/1.1\n\
                         00000010  0d 0a 48 6f 73 74 3a 20  78 0d 0a 0d 0a 61 62     ..Host: x....ab\n";
        let xxd = "00000000: 504f 5354 202f 6120 4854 5450 2f31 2e31  POST /a HTTP/1.1\n\
                   00000010: 0d0a 486f 7374 3a20 780d 0a0d 0a61 62    ..Host: x....ab\n";
        let tcpdump = "05:43:10.1 IP 203.0.113.7.1 > 10.0.0.5.8080: Flags [P.]\n\
                       \t0x0000:  504f 5354 202f 6120 4854 5450 2f31 2e31  POST./a.HTTP/1.1\n\
                       \t0x0010:  0d0a 486f 7374 3a20 780d 0a0d 0a61 62    ..Host:.x....ab\n";
        let netty = "+--------+-------------------------------------------------+----------------+\n\
                     |00000000| 50 4f 53 54 20 2f 61 20 48 54 54 50 2f 31 2e 31 |POST /a HTTP/1.1|\n\
                     |00000010| 0d 0a 48 6f 73 74 3a 20 78 0d 0a 0d 0a 61 62    |..Host: x....ab |\n";
        for dump in [canonical, wireshark, xxd, tcpdump, netty] {
            assert_eq!(read(dump), TEXT, "{dump}");
        }
    }

    #[test]
    fn what_is_no_dump_is_none() {
        for text in ["", "POST /a HTTP/1.1", "2025-02-21 05:43:10 abc", "deadbeef"] {
            assert!(bytes(text).is_none(), "{text}");
        }
    }
}
