//! What is done to every input before it is read.

use std::borrow::Cow;
use std::ops::Range;

use super::{CaptureError, CaptureRepair, MAX_LEN};
use crate::codec::fences;
use crate::keys::identify::private_key_amid;

/// An input without what editors put around it.
#[derive(Debug)]
pub(super) struct Input<'a> {
    /// The text; bytes that are no UTF-8 are kept.
    pub(super) text: Cow<'a, [u8]>,
    /// Where the text starts in what was given; `None` where it is not a part of it.
    pub(super) offset: Option<usize>,
    /// What was done.
    pub(super) repairs: Vec<CaptureRepair>,
}

/// Checks the length, removes byte order marks and fences, and refuses private keys.
pub(super) fn prepare(bytes: &[u8]) -> Result<Input<'_>, CaptureError> {
    if bytes.len() > MAX_LEN {
        return Err(CaptureError::TooLong { len: bytes.len() });
    }
    let mut input = decoded(bytes);
    if input.text.trim_ascii().is_empty() {
        return Err(CaptureError::Empty);
    }
    if private_key_amid(&input.text).is_some() {
        return Err(CaptureError::PrivateKey);
    }
    input.without_fence();
    Ok(input)
}

fn decoded(bytes: &[u8]) -> Input<'_> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return Input {
            text: Cow::Borrowed(rest),
            offset: Some(3),
            repairs: vec![CaptureRepair::ByteOrderMark],
        };
    }
    let encoding = if bytes.starts_with(b"\xff\xfe") {
        encoding_rs::UTF_16LE
    } else if bytes.starts_with(b"\xfe\xff") {
        encoding_rs::UTF_16BE
    } else {
        return Input { text: Cow::Borrowed(bytes), offset: Some(0), repairs: Vec::new() };
    };
    let (text, _) = encoding.decode_without_bom_handling(&bytes[2..]);
    Input {
        text: Cow::Owned(text.into_owned().into_bytes()),
        offset: None,
        repairs: vec![CaptureRepair::Utf16],
    }
}

impl Input<'_> {
    /// Takes what stands between fences, where something of a message does; what people wrote around it goes.
    fn without_fence(&mut self) {
        let blocks = fenced(&self.text);
        let [first, others @ ..] = &blocks[..] else {
            return;
        };
        self.repairs.push(CaptureRepair::CodeFence);
        if others.is_empty() {
            let range = first.clone();
            self.offset = self.offset.map(|offset| offset + range.start);
            self.text = match &self.text {
                Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
                Cow::Owned(text) => Cow::Owned(text[range].to_vec()),
            };
        } else {
            let parts: Vec<&[u8]> = blocks.iter().map(|range| &self.text[range.clone()]).collect();
            self.text = Cow::Owned(parts.join(&b"\n"[..]));
            self.offset = None;
        }
    }
}

/// The places between fences; none where no part of a message is in them.
fn fenced(text: &[u8]) -> Vec<Range<usize>> {
    let blocks = fences::blocks(text);
    let holds = |block: &Range<usize>| {
        let inner = text[block.clone()].to_ascii_lowercase();
        let known: [&[u8]; 4] = [b"signature", b"client-id", b"client_id", b"clientid"];
        known.iter().any(|name| memchr::memmem::find(&inner, name).is_some())
    };
    // A text that is fenced as a whole is meant as a whole.
    let whole =
        text.trim_ascii_start().starts_with(b"```") && text.trim_ascii_end().ends_with(b"```");
    if whole || blocks.iter().any(holds) { blocks } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_put_around_a_text_is_removed_and_said() {
        use CaptureRepair as R;
        let utf16: Vec<u8> = "\u{feff}POST /ä".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, text, offset, repairs) in [
            (&b"POST /x"[..], "POST /x", Some(0), vec![]),
            (b"\xef\xbb\xbfPOST /x", "POST /x", Some(3), vec![R::ByteOrderMark]),
            (&utf16, "POST /ä", None, vec![R::Utf16]),
            (b"\n```http\r\nPOST /x\r\n```\r\n", "POST /x", Some(10), vec![R::CodeFence]),
            (b"```http\nPOST /x", "```http\nPOST /x", Some(0), vec![]),
        ] {
            let input = prepare(bytes).expect("it can be read");
            assert_eq!(String::from_utf8_lossy(&input.text), text);
            assert_eq!(input.offset, offset);
            assert_eq!(input.repairs, repairs);
        }
    }

    #[test]
    fn blanks_and_private_keys_are_refused() {
        assert_eq!(prepare(b" \r\n\t").map(|_| ()), Err(CaptureError::Empty));
        let pem = format!("Client-Id: x\n-----BEGIN RSA PRIVATE KEY-----\nMIIE{}", "A".repeat(60));
        assert_eq!(prepare(pem.as_bytes()).map(|_| ()), Err(CaptureError::PrivateKey));
        let start = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC".to_owned();
        let line = format!("key = {}", start + &"A".repeat(1592));
        assert_eq!(prepare(line.as_bytes()).map(|_| ()), Err(CaptureError::PrivateKey));
        let public = format!("key = {}", "MIIBIj".to_owned() + &"A".repeat(386));
        assert!(prepare(public.as_bytes()).is_ok());
        let certificate = b"-----BEGIN CERTIFICATE-----\nMIIC";
        assert!(prepare(certificate).is_ok());
    }
}
