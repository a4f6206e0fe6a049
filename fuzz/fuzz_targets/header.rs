//! Signature headers as anybody may paste them: never a panic, and what is written again is read as it was.

#![no_main]

use keyturn::signing::SignatureHeader;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    match SignatureHeader::parse(&text) {
        Ok(read) => {
            assert!(!read.bytes.is_empty());
            assert!(read.bytes.len() <= text.len());
            let again = SignatureHeader::parse(&SignatureHeader::format(&read.bytes, "1"));
            // What is shorter than any signature may read as something else, hexadecimal for one.
            if read.bytes.len() >= 128 {
                let again = again.expect("what we wrote");
                assert_eq!(again.bytes, read.bytes);
                assert!(again.repairs.is_empty(), "{:?}", again.repairs);
            }
        }
        Err(error) => {
            assert!(!error.label().is_empty());
            assert!(error.message().fix().is_some());
        }
    }
});
