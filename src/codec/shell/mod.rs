//! The words of a command line, as shells split it.

pub mod bash;
pub mod prompt;
mod words;

pub use words::{Mend, Words};
