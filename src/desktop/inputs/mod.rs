//! How pages ask for keys: one reader of private keys, one field for public ones.

mod key_reader;
mod public_key_field;

pub use key_reader::{KeyReader, NotRead, read_private};
pub use public_key_field::PublicKeyField;
