use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::plan::{Environment, Occasion};
use super::*;
use crate::keys::audit::audit;
use crate::keys::import::{private_key, public_key};

static KEYS: LazyLock<serde_json::Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../tests/data/test_keys.json"))
        .expect("the test keys are JSON")
});

fn key(name: &str) -> PrivateKey {
    let text = KEYS[name]["private_pkcs8_one_line"].as_str().expect("a key");
    private_key(text.as_bytes(), None).expect("a usable key").key
}

fn take(ceremony: &mut Ceremony, name: &str) -> Result<(), Refusal> {
    let key = key(name);
    let audit = audit(&key);
    ceremony.take_key(key, audit, Origin::Imported, &now())
}

fn now() -> Zoned {
    "2026-11-23T17:05:09+08:00[Asia/Shanghai]".parse().expect("a time")
}

fn at_store() -> Ceremony {
    let mut ceremony = Ceremony::default();
    ceremony.prepare(Plan::default(), &now()).expect("prepared");
    take(&mut ceremony, "merchant_B_2048").expect("taken");
    ceremony.open(Step::Store, &now()).expect("open");
    ceremony
}

fn stored() -> Ceremony {
    let mut ceremony = at_store();
    ceremony.prove(Proof::PastedBack, &now()).expect("proved");
    ceremony.confirm_stored(&now()).expect("stored");
    ceremony
}

#[test]
fn the_alipay_key_of_the_other_environment_is_refused() {
    let of = |environment, rehearsal| Plan { environment, rehearsal, ..Plan::default() };
    let mut ceremony = Ceremony::default();
    let mut accept = |plan| {
        ceremony.start_over();
        ceremony.prepare(plan, &now()).expect("prepared");
        take(&mut ceremony, "merchant_B_2048").expect("taken");
        ceremony.open(Step::Store, &now()).expect("open");
        ceremony.prove(Proof::PastedBack, &now()).expect("proved");
        ceremony.confirm_stored(&now()).expect("stored");
        ceremony.accept_platform_key(key("platform_A_2048").public().clone(), &now())
    };
    assert_eq!(accept(of(Environment::Test, true)), Ok(()));
    assert_eq!(accept(of(Environment::Real, false)), Ok(()));
    assert_eq!(accept(of(Environment::Real, false)), Ok(()));
    assert_eq!(accept(of(Environment::Test, true)), Ok(()));
    assert_eq!(accept(of(Environment::Test, false)), Err(Refusal::OtherEnvironment));
}

#[test]
fn the_whole_way_ends_with_a_record_of_every_event() {
    let mut ceremony = stored();
    ceremony.public_key_taken(None, &now()).expect("copied");
    ceremony
        .accept_platform_key(key("platform_A_2048").public().clone(), &now())
        .expect("accepted");
    ceremony.open(Step::Finish, &now()).expect("finished");
    let kinds: Vec<_> = ceremony.events().iter().map(|event| event.kind.clone()).collect();
    assert_eq!(
        kinds,
        [
            EventKind::Prepared,
            EventKind::Imported { bits: 2048 },
            EventKind::Proved(Proof::PastedBack),
            EventKind::Destroyed,
            EventKind::PublicCopied,
            EventKind::PlatformKeyAccepted,
            EventKind::Finished
        ]
    );
    assert_eq!(ceremony.events()[0].time(), "2026-11-23 17:05:09 +08:00");
}

#[test]
fn without_proof_the_key_is_not_destroyed() {
    let mut ceremony = at_store();
    assert!(ceremony.would_lose_key());
    assert_eq!(ceremony.confirm_stored(&now()), Err(Refusal::NotProved));
    assert!(ceremony.private_key().is_some());
    assert_eq!(ceremony.open(Step::Register, &now()), Err(Refusal::NotYet));
}

#[test]
fn after_it_was_stored_no_way_leads_back() {
    let mut ceremony = stored();
    assert!(
        ceremony.private_key().is_none() && ceremony.key_is_gone() && !ceremony.would_lose_key()
    );
    for step in [Step::Prepare, Step::Make, Step::Store] {
        assert_eq!(ceremony.open(step, &now()), Err(Refusal::KeyIsGone));
    }
    assert_eq!(ceremony.prepare(Plan::default(), &now()), Err(Refusal::KeyIsGone));
    assert_eq!(take(&mut ceremony, "platform_A_2048"), Err(Refusal::KeyIsGone));
    assert_eq!(ceremony.prove(Proof::PastedBack, &now()), Err(Refusal::NoKey));
    assert_eq!(ceremony.discard_key(), Err(Refusal::KeyIsGone));
}

