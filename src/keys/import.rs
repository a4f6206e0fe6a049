//! Reads keys in every form people have them in.

mod error;
mod private;
mod public;

pub use error::{ImportError, PublicKeyError};
pub use private::{Imported, PrivateForm, private_key};
pub use public::{ImportedPublic, PublicForm, public_key};
