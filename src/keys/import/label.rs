use crate::keys::decode::{Document, Repair};
use crate::keys::identify::Material;

/// The document's repairs, and a note where its BEGIN line names another form than what is inside:
/// read here, but refused by most other software.
pub(super) fn repairs(document: &Document, material: Material) -> Vec<Repair> {
    let fits = |label: &str| match material {
        Material::Pkcs8Private => label == "PRIVATE KEY",
        Material::Pkcs1Private => label == "RSA PRIVATE KEY",
        Material::EncryptedPkcs8 => label == "ENCRYPTED PRIVATE KEY",
        Material::SpkiPublic => label == "PUBLIC KEY",
        Material::Pkcs1Public => label == "RSA PUBLIC KEY",
        Material::Certificate => label.ends_with("CERTIFICATE"),
        _ => true,
    };
    let mut repairs = document.repairs.clone();
    if document.label.as_deref().is_some_and(|label| !fits(label))
        && !repairs.contains(&Repair::Boundary)
    {
        repairs.push(Repair::Boundary);
    }
    repairs
}
