//! A curl command that bash takes literally.

use super::{Command, Message};

/// The command that sends a request.
pub(super) fn request(
    message: &Message,
    headers: &[(&'static str, String)],
    origin: &str,
) -> Command {
    let url = if message.uri.contains("://") {
        message.uri.clone()
    } else {
        format!("{}{}", origin.trim_end_matches('/'), message.uri)
    };
    let mut command = format!(
        "curl --globoff --path-as-is -X {} {}",
        quoted(message.method.as_bytes()),
        quoted(url.as_bytes())
    );
    for (name, value) in headers {
        command.push_str(" \\\n  -H ");
        command.push_str(&quoted(format!("{name}: {value}").as_bytes()));
    }
    if message.body.contains(&0) {
        return Command::BodyInFile(format!("{command} \\\n  --data-binary @body.bin"));
    }
    // Unlike `--data-binary`, this takes a body that begins with `@` as it is.
    command.push_str(" \\\n  --data-raw ");
    command.push_str(&quoted(&message.body));
    Command::Curl(command)
}

/// Quotes bytes for bash: as they are between `'…'`, or escaped in `$'…'` where they hold what a
/// terminal or a copy would change.
fn quoted(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.chars().any(fragile) => format!("'{}'", text.replace('\'', "'\\''")),
        _ => ansi_quoted(bytes),
    }
}

/// Characters that do not survive being copied into a terminal.
fn fragile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{feff}' | '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
}

fn ansi_quoted(bytes: &[u8]) -> String {
    let mut out = "$'".to_owned();
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '\'' => out.push_str("\\'"),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                c if fragile(c) => {
                    let mut buffer = [0; 4];
                    c.encode_utf8(&mut buffer).bytes().for_each(|byte| push_byte(byte, &mut out));
                }
                other => out.push(other),
            }
        }
        chunk.invalid().iter().for_each(|byte| push_byte(*byte, &mut out));
    }
    out.push('\'');
    out
}

/// Three octal digits, which end by themselves; `\x` would swallow a hexadecimal digit after it.
fn push_byte(byte: u8, out: &mut String) {
    out.push('\\');
    for shift in [6, 3, 0] {
        out.push(char::from(b'0' + (byte >> shift & 7)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoting_is_that_of_bash() {
        for (bytes, expected) in [
            (&b"{\"a\":1}"[..], "'{\"a\":1}'"),
            (b"it's", "'it'\\''s'"),
            (b"a\nb'\\", "$'a\\nb\\'\\\\'"),
            (b"\xff1", "$'\\3771'"),
            ("\u{feff}é".as_bytes(), "$'\\357\\273\\277é'"),
            (b"", "''"),
        ] {
            assert_eq!(quoted(bytes), expected);
        }
    }
}
