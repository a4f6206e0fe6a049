//! Bytes that must not leak: the types that hold them, and every way they may leave the program.

#[cfg(feature = "window")]
pub mod clipboard;
pub mod files;
mod holder;
mod input;
mod os;
mod passphrase;
pub mod process;
pub mod worker;

pub use holder::{SecretBytes, SecretText};
pub use input::SecretInput;
pub use passphrase::{Passphrase, Strength};