#[test]
fn another_purpose_throws_the_key_away_and_another_name_does_not() {
    let mut ceremony = at_store();
    let named = Plan { operator: "  Ada ".into(), ..Plan::default() };
    ceremony.prepare(named, &now()).expect("prepared");
    assert_eq!(ceremony.plan().operator, "Ada");
    assert!(ceremony.private_key().is_some());
    let real = Plan { environment: Environment::Real, ..Plan::default() };
    ceremony.prepare(real, &now()).expect("prepared");
    assert!(ceremony.private_key().is_none() && ceremony.made().is_none());
    assert_eq!(ceremony.open(Step::Store, &now()), Err(Refusal::NotYet));
}

#[test]
fn another_key_needs_another_proof() {
    let mut ceremony = at_store();
    ceremony.prove(Proof::PastedBack, &now()).expect("proved");
    ceremony.open(Step::Make, &now()).expect("open");
    take(&mut ceremony, "platform_A_2048").expect("taken");
    assert_eq!(ceremony.confirm_stored(&now()), Err(Refusal::NotProved));
}

#[test]
fn a_rehearsal_is_never_real() {
    let mut ceremony = Ceremony::default();
    let plan = Plan { rehearsal: true, environment: Environment::Real, ..Plan::default() };
    ceremony.prepare(plan, &now()).expect("prepared");
    assert_eq!(ceremony.plan().environment, Environment::Test);
}

#[test]
fn the_platform_key_is_neither_the_new_nor_the_old_own_key() {
    let old = key("platform_A_2048").public().clone();
    let mut ceremony = Ceremony::default();
    let plan =
        Plan { occasion: Occasion::Replacement, old_key: Some(old.clone()), ..Plan::default() };
    ceremony.prepare(plan, &now()).expect("prepared");
    assert_eq!(take(&mut ceremony, "platform_A_2048"), Err(Refusal::SameAsOldKey));
    take(&mut ceremony, "merchant_B_2048").expect("taken");
    ceremony.prove(Proof::PastedBack, &now()).expect("proved");
    ceremony.confirm_stored(&now()).expect("stored");
    let own = ceremony.made().expect("a key").public.clone();
    assert_eq!(ceremony.accept_platform_key(own, &now()), Err(Refusal::OwnKey));
    assert_eq!(ceremony.accept_platform_key(old, &now()), Err(Refusal::OwnOldKey));
    let text = KEYS["long_D_4096"]["public_spki_one_line"].as_str().expect("a key");
    let other = public_key(text.as_bytes()).expect("usable").key;
    assert_eq!(ceremony.accept_platform_key(other, &now()), Ok(()));
}

#[test]
fn the_key_at_hand_cannot_be_named_as_the_old_one_afterwards() {
    let mut ceremony = Ceremony::default();
    let replacement = Plan { occasion: Occasion::Replacement, ..Plan::default() };
    ceremony.prepare(replacement.clone(), &now()).expect("prepared");
    take(&mut ceremony, "merchant_B_2048").expect("taken");
    let own = Plan { old_key: Some(key("merchant_B_2048").public().clone()), ..replacement };
    assert_eq!(ceremony.prepare(own, &now()), Err(Refusal::SameAsOldKey));
    assert!(ceremony.private_key().is_some());
}

#[test]
fn file_names_say_what_they_hold_and_hold_no_odd_character() {
    let plan = Plan {
        partner: "Acme & Söhne / 支付".into(),
        environment: Environment::Real,
        ..Plan::default()
    };
    assert_eq!(plan.file_stem(2026, 11), "acme-söhne-支付-real-2026-11");
    let rehearsal = Plan { rehearsal: true, partner: "../..".into(), ..Plan::default() };
    assert_eq!(rehearsal.file_stem(2026, 3), "key-rehearsal-2026-03");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is clicked in whatever order: the key goes only after a proof, and never comes back.
    #[test]
    fn no_order_of_choices_breaks_the_promises(choices in prop::collection::vec(0_u8..9, 1..25)) {
        let mut ceremony = Ceremony::default();
        let now = now();
        for choice in choices {
            let proved = ceremony.proof().is_some();
            let held = ceremony.private_key().is_some();
            let was_gone = ceremony.key_is_gone();
            let done = match choice {
                0 => ceremony.prepare(Plan::default(), &now),
                1 => ceremony.prepare(Plan { environment: Environment::Real, ..Plan::default() }, &now),
                2 => take(&mut ceremony, "merchant_B_2048"),
                3 => ceremony.prove(Proof::PastedBack, &now),
                4 => ceremony.confirm_stored(&now),
                5 => ceremony.open(Step::Store, &now),
                6 => ceremony.open(Step::Finish, &now),
                7 => ceremony.public_key_taken(None, &now),
                _ => ceremony.discard_key(),
            };
            if choice == 4 && done.is_ok() {
                prop_assert!(proved && held);
            }
            prop_assert!(!was_gone || ceremony.key_is_gone());
            prop_assert!(!(ceremony.key_is_gone() && ceremony.private_key().is_some()));
            prop_assert!(ceremony.step() < Step::Register || ceremony.key_is_gone());
        }
    }
}
