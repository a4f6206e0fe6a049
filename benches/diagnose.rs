//! The search for a cause: hits of several kinds, a miss, and a message of 100 KB.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use keyturn::{
    keys::generate::Cancel,
    signing::{KnownKey, Message, ParsedSignature, SignatureHeader, diagnose, samples},
};

/// A sample with its signature.
fn sample(id: &str) -> (Message, ParsedSignature) {
    let sample = samples::all().iter().find(|sample| sample.id == id).expect("a sample");
    (sample.message.clone(), SignatureHeader::parse(sample.signature).expect("a signature"))
}

/// A body of this size with everything in it that is spelled in several ways.
fn large_body(len: usize) -> Vec<u8> {
    let item = r#"{"promoId":"2021","name":"滿10減1 café","url":"https://x.example/?a=1&b=2","n":1.50,"empty":{},"none":null}"#;
    let items = vec![item; len / item.len()];
    format!(r#"{{"paymentId":"1","list":[{}]}}"#, items.join(",")).into_bytes()
}

fn run(c: &mut Criterion, keys: &[KnownKey]) {
    let mut group = c.benchmark_group("diagnose");
    group.sample_size(20);
    for id in [
        "genuine",
        "trailing-newline",
        "pretty-printed",
        "php",
        "query",
        "two-faults",
        "own-key",
        "altered",
    ] {
        let (message, signature) = sample(id);
        group.bench_function(BenchmarkId::new("sample", id), |b| {
            b.iter(|| diagnose(black_box(&message), &signature, keys, &Cancel::default()));
        });
    }
    // A signature over another content, so that every candidate is a miss.
    let (small, signature) = sample("genuine");
    let large = Message { body: large_body(100_000), ..small };
    group.bench_function("miss, 100 KB", |b| {
        b.iter(|| diagnose(black_box(&large), &signature, keys, &Cancel::default()));
    });
    group.finish();
}

fn causes(c: &mut Criterion) {
    run(c, &samples::keys().expect("sample keys"));
}

criterion_group!(benches, causes);
criterion_main!(benches);
