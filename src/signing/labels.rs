//! Words for programs about a public key that was given to verify with.

use crate::keys::{
    identify::Material,
    import::{PublicForm, PublicKeyError},
};

/// The word for a key that is right but came in another form than the dashboard's.
pub fn of_key_form(form: PublicForm) -> Option<&'static str> {
    match form {
        PublicForm::Spki => None,
        PublicForm::Pkcs1 => Some("key_is_pkcs1_public"),
        PublicForm::Certificate => Some("key_is_certificate"),
        PublicForm::OpenSsh => Some("key_is_openssh"),
    }
}

/// Verdict and diagnosis for a key that cannot be used; the signature has this many bytes.
pub fn of_key_error(error: &PublicKeyError, signature_len: usize) -> (&'static str, &'static str) {
    match error {
        PublicKeyError::TooSmall { bits } | PublicKeyError::TooLarge { bits, .. }
            if bits.div_ceil(8) != signature_len =>
        {
            ("key_size_mismatch", "wrong_key_size")
        }
        PublicKeyError::TooSmall { .. } => ("reject", "key_too_small"),
        PublicKeyError::TooLarge { .. } => ("reject", "key_too_large"),
        PublicKeyError::PrivateKey(_) => ("reject", "key_is_private"),
        PublicKeyError::Unsuitable(material) if is_other_algorithm(*material) => {
            ("reject", "key_not_rsa")
        }
        PublicKeyError::Unsuitable(_) => ("reject", "key_not_public_key"),
        PublicKeyError::Decode(_) | PublicKeyError::Damaged | PublicKeyError::WrongExponent => {
            ("reject", "key_damaged")
        }
    }
}

fn is_other_algorithm(material: Material) -> bool {
    matches!(
        material,
        Material::EcPublic
            | Material::EcParameters
            | Material::Edwards
            | Material::Sm2
            | Material::Dsa
            | Material::OtherAlgorithm
            | Material::RsaPss
    )
}
