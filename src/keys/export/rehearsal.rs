//! Keys for throwing away say so: a line of explanation before the armour of PEM (RFC 7468 section 2), which readers pass over.

use super::ExportForm;
use crate::secret::SecretText;

const MARK: &str = "REHEARSAL: this key is for throwing away and must not be used\n";

/// The text with the mark, where its form has room for one: base64 on one line has none.
pub fn marked_for_rehearsal(form: ExportForm, text: &SecretText) -> SecretText {
    match form {
        ExportForm::Pkcs8OneLine | ExportForm::Pkcs1OneLine => SecretText::copy_of(text.expose()),
        ExportForm::Pkcs8Pem | ExportForm::Pkcs1Pem | ExportForm::EncryptedPkcs8Pem => {
            let mut marked = String::with_capacity(MARK.len() + text.len());
            marked.push_str(MARK);
            marked.push_str(text.expose());
            SecretText::from_string(marked)
        }
    }
}

/// Whether a text or file carries the mark.
pub fn is_marked_for_rehearsal(input: &[u8]) -> bool {
    memchr::memmem::find(input, MARK.trim_end().as_bytes()).is_some()
}
