use proptest::prelude::*;

use super::super::plan::{Environment, Occasion};
use super::*;
use crate::ceremony::facts::{Exception, LiveFacts, Scene, Sender, Statement};
use crate::ceremony::record::{Opened, open, record};
use crate::keys::audit::{Check, Finding, audit};
use crate::keys::fixture::key;
use base64ct::Encoding as _;

/// Proves the key that is held.
fn prove(ceremony: &mut Ceremony) -> Result<(), Refusal> {
    let key = ceremony.made().map(|made| made.public.clone());
    let key = key.unwrap_or_else(|| public(PLATFORM));
    ceremony.prove(&key, Proof::PastedBack, &now())
}

/// The new key, and two others.
const NEW: usize = 0;
const SECOND: usize = 1;
const PLATFORM: usize = 2;

fn public(number: usize) -> PublicKey {
    key(number).public().clone()
}

fn take(ceremony: &mut Ceremony, number: usize) -> Result<(), Refusal> {
    let key = key(number);
    let audit = audit(&key);
    ceremony.take_key(key, audit, Origin::Imported, Consent::No, &now())
}

fn now() -> Zoned {
    "2026-11-23T17:05:09+08:00[Asia/Shanghai]".parse().expect("a time")
}

fn at_store() -> Ceremony {
    let mut ceremony = Ceremony::default();
    ceremony.prepare(Plan::default(), Consent::No, &now()).expect("prepared");
    take(&mut ceremony, NEW).expect("taken");
    ceremony.open(Step::Store, &now()).expect("open");
    ceremony
}

fn stored() -> Ceremony {
    let mut ceremony = at_store();
    prove(&mut ceremony).expect("proved");
    ceremony.confirm_stored(&now()).expect("stored");
    ceremony
}

#[test]
fn the_alipay_key_of_the_other_environment_is_refused() {
    let of = |environment, rehearsal| Plan { environment, rehearsal, ..Plan::default() };
    let mut ceremony = Ceremony::default();
    let mut accept = |plan, number| {
        ceremony.start_over(Consent::No).expect("nothing to lose");
        ceremony.prepare(plan, Consent::No, &now()).expect("prepared");
        take(&mut ceremony, number).expect("taken");
        ceremony.open(Step::Store, &now()).expect("open");
        prove(&mut ceremony).expect("proved");
        ceremony.confirm_stored(&now()).expect("stored");
        ceremony.accept_platform_key(public(PLATFORM), &now())
    };
    // The keys of a rehearsal are for throwing away, and say nothing of those in use.
    assert_eq!(accept(of(Environment::Test, true), NEW), Ok(()));
    assert_eq!(accept(of(Environment::Real, false), SECOND), Ok(()));
    assert_eq!(accept(of(Environment::Real, false), SECOND), Ok(()));
    ceremony.start_over(Consent::No).expect("nothing to lose");
    ceremony.prepare(of(Environment::Test, false), Consent::No, &now()).expect("prepared");
    assert_eq!(take(&mut ceremony, SECOND), Err(Refusal::KeyOfOtherEnvironment));
    assert_eq!(take(&mut ceremony, NEW), Err(Refusal::KeyOfRehearsal));
    assert_eq!(take(&mut ceremony, PLATFORM), Err(Refusal::KeyOfPlatform));
    let refused = ceremony.is_platform_key_of_this_environment(&public(PLATFORM));
    assert_eq!(refused, Err(Refusal::OtherEnvironment));
}

