//! What any key text or file is.

mod der_kind;
mod inspect;
mod material;
mod text_kind;
mod within;

use super::decode::{self, DecodeError};
use crate::secret::worker::catching;

pub use inspect::{Identity, inspect};
pub use material::Material;
pub use within::{private_key_amid, private_key_within};

/// What `input` is, without reading its numbers. [`inspect`] reads them too.
///
/// # Errors
/// Where it holds no document at all.
pub fn identify(input: &[u8]) -> Result<Material, DecodeError> {
    catching(|| identified(input)).unwrap_or(Err(DecodeError::ReaderFailed))
}

fn identified(input: &[u8]) -> Result<Material, DecodeError> {
    if let Some(material) = text_kind::foreign_format(input) {
        return Ok(material);
    }
    match decode::document(input) {
        Ok(document) => Ok(der_kind::classify(&document.der)),
        Err(error) => text_kind::no_key(input, &error).ok_or(error),
    }
}

pub(super) fn classify_der(der: &[u8]) -> Material {
    der_kind::classify(der)
}
