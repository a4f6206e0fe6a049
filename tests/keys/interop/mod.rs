//! OpenSSL, Java and Python read what Keyturn exports, and Keyturn reads what they write: every form and size.
//!
//! What reads a private key proves it by signing a fixed text: RSASSA-PKCS1-v1_5 has one signature only.
//! Where a tool is missing its test says so and passes, unless `KEYTURN_REQUIRE_TOOLS` is set, as `make test` does.

mod material;
mod tools;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use keyturn::keys::PublicKey;
use keyturn::keys::import::{private_key, public_key};

use material::{Exports, PASSPHRASE, TEXT, keys, passphrase};
use tools::{Tool, base64, run};

/// Checks that `tool` signed with every private key of `exports`, and saw every public key, as we do.
fn compare_read(out: &Path, exports: &Exports) {
    for (name, key) in &exports.private {
        let signature = fs::read(out.join(format!("{name}.signature")))
            .unwrap_or_else(|error| panic!("{name} was not read: {error}"));
        let ours = key.sign_pkcs1v15_sha256(TEXT).expect("a signature");
        assert_eq!(signature, ours, "{name}");
    }
    for (name, key) in &exports.public {
        let spki = fs::read(out.join(format!("{name}.spki")))
            .unwrap_or_else(|error| panic!("{name} was not read: {error}"));
        assert_eq!(spki, key.spki_der(), "{name}");
    }
}

/// Checks that we read every file that a tool wrote: `KEY.FORM.private`, `.encrypted` or `.public`.
fn compare_written(out: &Path, least: usize) {
    let mut known: HashMap<String, PublicKey> =
        keys().iter().map(|key| (key.bits().to_string(), key.public().clone())).collect();
    let mut read = 0;
    for entry in fs::read_dir(out).expect("the folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        let bytes = fs::read(&path).expect("a file");
        let passphrase = passphrase();
        let public = match path.extension().and_then(|kind| kind.to_str()) {
            Some("private") => {
                private_key(&bytes, None).map(|read| read.key.public().clone()).expect(&name)
            }
            Some("encrypted") => private_key(&bytes, Some(&passphrase))
                .map(|read| read.key.public().clone())
                .expect(&name),
            Some("public") => public_key(&bytes).map(|read| read.key).expect(&name),
            _ => continue,
        };
        // A key that the tool made itself is known by the first of its files.
        let key = name.split('.').next().expect("a key").to_owned();
        assert_eq!(*known.entry(key).or_insert_with(|| public.clone()), public, "{name}");
        read += 1;
    }
    assert!(read >= least, "only {read} files were written");
}

#[test]
fn java_and_keyturn_read_each_other() {
    let Some(java) = Tool::java() else { return };
    let (dir, out) = tools::folders();
    let mut exports = Exports::write(dir.path());
    // Java itself reads PKCS#8 and SubjectPublicKeyInfo alone.
    exports.private.retain(|name, _| !name.contains("pkcs1"));
    exports.public.retain(|name, _| !name.contains("pkcs1"));
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys/interop/Interop.java");
    run(java.command().arg(source).args([dir.path(), out.path()]).arg(PASSPHRASE));
    compare_read(out.path(), &exports);
    compare_written(out.path(), 4 * 5);
}

#[test]
fn python_and_keyturn_read_each_other() {
    let Some(python) = Tool::python() else { return };
    let (dir, out) = tools::folders();
    let exports = Exports::write(dir.path());
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys/interop/interop.py");
    run(python.command().arg(source).args([dir.path(), out.path()]).arg(PASSPHRASE));
    compare_read(out.path(), &exports);
    compare_written(out.path(), 4 * 10);
}

#[test]
fn openssl_reads_every_export() {
    let Some(openssl) = Tool::openssl() else {
        return;
    };
    let (dir, out) = tools::folders();
    let exports = Exports::write(dir.path());
    let text = dir.path().join("text");
    fs::write(&text, TEXT).expect("the text");
    for name in exports.private.keys() {
        let (path, form) = decoded(dir.path(), name);
        let signature = out.path().join(format!("{name}.signature"));
        run(openssl
            .command()
            .args(["dgst", "-sha256", "-passin"])
            .arg(format!("pass:{PASSPHRASE}"))
            .args(["-keyform", form, "-sign"])
            .args([&path, Path::new("-out"), &signature, &text]));
    }
    for name in exports.public.keys() {
        let (path, form) = decoded(dir.path(), name);
        let spki = out.path().join(format!("{name}.spki"));
        let kind: &[&str] =
            if name.contains("pkcs1") { &["rsa", "-RSAPublicKey_in"] } else { &["pkey", "-pubin"] };
        run(openssl
            .command()
            .args(kind)
            .args(["-inform", form, "-pubout", "-outform", "DER", "-in"])
            .args([&path, Path::new("-out"), &spki]));
    }
    compare_read(out.path(), &exports);
}

/// OpenSSL reads PEM and DER: a one-line form is decoded for it.
fn decoded(dir: &Path, name: &str) -> (std::path::PathBuf, &'static str) {
    let path = dir.join(name);
    if !name.contains("line") {
        return (path, "PEM");
    }
    let der = dir.join(format!("{name}.der"));
    fs::write(&der, base64(&fs::read_to_string(path).expect("an export"))).expect("DER");
    (der, "DER")
}

#[test]
fn what_openssl_writes_is_read() {
    let Some(openssl) = Tool::openssl() else {
        return;
    };
    let (dir, out) = tools::folders();
    Exports::write(dir.path());
    let fresh = dir.path().join("fresh.pkcs8-pem");
    run(openssl.command().args(["genrsa", "-out"]).args([&fresh, Path::new("2048")]));
    let pass = format!("pass:{PASSPHRASE}");
    for key in ["2048", "3072", "4096", "fresh"] {
        let source = dir.path().join(format!("{key}.pkcs8-pem"));
        let convert = |arguments: &str, form: &str| {
            let mut command = openssl.command();
            command.args(arguments.split(' ')).arg("-in").arg(&source);
            command.arg("-out").arg(out.path().join(format!("{key}.{form}")));
            if form.ends_with("encrypted") {
                command.arg("-passout").arg(&pass);
            }
            run(&mut command);
        };
        for (arguments, form) in [
            ("pkcs8 -topk8 -nocrypt", "pkcs8-pem.private"),
            ("pkcs8 -topk8 -nocrypt -outform DER", "pkcs8-der.private"),
            ("rsa -traditional", "pkcs1-pem.private"),
            ("rsa -traditional -outform DER", "pkcs1-der.private"),
            ("pkcs8 -topk8", "default.encrypted"),
            ("pkcs8 -topk8 -v2 aes-128-cbc -v2prf hmacWithSHA512 -iter 5000", "aes128.encrypted"),
            ("pkcs8 -topk8 -v2 des3 -v2prf hmacWithSHA1 -outform DER", "des3.encrypted"),
            ("rsa -pubout", "spki-pem.public"),
            ("rsa -pubout -outform DER", "spki-der.public"),
            ("rsa -RSAPublicKey_out", "pkcs1-pem.public"),
        ] {
            convert(arguments, form);
        }
    }
    run(openssl.command().args(["pkcs8", "-topk8", "-scrypt", "-passout", &pass, "-in"]).args([
        &fresh,
        Path::new("-out"),
        &out.path().join("fresh.scrypt.encrypted"),
    ]));
    compare_written(out.path(), 4 * 10 + 1);
}
