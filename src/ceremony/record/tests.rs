use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::ceremony::chain::from_value;
use crate::ceremony::facts::{LiveFacts, Scene, Sender, Statement};
use crate::ceremony::{
    Consent, Environment, EventKind, Occasion, Origin, Plan, Proof, Refusal, Step,
};
use crate::keys::audit::audit;
use crate::keys::fixture::key;
use crate::text::tr;

fn now() -> jiff::Zoned {
    "2026-11-23T17:05:09+08:00[Asia/Shanghai]".parse().expect("a time")
}

fn scene(number: &str) -> Scene {
    Scene {
        record: number.into(),
        program: program(),
        zone: "Asia/Shanghai".into(),
        ..Scene::default()
    }
}

fn plan() -> Plan {
    Plan {
        occasion: Occasion::Replacement,
        environment: Environment::Real,
        partner: "<script>alert(1)</script>".into(),
        client_id: "5X00000000000000".into(),
        operator: "李雷".into(),
        witness: "Ada".into(),
        reason: "yearly".into(),
        approved_by: "Bo".into(),
        old_key: Some(key(1).public().clone()),
        ..Plan::default()
    }
}

/// Up to the proof of an imported test key.
fn proved(plan: Plan) -> Ceremony {
    let mut ceremony = Ceremony::default();
    ceremony.begin(scene("aa"), &now());
    ceremony.prepare(plan, Consent::No, &now()).expect("prepared");
    let key = key(0);
    let (audited, public) = (audit(&key), key.public().clone());
    ceremony.take_key(key, audited, Origin::Imported, Consent::No, &now()).expect("taken");
    ceremony.open(Step::Store, &now()).expect("open");
    let file = "key.pem".into();
    ceremony.prove(&public, Proof::ReadBack { file }, &now()).expect("proved");
    ceremony
}

/// All of it.
fn finished() -> Ceremony {
    let (mut ceremony, now) = (proved(plan()), now());
    ceremony.confirm_stored(&now).expect("stored");
    ceremony.public_key_taken(None, &now).expect("taken");
    ceremony.accept_platform_key(key(2).public().clone(), &now).expect("accepted");
    ceremony.registered(true, &now).expect("registered");
    let sender = |name: &str, new, old| Sender { name: name.into(), new, old, neither: 0 };
    let live = |senders| LiveFacts { senders, from_platform: 1, ..LiveFacts::default() };
    ceremony
        .live_checked(live(vec![sender("web-1", 2, 0), sender("web-2", 0, 1)]), &now)
        .expect("seen");
    assert_eq!(ceremony.open(Step::Finish, &now), Err(Refusal::NotYet), "one has the old key");
    ceremony
        .live_checked(live(vec![sender("web-1", 2, 0), sender("web-2", 1, 0)]), &now)
        .expect("seen");
    ceremony.open(Step::Finish, &now).expect("open");
    let day = || "2027-11-23".to_owned();
    for statement in [
        Statement::Witness { agrees: true, by: "Ada".into(), remark: String::new() },
        Statement::Custodian { by: "Cy".into() },
        Statement::OldKey { by: "Cy".into(), on: day() },
        Statement::NextRotation { on: day() },
        Statement::Kept { place: "safe 3".into(), until: day() },
    ] {
        ceremony.take_statement(EventKind::Stated(statement), &now).expect("stated");
    }
    ceremony
}

