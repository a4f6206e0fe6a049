//! RSA keys: generate, import, audit, export for a destination, fingerprint.
//!
//! The way of a key: [`generate`] or [`import`] makes a [`PrivateKey`]; [`audit`] says what is good and
//! bad about it; [`export`] renders it for a destination into a wiped buffer.

pub mod audit;
mod components;
mod container;
pub mod decode;
pub mod export;
mod fermat;
mod fingerprint;
#[cfg(test)]
pub(crate) mod fixture;
pub mod generate;
pub mod identify;
pub mod import;
mod private;
mod protection;
mod public;
mod published;
mod roca;
mod save;
mod sieve;
mod small;
mod weak;

pub use fingerprint::Fingerprint;
pub use private::PrivateKey;
pub use protection::Protection;
pub use public::PublicKey;
pub use save::{check_no_private_key, save_public};

/// The public exponent that Alipay+ and every tool around it expect.
pub const PUBLIC_EXPONENT: u32 = 65_537;
/// The smallest modulus accepted, in bits.
pub const MIN_BITS: usize = 2048;
/// The largest modulus accepted, in bits: larger ones only cost time, up to minutes for one signature.
pub const MAX_BITS: usize = 4096;
