use crypto_bigint::ConcatenatingMul;
use rsa::BoxedUint;

use super::*;
use crate::fixtures::private_test_key as test_key;

fn parts() -> Components {
    test_key("platform_A_2048").components().expect("its numbers")
}

/// The checks that fail on the numbers.
fn failing(parts: &Components) -> Vec<Check> {
    let primes = || [&parts.p, &parts.q].map(PrimeFacts::of);
    numbers(parts, parts.n.bit_width_vartime() as usize, primes)
        .into_iter()
        .filter(|(_, passed)| !passed)
        .map(|(check, _)| check)
        .collect()
}

fn failed(audit: &Audit) -> Vec<Check> {
    let bad = audit.findings.iter().filter(|finding| !finding.passed);
    bad.map(|finding| finding.check).collect()
}

/// A key of two primes that lie close together, consistent in itself.
fn close_primes() -> rsa::PrivateKey {
    let p = parts().p.clone();
    let two = BoxedUint::from(2_u32);
    let mut q = p.wrapping_add(&two);
    while !is_prime(&q) {
        q = q.wrapping_add(&two);
    }
    rsa::PrivateKey::from_p_q(q, p, BoxedUint::from(PUBLIC_EXPONENT)).expect("a key")
}

#[test]
fn sound_keys_pass_every_check() {
    let audit = audit(&crate::keys::fixture::key(0));
    assert!(audit.passed(), "{audit:?}");
    assert_eq!(audit.findings.len(), 12);
}

#[test]
fn a_published_key_fails_though_its_numbers_are_sound() {
    for name in ["platform_A_2048", "merchant_B_2048", "long_D_4096"] {
        assert_eq!(failed(&audit(&test_key(name))), [Check::Secret], "{name}");
    }
}

#[test]
fn what_was_found_of_other_primes_counts_for_nothing() {
    let (key, other) = (crate::keys::fixture::key(0), parts());
    let composite = other.p.wrapping_add(BoxedUint::from(1_u32));
    for (p, q) in [(&other.p, &other.q), (&composite, &composite)] {
        assert!(audit_with(&key, Some(Examination::start(p, q))).passed());
    }
    let own = key.components().expect("its numbers");
    for (p, q) in [(&own.p, &own.q), (&own.q, &own.p)] {
        let examination = Examination::start(p, q);
        assert!(examination.are_of(&own));
        assert!(audit_with(&key, Some(examination)).passed());
    }
}

#[test]
fn an_audit_without_findings_does_not_pass() {
    let empty = Audit { findings: Vec::new(), bits: 2048 };
    assert!(!empty.passed());
}

#[test]
fn primes_that_lie_close_together_are_found() {
    let key = PrivateKey::from_rsa(&close_primes()).expect("a key");
    let found = audit(&key);
    assert_eq!(failed(&found), [Check::Distance, Check::Structure]);
    assert!(!found.passed());
}

#[test]
fn every_check_of_the_numbers_can_fail() {
    let change = |change: &dyn Fn(&mut Components)| {
        let mut parts = parts();
        change(&mut parts);
        failing(&parts)
    };
    assert_eq!(change(&|_| {}), []);
    assert!(change(&|key| key.e = BoxedUint::from(3_u32)).contains(&Check::Exponent));
    assert!(
        change(&|key| key.n = key.n.wrapping_add(BoxedUint::from(2_u32))).contains(&Check::Product)
    );
    assert!(
        change(&|key| key.q = key.q.wrapping_add(BoxedUint::from(2_u32))).contains(&Check::Primes)
    );
    assert!(change(&|key| key.q = key.p.clone()).contains(&Check::Primes));
    assert!(change(&|key| key.d = BoxedUint::from(3_u32)).contains(&Check::PrivateExponent));
    let order = |prime: &BoxedUint| prime.wrapping_sub(BoxedUint::one());
    let long = change(&|key| {
        let totient = order(&key.p).concatenating_mul(order(&key.q));
        key.d = key.d.concatenating_add(&totient);
    });
    assert!(long.contains(&Check::PrivateExponent), "modulo φ in place of λ");
    assert!(change(&|key| key.dp = BoxedUint::one()).contains(&Check::Crt));
    assert!(change(&|key| key.dq = BoxedUint::one()).contains(&Check::Crt));
    assert!(change(&|key| key.qinv = BoxedUint::one()).contains(&Check::Crt));
    let odd_size = change(&|key| key.n = key.n.shr(3));
    assert!(odd_size.contains(&Check::Size) && odd_size.contains(&Check::Balance));
    // Powers of 65537 modulo every prime of the fingerprint.
    let roca = change(&|key| {
        let generator = BoxedUint::from(PUBLIC_EXPONENT);
        key.n = generator.concatenating_mul(&generator);
    });
    assert!(roca.contains(&Check::Roca));
}

#[test]
fn the_encoded_block_is_the_one_of_the_standard() {
    let block = encoded(b"", 256);
    assert_eq!(block[..3], [0, 1, 0xff]);
    assert_eq!(block[204..206], [0, 0x30]);
    assert_eq!(block[203], 0xff);
    assert_eq!(block[224..228], [0xe3, 0xb0, 0xc4, 0x42]);
}
