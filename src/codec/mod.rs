//! How text carries bytes; nothing here knows what a key or a message is.

pub mod hexdump;
pub mod html;
