//! Keys: what people bring, and what other programs read and write.

mod import;
mod interop;
mod published;
