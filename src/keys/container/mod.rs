//! Private keys in the files of other programs: they are read here, and never written.
//!
//! Each reader gives the key in DER, which then is checked as any other. Whatever a file asks for in time or memory is
//! bounded before a library computes it.

mod legacy_pem;
mod openssh;
mod pkcs12;
mod putty;

use zeroize::Zeroizing;

use super::components::Numbers;
use super::decode::{self, Repair};
use super::identify::Material;
use super::import::{ImportError, PrivateForm};
use crate::secret::Passphrase;

/// A key in DER, PKCS#8 or PKCS#1, and what was mended on the way to it.
pub(super) struct Opened {
    pub der: Zeroizing<Vec<u8>>,
    pub form: PrivateForm,
    pub repairs: Vec<Repair>,
}

/// Opens `input`, which is `material`; `None` where that is not the file of another program.
pub(super) fn open(
    material: Material,
    input: &[u8],
    passphrase: Option<&Passphrase>,
) -> Option<Result<Opened, ImportError>> {
    Some(match material {
        Material::OpenSshPrivate => openssh::open(input, passphrase),
        Material::Putty => putty::open(input, passphrase),
        Material::Pkcs12 => pkcs12::open(input, passphrase),
        Material::LegacyEncrypted => legacy_pem::open(input, passphrase),
        _ => return None,
    })
}

/// The bytes between the BEGIN and END lines.
fn pem_bytes(input: &[u8]) -> Result<(Zeroizing<Vec<u8>>, Vec<Repair>), ImportError> {
    let (body, mut repairs) = decode::pem_body(input).map_err(ImportError::Decode)?;
    let bytes = decode::base64(&body, &mut repairs).map_err(ImportError::Decode)?;
    Ok((bytes, repairs))
}

/// The RSA key that OpenSSH and `PuTTY` keep, as PKCS#1.
fn rsa_of(key: &ssh_key::PrivateKey) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let Some(pair) = key.key_data().rsa() else {
        return Err(ImportError::Unsuitable(Material::OtherPrivate));
    };
    let (public, private) = (pair.public(), pair.private());
    let of = |number: &ssh_key::Mpint| {
        let bytes = number.as_positive_bytes().map(|bytes| Zeroizing::new(bytes.to_vec()));
        bytes.ok_or(ImportError::Damaged)
    };
    Numbers {
        n: &of(public.n())?,
        e: &of(public.e())?,
        d: &of(private.d())?,
        p: &of(private.p())?,
        q: &of(private.q())?,
        qinv: &of(private.iqmp())?,
    }
    .pkcs1()
}
