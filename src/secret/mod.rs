//! Bytes that must not leak: the types that hold them, and every way they may leave the program.

mod holder;
mod passphrase;
pub mod worker;

pub use holder::{SecretBytes, SecretText};
pub use passphrase::Passphrase;
