//! Keys: what people bring, and what other programs read and write.

#[path = "../common/fixtures.rs"]
mod fixtures;
mod import;
mod interop;
mod published;
