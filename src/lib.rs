//! Keyturn: the offline key tool for partners of Alipay+ and Antom.
//!
//! Each floor knows only the floors below it.
//!
//! - [`desktop`]: everything drawn
//! - `cli`: the command line
//! - [`ceremony`]: the rotation as a state machine, and the record it writes
//! - [`signing`]: messages, signatures, captures; verify, diagnose, sign
//! - [`keys`]: RSA keys: generate, import, audit, export, fingerprint
//! - [`secret`]: bytes that must not leak
//! - [`codec`]: how text carries bytes
//! - [`paper`]: documents, as text, as a page, as PDF
//! - [`text`]: the words, in each language

pub mod ceremony;
#[cfg(feature = "cli")]
pub mod cli;
pub mod codec;
#[cfg(feature = "window")]
pub mod desktop;
pub mod keys;
pub mod paper;
pub mod secret;
pub mod signing;
pub mod text;

#[cfg(test)]
extern crate self as keyturn;
#[cfg(test)]
#[path = "../tests/common/fixtures.rs"]
mod fixtures;
