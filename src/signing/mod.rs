//! Messages, signatures and captures; verify, diagnose, sign.
//!
//! - [`message`]: what is signed, as fields and as bytes
//! - [`signature`]: the `Signature` header, read tolerantly and written strictly
//! - [`verdict`]: what the signature itself reveals, as one word

pub mod message;
pub mod signature;
pub mod verdict;

pub use message::Message;
pub use signature::{ParsedSignature, SignatureError, SignatureHeader, SignatureRepair};
pub use verdict::Verdict;
