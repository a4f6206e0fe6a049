//! Reads keys in every form people have them in.

mod error;
mod label;
mod private;
mod public;

pub use error::{CrtValue, ImportError, PublicKeyError};
pub(super) use private::pkcs1_as_it_stands;
pub use private::{Imported, PrivateForm, private_key};
pub use public::{ImportedPublic, MAX_PUBLIC_BITS, PublicForm, public_key};
