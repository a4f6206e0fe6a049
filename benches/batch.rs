//! A thousand notifications of 2 KB, as they lie in a log: most of them genuine, the rest with frequent faults or
//! with another content, which is the slowest of all.

#[path = "../tests/common/fixtures.rs"]
mod fixtures;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use keyturn::keys::PrivateKey;
use keyturn::keys::generate::Cancel;
use keyturn::signing::batch::{Progress, judge_all, of_capture};
use keyturn::signing::diagnose::Limits;
use keyturn::signing::sign::{Kind, sign_message};
use keyturn::signing::{KeyRole, KnownKey, Message};

const MESSAGES: usize = 1000;
const BODY: usize = 2048;

fn notification(number: usize) -> Message {
    let head = format!(
        r#"{{"paymentId":"2026{number:08}","paymentAmount":{{"value":"{number}","currency":"EUR"}},"note":""#
    );
    let rest = BODY - head.len() - 2;
    Message {
        method: "POST".into(),
        uri: "/notify/payment".into(),
        client_id: "SANDBOX_5Y00000000000000".into(),
        time: format!("2026-11-23T17:05:{:02}+08:00", number % 60),
        body: format!(r#"{head}{}"}}"#, "x".repeat(rest)).into_bytes(),
    }
}

/// What happened to a message on its way.
fn altered(number: usize, faulty: bool, message: &mut Message) {
    if !faulty {
        return;
    }
    match number % 20 {
        0 => message.body.push(b'\n'),
        1 => message.uri.push_str("?from=proxy"),
        2 => message.body[30] ^= 1,
        _ => {}
    }
}

fn log(key: &PrivateKey, faulty: bool) -> Vec<u8> {
    let mut log = Vec::new();
    for number in 0..MESSAGES {
        let mut message = notification(number);
        let signed = sign_message(&message, Kind::Request, key, "1", "https://shop.example")
            .expect("signed");
        altered(number, faulty, &mut message);
        let line = serde_json::json!({
            "method": message.method,
            "uri": message.uri,
            "headers": {
                "Client-Id": message.client_id,
                "Request-Time": message.time,
                "Signature": signed.header,
            },
            "body": String::from_utf8(message.body).expect("text"),
        });
        log.extend_from_slice(line.to_string().as_bytes());
        log.push(b'\n');
    }
    log
}

fn thousand(c: &mut Criterion) {
    let key = fixtures::private_test_key("platform_A_2048");
    let keys =
        [KnownKey { name: "Alipay+".into(), role: KeyRole::Platform, key: key.public().clone() }];
    let mut group = c.benchmark_group("1,000 messages of 2 KB");
    group.sample_size(10).throughput(Throughput::Elements(MESSAGES as u64));
    for (name, faulty) in [("all genuine", false), ("15 % faulty", true)] {
        let log = log(&key, faulty);
        group.bench_function(BenchmarkId::new("read and judge", name), |b| {
            b.iter(|| {
                let items = of_capture("log", black_box(&log));
                assert_eq!(items.len(), MESSAGES);
                let (progress, cancel) = (Progress::default(), Cancel::default());
                judge_all(&items, &keys, Limits::BRIEF, &progress, &cancel)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, thousand);
criterion_main!(benches);
