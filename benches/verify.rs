//! Verification of one message, alone and with the reading of its header, against the `openssl`
//! command where there is one.
//!
//! The command starts a process for each message, so its figure is mostly that; `openssl speed rsa2048`
//! tells what its arithmetic takes.

use std::{hint::black_box, path::Path, process::Command};

use criterion::{Criterion, criterion_group, criterion_main};
use keyturn::signing::{SignatureHeader, samples, verify};

fn one_message(c: &mut Criterion) {
    let keys = samples::keys().expect("sample keys");
    let sample = &samples::all()[0];
    let signature = SignatureHeader::parse(sample.signature).expect("a signature");
    let mut group = c.benchmark_group("verify");
    group.bench_function("2048 bits", |b| {
        b.iter(|| verify(black_box(&sample.message), &signature.bytes, &keys[0].key));
    });
    group.bench_function("2048 bits with its header", |b| {
        b.iter(|| {
            let signature =
                SignatureHeader::parse(black_box(sample.signature)).expect("a signature");
            verify(&sample.message, &signature.bytes, &keys[0].key)
        });
    });
    let directory = tempfile::tempdir().expect("a directory");
    let file = |name: &str, bytes: &[u8]| {
        let path = directory.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        path
    };
    let key = file("key.pem", keys[0].key.pem().as_bytes());
    let content = file("content", &sample.message.content_to_sign());
    let bytes = file("signature", &signature.bytes);
    if openssl(&key, &bytes, &content) {
        group.bench_function("openssl dgst -verify, a process each", |b| {
            b.iter(|| openssl(&key, &bytes, &content));
        });
    }
    group.finish();
}

/// Whether `openssl` is there and says that the signature is valid.
fn openssl(key: &Path, signature: &Path, content: &Path) -> bool {
    let mut command = Command::new("openssl");
    command
        .args(["dgst", "-sha256", "-verify"])
        .arg(key)
        .arg("-signature")
        .arg(signature)
        .arg(content);
    command.output().is_ok_and(|output| output.status.success())
}

criterion_group!(benches, one_message);
criterion_main!(benches);