#[test]
fn the_whole_way_ends_with_a_record_of_every_event() {
    let mut ceremony = stored();
    ceremony.public_key_taken(None, &now()).expect("copied");
    ceremony.accept_platform_key(public(SECOND), &now()).expect("accepted");
    assert_eq!(ceremony.open(Step::Finish, &now()), Err(Refusal::NotYet), "nobody saw it");
    ceremony.registered(true, &now()).expect("registered");
    assert_eq!(ceremony.open(Step::Finish, &now()), Err(Refusal::NotYet), "nothing was seen live");
    assert_eq!(ceremony.put_live_off("  ", &now()), Err(Refusal::NoReason));
    ceremony.put_live_off("The release is on Monday", &now()).expect("put off");
    ceremony.open(Step::Finish, &now()).expect("finished");
    let words: Vec<_> =
        ceremony.events().iter().map(|event| event.kind.message().id().to_owned()).collect();
    assert_eq!(
        words,
        [
            "ceremony-event-prepared",
            "ceremony-event-imported",
            "ceremony-event-pasted-back",
            "ceremony-event-destroyed",
            "ceremony-event-public-copied",
            "ceremony-event-platform-key",
            "ceremony-event-registered",
            "ceremony-event-live-put-off",
            "ceremony-event-finished"
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
    assert_eq!(ceremony.prepare(Plan::default(), Consent::No, &now()), Err(Refusal::KeyIsGone));
    assert_eq!(take(&mut ceremony, SECOND), Err(Refusal::KeyIsGone));
    assert_eq!(prove(&mut ceremony), Err(Refusal::NoKey));
}

#[test]
fn another_purpose_throws_the_key_away_and_another_name_does_not() {
    let mut ceremony = at_store();
    let named = Plan { operator: "  Ada ".into(), ..Plan::default() };
    ceremony.prepare(named, Consent::No, &now()).expect("prepared");
    assert_eq!(ceremony.plan().operator, "Ada");
    assert!(ceremony.private_key().is_some());
    let real = Plan { environment: Environment::Real, ..Plan::default() };
    assert!(ceremony.plan_would_lose_key(&real));
    let refused = ceremony.prepare(real.clone(), Consent::No, &now());
    assert_eq!(refused, Err(Refusal::WouldLoseKey));
    assert!(ceremony.private_key().is_some(), "nobody agreed to lose it");
    ceremony.prepare(real, Consent::Given, &now()).expect("prepared");
    assert!(ceremony.private_key().is_none() && ceremony.made().is_none());
    assert_eq!(ceremony.open(Step::Store, &now()), Err(Refusal::NotYet));
}

#[test]
fn another_key_needs_another_proof() {
    let mut ceremony = at_store();
    prove(&mut ceremony).expect("proved");
    ceremony.open(Step::Make, &now()).expect("open");
    take(&mut ceremony, SECOND).expect("taken");
    assert_eq!(ceremony.confirm_stored(&now()), Err(Refusal::NotProved));
}

#[test]
fn a_rehearsal_is_never_real() {
    let mut ceremony = Ceremony::default();
    let plan = Plan { rehearsal: true, environment: Environment::Real, ..Plan::default() };
    ceremony.prepare(plan, Consent::No, &now()).expect("prepared");
    assert_eq!(ceremony.plan().environment, Environment::Test);
}

#[test]
fn the_platform_key_is_neither_the_new_nor_the_old_own_key() {
    let old = public(SECOND);
    let mut ceremony = Ceremony::default();
    let plan =
        Plan { occasion: Occasion::Replacement, old_key: Some(old.clone()), ..Plan::default() };
    ceremony.prepare(plan, Consent::No, &now()).expect("prepared");
    assert_eq!(take(&mut ceremony, SECOND), Err(Refusal::SameAsOldKey));
    take(&mut ceremony, NEW).expect("taken");
    prove(&mut ceremony).expect("proved");
    ceremony.confirm_stored(&now()).expect("stored");
    let own = ceremony.made().expect("a key").public.clone();
    assert_eq!(ceremony.accept_platform_key(own, &now()), Err(Refusal::OwnKey));
    assert_eq!(ceremony.accept_platform_key(old, &now()), Err(Refusal::OwnOldKey));
    assert_eq!(ceremony.accept_platform_key(public(PLATFORM), &now()), Ok(()));
}

#[test]
fn the_key_at_hand_cannot_be_named_as_the_old_one_afterwards() {
    let mut ceremony = Ceremony::default();
    let replacement = Plan { occasion: Occasion::Replacement, ..Plan::default() };
    ceremony.prepare(replacement.clone(), Consent::No, &now()).expect("prepared");
    take(&mut ceremony, NEW).expect("taken");
    let own = Plan { old_key: Some(public(NEW)), ..replacement };
    assert_eq!(ceremony.prepare(own, Consent::No, &now()), Err(Refusal::SameAsOldKey));
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

#[test]
fn what_is_about_another_key_does_not_count() {
    let mut ceremony = at_store();
    let earlier = ceremony.made().expect("a key").public.clone();
    assert_eq!(take(&mut ceremony, SECOND), Err(Refusal::WouldLoseKey));
    let (other, audited) = (key(SECOND), audit(&key(SECOND)));
    ceremony.take_key(other, audited, Origin::Imported, Consent::Given, &now()).expect("taken");
    let late = ceremony.prove(&earlier, Proof::PastedBack, &now());
    assert_eq!(late, Err(Refusal::OtherKey));
    let saved = ceremony.handed_over(&earlier, EventKind::DualControl, &now());
    assert_eq!(saved, Err(Refusal::OtherKey));
    assert!(ceremony.would_lose_key() && ceremony.proof().is_none());
}

/// Something that happens to a ceremony; work begins and ends at different times.
#[derive(Clone, Debug)]
enum Move {
    Prepare { real: bool, consent: bool },
    Take { second: bool, consent: bool },
    Choose { protected: bool },
    BeginSaving { two_people: bool },
    EndSaving,
    Stored,
    Open(Step),
    PublicTaken,
    Registered { seen: bool },
    Looked { old: bool },
    PutOff,
    Exception,
    Stated { agrees: bool },
    CutOff,
    StartOver { consent: bool },
}

fn moves() -> impl Strategy<Value = Move> {
    let (a, b) = (any::<bool>(), any::<bool>());
    prop_oneof![
        1 => (a, b).prop_map(|(real, consent)| Move::Prepare { real, consent }),
        1 => (a, b).prop_map(|(second, consent)| Move::Take { second, consent }),
        1 => any::<bool>().prop_map(|protected| Move::Choose { protected }),
        3 => any::<bool>().prop_map(|two_people| Move::BeginSaving { two_people }),
        3 => Just(Move::EndSaving),
        2 => Just(Move::Stored),
        1 => prop::sample::select(Step::ALL.to_vec()).prop_map(Move::Open),
        1 => Just(Move::PublicTaken),
        1 => any::<bool>().prop_map(|seen| Move::Registered { seen }),
        1 => any::<bool>().prop_map(|old| Move::Looked { old }),
        1 => Just(Move::PutOff),
        1 => Just(Move::Exception),
        1 => any::<bool>().prop_map(|agrees| Move::Stated { agrees }),
        1 => Just(Move::CutOff),
        1 => any::<bool>().prop_map(|consent| Move::StartOver { consent }),
    ]
}

/// A saving under way: the key that is lent to it, and what was chosen when it began.
struct Saving {
    key: Arc<PrivateKey>,
    choice: StoreChoice,
    two_people: bool,
}

fn agreed(consent: bool) -> Consent {
    if consent { Consent::Given } else { Consent::No }
}

/// What the record should say of savings: what really happened with the key that it is about.
type Happened = Vec<(ExportForm, bool)>;

fn said(ceremony: &Ceremony) -> Happened {
    let (mut said, mut proved) = (Happened::new(), false);
    for event in ceremony.events() {
        match &event.kind {
            EventKind::Discarded => (said, proved) = (Happened::new(), false),
            EventKind::CutOff if !proved => said.clear(),
            EventKind::Proved(_) => proved = true,
            EventKind::Saved { form, .. } => said.push((*form, false)),
            EventKind::DualControl => said.last_mut().expect("after a saving").1 = true,
            _ => {}
        }
    }
    said
}

/// Parts of the private halves of the test keys, as base64 and as hex: none of it may stand in any paper.
static PRIVATE: std::sync::LazyLock<std::collections::HashSet<Vec<u8>>> =
    std::sync::LazyLock::new(|| {
        let texts = [NEW, SECOND].map(key).map(|key| {
            let base64 = base64ct::Base64::encode_string(key.pkcs8().expose());
            [base64, crate::text::hex(key.pkcs8().expose())]
        });
        // The first third holds the public numbers.
        let parts = |text: String| {
            let bytes = text.into_bytes();
            let from = bytes.len() / 3;
            bytes[from..].windows(16).map(<[u8]>::to_vec).collect::<Vec<_>>()
        };
        texts.into_iter().flatten().flat_map(parts).collect()
    });

/// The record is bound, and no paper of the ceremony holds anything private.
fn papers_are_sound(ceremony: &Ceremony) -> Result<(), TestCaseError> {
    let record = record(ceremony);
    let json = record.json();
    if !record.entries.is_empty() {
        let Ok(Opened::Chained { flaws, .. }) = open(json.as_bytes()) else {
            return Err(TestCaseError::fail("it is not read back"));
        };
        prop_assert_eq!(flaws, vec![]);
    }
    let document = record.document();
    let mut papers = vec![json, document.text(), document.html()];
    papers.extend(crate::ceremony::sheet(ceremony).map(|sheet| sheet.text()));
    papers.extend(crate::ceremony::record::reminder(&record, &now()));
    for paper in papers {
        let plain: Vec<u8> = paper.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
        prop_assert!(!plain.windows(16).any(|part| PRIVATE.contains(part)));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done in whatever order, with work that ends late: the record says what happened, no key that is not
    /// stored goes without a question, and none stays after "I have stored it".
    #[test]
    fn no_order_of_moves_breaks_the_promises(moves in prop::collection::vec(moves(), 1..40)) {
        let (mut ceremony, now) = (Ceremony::default(), now());
        let (mut saving, mut happened): (Option<Saving>, Happened) = (None, Happened::new());
        let mut held = std::sync::Weak::new();
        for step in moves {
            let unstored = ceremony.would_lose_key().then(|| ceremony.made().expect("a key").public.clone());
            let consented = matches!(step, Move::Prepare { consent: true, .. }
                | Move::Take { consent: true, .. } | Move::StartOver { consent: true } | Move::CutOff);
            match step {
                Move::Prepare { real, consent } => {
                    let environment = if real { Environment::Real } else { Environment::Test };
                    let _ = ceremony.prepare(Plan { environment, ..Plan::default() }, agreed(consent), &now);
                }
                Move::Take { second, consent } => {
                    let key = key(if second { SECOND } else { NEW });
                    let passed = Audit { bits: 2048, findings: vec![Finding { check: Check::Size, passed: true }] };
                    if ceremony.take_key(key, passed, Origin::Imported, agreed(consent), &now).is_ok() {
                        happened.clear();
                        held = Arc::downgrade(&ceremony.lend_key().expect("held"));
                    }
                }
                Move::Choose { protected } => {
                    let choice = StoreChoice { protected, ..StoreChoice::default() };
                    let _ = ceremony.choose_store(choice);
                }
                Move::BeginSaving { two_people } => {
                    saving = ceremony.lend_key().map(|key| {
                        let choice = ceremony.store_choice();
                        Saving { key, choice, two_people: two_people && choice.protected }
                    });
                }
                Move::EndSaving => {
                    if let Some(done) = saving.take() {
                        let (form, destination) = (done.choice.file_form(), done.choice.destination);
                        let event = EventKind::Saved { file: "k".into(), folder: "/".into(), form, destination };
                        if ceremony.handed_over(done.key.public(), event, &now).is_ok() {
                            happened.push((form, done.two_people));
                            if done.two_people {
                                ceremony.handed_over(done.key.public(), EventKind::DualControl, &now).expect("the same key");
                            }
                            ceremony.prove(done.key.public(), Proof::PastedBack, &now).expect("the same key");
                        }
                    }
                }
                Move::Stored => {
                    let proved = ceremony.proof().is_some();
                    let done = ceremony.confirm_stored(&now);
                    prop_assert!(done.is_err() || proved && saving.is_none());
                    if done.is_ok() {
                        prop_assert!(held.upgrade().is_none(), "nothing keeps the key");
                    }
                }
                Move::Open(step) => {
                    let _ = ceremony.open(step, &now);
                }
                Move::PublicTaken => {
                    let taken = ceremony.public_key_taken(None, &now);
                    prop_assert_eq!(taken.is_ok(), ceremony.key_is_gone());
                }
                Move::Registered { seen } => {
                    let _ = ceremony.registered(seen, &now);
                }
                Move::Looked { old } => {
                    let sender = Sender { name: "web".into(), new: 1, old: old.into(), neither: 0 };
                    let live = LiveFacts { senders: vec![sender], ..LiveFacts::default() };
                    let looked = ceremony.live_checked(live, &now);
                    prop_assert!(looked.is_err() || ceremony.key_is_gone());
                }
                Move::PutOff => {
                    let _ = ceremony.put_live_off("later", &now);
                }
                Move::Exception => {
                    let exception = Exception { happened: "x".into(), ..Exception::default() };
                    let _ = ceremony.take_statement(EventKind::Exception(exception), &now);
                }
                Move::Stated { agrees } => {
                    let (by, remark) = ("Ada".into(), String::new());
                    let statement = Statement::Witness { agrees, by, remark };
                    let stated = ceremony.take_statement(EventKind::Stated(statement), &now);
                    prop_assert_eq!(stated.is_ok(), ceremony.key_is_gone());
                }
                Move::CutOff => {
                    saving = None;
                    let events = record(&ceremony).events();
                    ceremony = Ceremony::resume(events, Scene::default(), &now).unwrap_or_default();
                    prop_assert!(ceremony.private_key().is_none(), "it is gone by design");
                }
                Move::StartOver { consent } => {
                    if ceremony.start_over(agreed(consent)).is_ok() {
                        happened.clear();
                    }
                }
            }
            if ceremony.made().is_none() {
                happened.clear();
            }
            if let Some(unstored) = unstored.filter(|_| !consented) {
                let kept = ceremony.private_key().map(|key| key.public().clone());
                prop_assert_eq!(kept, Some(unstored), "nobody agreed to lose it");
            }
            prop_assert_eq!(said(&ceremony), happened.clone());
            prop_assert!(!(ceremony.key_is_gone() && ceremony.private_key().is_some()));
            prop_assert!(ceremony.step() < Step::Register || ceremony.key_is_gone());
        }
        papers_are_sound(&ceremony)?;
    }
}
