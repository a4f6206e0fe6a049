//! Messages, signatures and captures; verify, diagnose, sign.
//!
//! - [`message`]: what is signed, as fields and as bytes
//! - [`signature`]: the `Signature` header, read tolerantly and written strictly
//! - [`verdict`], [`verify`]: whether a signature is valid, and what it reveals when it is not
//! - [`diagnose`]: why a message does not verify
//! - [`capture`]: whole captures as people have them, and the messages in them
//! - [`judge`], [`caveat`]: what is said of one message, and what speaks against acting on it
//! - [`amount`]: amounts as people write them
//! - [`report`], [`mask`]: what was found, as text for a ticket, and a body without its values
//! - [`batch`]: thousands of messages at once
//! - [`sign`]: signs a request or an acknowledgement to try a server with
//! - [`samples`]: built-in notifications, signed with a test key
//! - [`labels`]: words for programs about keys
//! - [`view`]: bytes with marks for what nobody sees

pub mod amount;
pub mod batch;
pub mod capture;
pub mod caveat;
pub mod diagnose;
pub mod judge;
pub mod labels;
pub mod mask;
pub mod message;
pub mod report;
pub mod samples;
pub mod sign;
pub mod signature;
pub mod verdict;
pub mod verify;
pub mod view;

pub use capture::{CaptureError, CaptureRepair, Captured};
pub use diagnose::{Cause, Diagnosis, diagnose};
pub use message::Message;
pub use signature::{ParsedSignature, SignatureError, SignatureHeader, SignatureRepair};
pub use verdict::Verdict;
pub use verify::{KeyRole, KnownKey, verify, verify_content};