fn chained(json: &str) -> (Record, Vec<Flaw>) {
    match open(json.as_bytes()) {
        Ok(Opened::Chained { record, flaws }) => (record, flaws),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_whole_record_is_read_back_sound_and_complete() {
    let record = record(&finished());
    let (read, flaws) = chained(&record.json());
    assert_eq!(flaws, []);
    assert_eq!(read.json(), record.json(), "as it was written");
    assert_eq!(read.summary().lacks(), []);
    assert_eq!(read.summary().next_rotation(), Some("2027-11-23"));
    let mut opened = open(record.json().as_bytes()).expect("a record");
    opened.compare_head(&record.head().grouped().to_uppercase());
    assert_eq!(opened.flaws(), []);
    opened.compare_head("ab");
    assert_eq!(opened.flaws(), [Flaw::NotOnPaper]);
}

#[test]
fn what_people_type_cannot_become_markup() {
    let rehearsal = Plan { rehearsal: true, ..plan() };
    let html = record(&proved(rehearsal)).document().html();
    assert!(html.contains("&lt;script&gt;") && !html.contains("<script"));
    assert_eq!(html.matches(&tr("ceremony-record-rehearsal")).count(), 2);
}

/// Every place of the data with another value.
fn changed(value: &Value) -> Vec<Value> {
    match value {
        Value::String(text) if text.is_empty() => vec!["x".into()],
        Value::String(text) => vec![format!("{text}x").into(), String::new().into()],
        Value::Bool(truth) => vec![(!truth).into()],
        Value::Number(number) => vec![(number.as_u64().unwrap_or_default() + 1).into()],
        Value::Null => Vec::new(),
        Value::Array(items) => {
            let mut all = Vec::new();
            for (place, item) in items.iter().enumerate() {
                let with = |item| {
                    let mut items = items.clone();
                    items[place] = item;
                    Value::Array(items)
                };
                all.extend(changed(item).into_iter().map(with));
                let mut fewer = items.clone();
                fewer.remove(place);
                let mut more = items.clone();
                more.insert(place, items[place].clone());
                all.extend([fewer, more].map(Value::Array));
                if place > 0 && items[place] != items[place - 1] {
                    let mut swapped = items.clone();
                    swapped.swap(place, place - 1);
                    all.push(Value::Array(swapped));
                }
            }
            all
        }
        Value::Object(object) => {
            let mut all = Vec::new();
            for (name, value) in object {
                let with = |value| {
                    let mut object = object.clone();
                    object[name] = value;
                    Value::Object(object)
                };
                all.extend(changed(value).into_iter().map(with));
                let mut fewer = object.clone();
                fewer.shift_remove(name);
                all.push(Value::Object(fewer));
            }
            let mut more = object.clone();
            more.insert("also".into(), "x".into());
            all.push(Value::Object(more));
            all
        }
    }
}

#[test]
fn every_change_of_the_data_is_caught() {
    let json = record(&finished()).json();
    let value: Value = serde_json::from_str(&json).expect("JSON");
    let all = changed(&value);
    assert!(all.len() > 200, "{}", all.len());
    for tampered in all {
        let caught = match open(tampered.to_string().as_bytes()) {
            Err(_) => true,
            Ok(Opened::Chained { flaws, .. }) => !flaws.is_empty(),
            Ok(Opened::Version1(_)) => false,
        };
        assert!(caught, "{tampered:#}");
    }
}

#[test]
fn the_entry_that_was_changed_is_named_once() {
    let json = record(&finished()).json();
    let (_, flaws) = chained(&json.replace("李雷", "Mallory"));
    assert_eq!(flaws, [Flaw::Changed(2)]);
    let twice = json.replacen("\"number\": 1", "\"number\": 1, \"number\": 1", 1);
    assert_eq!(open(twice.as_bytes()), Err(OpenError::NotJson));
}

/// Whoever computes every hash anew still lacks the key: what was signed before its destruction cannot be changed.
#[test]
fn a_chain_computed_anew_does_not_carry_the_signature() {
    let mut events = record(&finished()).events();
    let place = events.iter().position(|event| matches!(event.kind, EventKind::Proved(_)));
    events[place.expect("proved")].kind = EventKind::Proved(Proof::PastedBack);
    let forged = Record { entries: chain(&events) };
    let (_, flaws) = chained(&forged.json());
    assert!(matches!(flaws.as_slice(), [Flaw::NotSigned(_)]), "{flaws:?}");
}

#[test]
fn a_record_goes_on_in_another_process_and_only_grows() {
    let (mut first, now) = (proved(plan()), now());
    first.confirm_stored(&now).expect("stored");
    let saved = record(&first);
    let (read, _) = chained(&saved.json());
    let mut second = Ceremony::resume(read.events(), scene("bb"), &now).expect("resumed");
    assert_eq!(second.step(), Step::Register);
    assert!(second.key_is_gone() && second.private_key().is_none() && second.has_unsaved_record());
    assert_eq!(second.plan(), first.plan());
    assert_eq!(second.made(), first.made());
    second.public_key_taken(None, &now).expect("taken");
    second.registered(true, &now).expect("registered");
    second.put_live_off("later", &now).expect("put off");
    let longer = record(&second);
    assert_eq!(longer.entries[..saved.entries.len()], read.entries[..]);
    let (again, flaws) = chained(&longer.json());
    assert_eq!(flaws, []);
    let third = Ceremony::resume(again.events(), scene("cc"), &now).expect("resumed");
    assert_eq!(third.step(), Step::Finish);
}

#[test]
fn a_ceremony_that_was_cut_off_says_so() {
    let now = now();
    // The stored copy was read back: it is good, though the key signed nothing.
    let resumed = Ceremony::resume(record(&proved(plan())).events(), scene("bb"), &now);
    let resumed = resumed.expect("resumed");
    assert_eq!(resumed.step(), Step::Register);
    let summary = record(&resumed);
    assert!(summary.summary().lacks().contains(&Lack::Possession));
    // Nothing was stored: the plan alone is left.
    let mut begun = Ceremony::default();
    begun.prepare(plan(), Consent::No, &now).expect("prepared");
    let other = key(0);
    let audited = audit(&other);
    begun.take_key(other, audited, Origin::Generated, Consent::No, &now).expect("taken");
    let resumed = Ceremony::resume(record(&begun).events(), scene("bb"), &now).expect("resumed");
    assert_eq!(resumed.step(), Step::Make);
    assert!(resumed.was_cut_off() && resumed.made().is_none() && resumed.private_key().is_none());
}

#[test]
fn a_record_of_the_first_version_is_read() {
    let old = include_bytes!("../../../tests/data/record_1.json");
    let Ok(Opened::Version1(old)) = open(old) else { panic!("not read") };
    assert_eq!(old.fact("client_id"), Some("SANDBOX_5X00000000000000"));
    assert_eq!(old.day(), Some("2026-11-23"));
    let text = old.document().text();
    assert!(text.contains("key.pem") && text.contains(&tr("ceremony-record-version-1")), "{text}");
}

/// What was written once is read for ever.
#[test]
fn a_record_that_was_written_before_is_read() {
    let text = include_str!("../../../tests/data/record.json");
    let (record, flaws) = chained(text);
    assert_eq!(flaws, []);
    assert_eq!(record.json(), text);
}

#[test]
fn a_key_that_is_used_elsewhere_is_refused() {
    let opened = open(record(&finished()).json().as_bytes()).expect("a record");
    let take = |plan: Plan, number: usize| {
        let mut ceremony = Ceremony::default();
        ceremony.learn_uses(opened.uses());
        ceremony.prepare(plan, Consent::No, &now()).expect("prepared");
        let key = key(number);
        let audited = audit(&key);
        ceremony.take_key(key, audited, Origin::Imported, Consent::No, &now())
    };
    let real = Plan { environment: Environment::Real, ..Plan::default() };
    assert_eq!(take(real.clone(), 0), Err(Refusal::KeyOfOtherRecord));
    assert_eq!(take(real.clone(), 1), Err(Refusal::KeyOfOtherRecord), "it was the old one");
    assert_eq!(take(real, 2), Err(Refusal::KeyOfPlatform));
    assert_eq!(take(Plan::default(), 0), Err(Refusal::KeyOfOtherEnvironment));
    let rehearsal = Plan { rehearsal: true, ..Plan::default() };
    assert_eq!(take(rehearsal, 0), Err(Refusal::KeyOfRehearsal));
}

#[test]
fn text_and_page_say_the_same() {
    let document = record(&finished()).document();
    let (text, html) = (document.text(), document.html());
    for entry in record(&finished()).entries {
        let sentence = entry.event.kind.message().text();
        assert!(text.contains(&sentence), "the text lacks {sentence}");
        assert!(html.contains(&sentence), "the page lacks {sentence}");
    }
    let head = record(&finished()).head().grouped();
    assert!(text.contains(&head) && html.contains(&head));
}

#[test]
fn a_folder_says_which_key_is_due_replaced_or_used_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let save =
        |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    save("a.json", &record(&finished()).json());
    // The same ceremony, saved again, is no second use.
    save("b.json", &record(&finished()).json());
    save("other.json", "{}");
    let inventory = Inventory::of(&[folder.path().to_owned()]);
    assert_eq!((inventory.lines.len(), inventory.others.len()), (2, 1));
    assert_eq!(inventory.twice, []);
    let line = &inventory.lines[0];
    let later: jiff::civil::Date = "2027-11-24".parse().expect("a day");
    assert!(line.sound && line.is_overdue(later) && line.age(later) == Some(366));
    // The same key in the test environment, by another ceremony.
    let mut other = Ceremony::default();
    other.begin(scene("zz"), &now());
    other.prepare(Plan::default(), Consent::No, &now()).expect("prepared");
    let key = key(0);
    let audited = audit(&key);
    other.take_key(key, audited, Origin::Imported, Consent::No, &now()).expect("taken");
    save("c.json", &record(&other).json());
    let inventory = Inventory::of(&[folder.path().to_owned()]);
    assert_eq!(inventory.twice.len(), 1);
    assert_eq!(inventory.twice[0].files.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// No byte of the data can be another one without being caught.
    #[test]
    fn no_byte_can_be_changed_unseen(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let json = record(&finished_once()).json();
        let mut bytes = json.clone().into_bytes();
        let place = place.index(bytes.len());
        // Blanks between the parts say nothing, in whatever way they are written.
        prop_assume!(bytes[place] != byte && !bytes[place].is_ascii_whitespace());
        bytes[place] = byte;
        let same = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).ok();
        prop_assume!(same(&bytes) != same(json.as_bytes()));
        let caught = match open(&bytes) {
            Err(_) => true,
            Ok(opened) => !opened.flaws().is_empty(),
        };
        prop_assert!(caught);
    }
}

/// One ceremony for many cases: signing takes its time.
fn finished_once() -> Ceremony {
    let events = std::cell::OnceCell::new();
    thread_local!(static EVENTS: std::cell::RefCell<Vec<crate::ceremony::Event>> = const { std::cell::RefCell::new(Vec::new()) });
    EVENTS.with_borrow_mut(|kept| {
        if kept.is_empty() {
            *kept = finished().events().to_vec();
        }
        _ = events.set(kept.clone());
    });
    let events = events.into_inner().unwrap_or_default();
    Ceremony::resume(events, scene("dd"), &now()).expect("resumed")
}

/// RFC 5545: lines of at most 75 bytes that end in CRLF, folded ones read as one; two reminders.
#[test]
fn the_reminder_is_one_that_calendars_read() {
    let text = reminder(&record(&finished()), &now()).expect("a reminder");
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains('\n'));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    let lines = text.replace("\r\n ", "");
    assert_eq!(lines.matches("BEGIN:VALARM").count(), 2);
    assert!(lines.contains("DTSTART;VALUE=DATE:20271123\r\n"), "the day that was stated");
    assert!(lines.contains("DTSTAMP:20261123T090509Z\r\n"), "{lines}");
    let sha256 = key(0).public().fingerprint().hex();
    assert!(lines.contains(&format!("UID:{sha256}@keyturn")));
    assert!(lines.contains("script"), "what is to be prepared");
}

#[test]
fn an_entry_is_the_same_event_again() {
    for entry in record(&finished()).entries {
        let value = as_value(entry.number, &entry.event);
        let read = from_value(value.as_object().expect("an object")).expect("an event");
        assert_eq!(as_value(entry.number, &read), value);
        assert_eq!(read.kind, entry.event.kind);
    }
}
