use super::args::{Convert, Form};
use super::exit::{Exit, Failure};
use super::{generate, output, passphrase, reading};
use crate::keys::PublicKey;
use crate::keys::decode::Repair;
use crate::keys::export::ExportForm;
use crate::keys::identify::identify;
use crate::keys::import::{Imported, public_key};
use crate::secret::SecretBytes;
use crate::secret::worker::forgetting;

/// What is to be done once a private key is gone.
enum Done {
    /// A private key was written; this is its public half.
    Private(PublicKey),
    /// A public key, to be written as this form.
    Public(PublicKey, Form),
}

pub fn run(options: &Convert, json: bool) -> Result<Exit, Failure> {
    // Whoever reads what is printed may take a while.
    let (done, repairs) = forgetting(|| read(options, json))?;
    for repair in repairs {
        output::aside(&repair.message().text());
    }
    match done {
        Done::Private(key) => report(&key, json),
        Done::Public(key, form) => public(options, &key, form, json),
    }
}

fn read(options: &Convert, json: bool) -> Result<(Done, Vec<Repair>), Failure> {
    let input = reading::key_file(&options.file)?;
    let material = identify(input.expose())?;
    if material.is_private() {
        return private(options, &input, json);
    }
    let read = public_key(input.expose())?;
    Ok((Done::Public(read.key, options.form.unwrap_or(Form::SpkiLine)), read.repairs))
}

fn private(
    options: &Convert,
    input: &SecretBytes,
    json: bool,
) -> Result<(Done, Vec<Repair>), Failure> {
    let Imported { key, repairs, .. } = reading::private(input, &options.opening)?;
    let form = options.form.unwrap_or(Form::Pkcs8Pem);
    let Some(plain) = form.private() else {
        return Ok((Done::Public(key.public().clone(), form), repairs));
    };
    output::check_form(&options.protection, plain)?;
    output::check_private(&options.output, json)?;
    let passphrase = passphrase::new(&options.protection)?;
    let form = if passphrase.is_some() { ExportForm::EncryptedPkcs8Pem } else { plain };
    output::private(&key, form, passphrase.as_ref(), &options.output)?;
    Ok((Done::Private(key.public().clone()), repairs))
}

fn public(options: &Convert, key: &PublicKey, form: Form, json: bool) -> Result<Exit, Failure> {
    let text = match form {
        Form::SpkiLine => key.one_line(),
        Form::SpkiPem => key.pem(),
        Form::Pkcs1PublicPem => key.pkcs1_pem(),
        _ => return Err(Failure::usage("cli-form-not-public")),
    };
    if json && options.output.file().is_none() {
        return report(key, true);
    }
    output::public(&text, options.output.file(), options.output.force)?;
    if json { report(key, true) } else { Ok(Exit::Done) }
}

fn report(key: &PublicKey, json: bool) -> Result<Exit, Failure> {
    if json {
        output::json(&generate::facts(key))?;
    } else {
        output::aside(&generate::summary(key));
    }
    Ok(Exit::Done)
}
