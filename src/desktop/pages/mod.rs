//! The pages, one file each; the ceremony's steps lie in `keys`.

mod about;
mod help;
mod inspect;
mod keys;
mod leak;
mod records;
mod sign;
mod verify;

pub use about::About;
pub use help::Help;
pub use inspect::Inspect;
pub use keys::Keys;
pub use leak::Leak;
pub use records::Records;
pub use sign::SignTest;
pub use verify::Verify;
