//! Making a key on every core against the way of the `rsa` crate on one, and what else people wait for.
//!
//! A search for primes takes as long as luck has it: many samples, and the mean and median of both.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode, criterion_group, criterion_main};
use keyturn::keys::PrivateKey;
use keyturn::keys::audit::audit;
use keyturn::keys::export::{ExportForm, render};
use keyturn::keys::generate::{Cancel, KeySize, Progress, generate};
use keyturn::keys::import::private_key;
use keyturn::secret::Passphrase;
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;

fn key(size: KeySize) -> PrivateKey {
    generate(size, &Cancel::default(), &Progress::default()).expect("a key")
}

fn making(c: &mut Criterion) {
    let mut group = c.benchmark_group("generate");
    group.sampling_mode(SamplingMode::Flat).warm_up_time(Duration::from_secs(1));
    for (size, samples, seconds) in
        [(KeySize::Rsa2048, 200, 15), (KeySize::Rsa3072, 40, 15), (KeySize::Rsa4096, 20, 20)]
    {
        group.sample_size(samples).measurement_time(Duration::from_secs(seconds));
        group.bench_function(BenchmarkId::new("pool", size.bits()), |b| {
            b.iter(|| key(size));
        });
        group.bench_function(BenchmarkId::new("rsa crate", size.bits()), |b| {
            let bits = usize::try_from(size.bits()).expect("a size");
            b.iter(|| rsa::PrivateKey::new(&mut UnwrapErr(SysRng), bits).expect("a key"));
        });
    }
    group.finish();
}

/// From the cancel to the end of `generate`, in the middle of a search.
fn cancelling(c: &mut Criterion) {
    let mut group = c.benchmark_group("cancel");
    group.sample_size(20);
    group.bench_function("4096", |b| {
        b.iter_custom(|times| (0..times).map(|_| time_of_a_cancel()).sum());
    });
    group.finish();
}

fn time_of_a_cancel() -> Duration {
    let (cancel, progress) = (Cancel::default(), Progress::default());
    let (theirs, shown) = (cancel.clone(), progress.clone());
    let search = move || generate(KeySize::Rsa4096, &theirs, &shown).is_err();
    let worker = keyturn::secret::worker::spawn("generate", search).expect("a thread");
    while progress.candidates() < 4 {
        std::thread::yield_now();
    }
    let start = Instant::now();
    cancel.cancel();
    worker.join().expect("no panic");
    start.elapsed()
}

fn handling(c: &mut Criterion) {
    let mut group = c.benchmark_group("key");
    group.sample_size(20);
    for size in [KeySize::Rsa2048, KeySize::Rsa4096] {
        let key = key(size);
        let text = render(&key, ExportForm::Pkcs8Pem, None).expect("an export");
        group.bench_function(BenchmarkId::new("audit", size.bits()), |b| {
            b.iter(|| black_box(audit(&key)));
        });
        group.bench_function(BenchmarkId::new("import", size.bits()), |b| {
            b.iter(|| private_key(text.expose().as_bytes(), None).expect("a key"));
        });
        group.bench_function(BenchmarkId::new("export, protected", size.bits()), |b| {
            b.iter_batched(
                || Passphrase::from_string("quite a long one".to_owned()),
                |passphrase| render(&key, ExportForm::EncryptedPkcs8Pem, Some(&passphrase)),
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, making, cancelling, handling);
criterion_main!(benches);
