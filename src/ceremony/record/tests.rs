use super::*;
use crate::ceremony::{Consent, Origin, Proof};
use crate::keys::audit::audit;

/// A rehearsal up to the proof of an imported test key.
fn proved() -> Ceremony {
    let now = "2026-11-23T17:05:09+08:00[Asia/Shanghai]".parse().expect("a time");
    let plan =
        Plan { partner: "<script>alert(1)</script>".into(), rehearsal: true, ..Plan::default() };
    let mut ceremony = Ceremony::default();
    ceremony.prepare(plan, Consent::No, &now).expect("prepared");
    let key = crate::keys::fixture::key(0);
    let audited = audit(&key);
    let public = key.public().clone();
    ceremony.take_key(key, audited, Origin::Imported, Consent::No, &now).expect("taken");
    ceremony.open(crate::ceremony::Step::Store, &now).expect("open");
    let file = "key.pem".into();
    ceremony.prove(&public, Proof::ReadBack { file }, &now).expect("proved");
    ceremony
}

#[test]
fn what_people_type_cannot_become_markup() {
    let html = record(&proved()).html();
    assert!(html.contains("&lt;script&gt;") && !html.contains("<script"));
    assert_eq!(html.matches(&tr("ceremony-record-rehearsal")).count(), 2);
}

#[test]
fn as_data_every_name_is_the_same_in_all_languages() {
    let data: serde_json::Value = serde_json::from_str(&record(&proved()).json()).expect("JSON");
    let names: Vec<_> = data["facts"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|fact| fact["name"].as_str().expect("a name"))
        .collect();
    let expected = ["occasion", "environment", "partner", "key_bits", "key_words", "key_sha256"];
    assert_eq!(names, expected);
    assert_eq!(data["facts"][0]["value"], "first");
    assert_eq!(data["facts"][3]["value"], "2048");
    assert_eq!(data["rehearsal"], true);
    assert_eq!(
        data["events"][2],
        serde_json::json!({
            "at": "2026-11-23T17:05:09+08:00", "event": "proved", "by": "read_back", "file": "key.pem"
        })
    );
    assert_eq!(data["audit"][0], serde_json::json!({"check": "size", "passed": true}));
}

#[test]
fn text_and_page_say_the_same() {
    let record = record(&proved());
    let (text, html) = (record.text(), record.html());
    let said = record
        .audit
        .iter()
        .copied()
        .map(checked)
        .chain(record.events.iter().map(|event| event.kind.message().text()))
        .chain(record.facts.iter().map(|fact| fact.name.label()))
        .chain([record.public_key.clone()]);
    for sentence in said {
        assert!(text.contains(&sentence), "the text lacks {sentence}");
        assert!(html.contains(&sentence), "the page lacks {sentence}");
    }
}
