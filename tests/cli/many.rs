//! Many captures at once: folders, archives, tables.

use std::fs;

use keyturn::signing::samples;

use crate::support::*;

/// A folder with every sample in a file, and the key to judge them with.
fn folder(desk: &Desk) -> (String, String) {
    let captures = desk.path("captures");
    fs::create_dir(&captures).expect("a folder");
    for sample in samples::all() {
        fs::write(captures.join(sample.id), sample.capture()).expect("a file");
    }
    let keys = samples::keys().expect("keys");
    let key = desk.with("alipay.pub", &keys[0].key.pem());
    (desk.name("captures"), key)
}

#[test]
fn every_file_of_a_folder_is_judged_in_order() {
    let desk = Desk::new();
    let (captures, key) = folder(&desk);
    let ran = run(&["verify", "--json", "--key", &key, &captures], "");
    assert_eq!(ran.code, NOT_VALID, "{}", ran.err);
    let said = ran.json();
    let said = said.as_array().expect("many");
    assert_eq!(said.len(), samples::all().len());
    let sources: Vec<_> = said.iter().map(|one| one["source"].as_str()).collect();
    assert!(sources.is_sorted());
    for sample in samples::all() {
        let source = format!("{captures}/{}:1", sample.id);
        let one = said
            .iter()
            .find(|one| {
                one["source"]
                    .as_str()
                    .is_some_and(|said| said.replace('\\', "/") == source.replace('\\', "/"))
            })
            .expect("judged");
        assert_eq!(one["verdict"] == "valid", sample.expected.0 == "valid");
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_judged() {
    let desk = Desk::new();
    let (captures, key) = folder(&desk);
    let notes = desk.with("notes.txt", "nothing of a message");
    let genuine = format!("{captures}/genuine");
    let ran = run(&["verify", "--json", "--key", &key, &notes, &genuine], "");
    assert_eq!(ran.code, CANNOT_READ);
    let said = ran.json();
    assert_eq!(said[0]["diagnosis"][0], "unreadable");
    assert_eq!(said[1]["verdict"], "valid");
    run(&["verify", "--key", &key, &notes], "").refused(CANNOT_READ);
}

#[test]
fn a_table_is_a_new_file_or_standard_output() {
    let desk = Desk::new();
    let (captures, key) = folder(&desk);
    let table = desk.name("verdicts.csv");
    let arguments = ["verify", "--key", &key, "--csv", "--out", &table, &captures];
    let ran = run(&arguments, "");
    assert_eq!(ran.code, NOT_VALID, "{}", ran.err);
    let written = fs::read_to_string(&table).expect("written");
    assert!(written.starts_with("\u{feff}source,line,verdict,"));
    let rows = csv::Reader::from_reader(written.trim_start_matches('\u{feff}').as_bytes())
        .into_records()
        .count();
    assert_eq!(rows, samples::all().len());
    run(&arguments, "").refused(CANNOT_READ);
    let printed = run(&["verify", "--key", &key, "--csv", &captures], "");
    assert_eq!(printed.out, written);
}

#[test]
fn captures_come_from_standard_input_too() {
    let desk = Desk::new();
    let (_, key) = folder(&desk);
    let ran = run(&["verify", "--key", &key, "-"], samples::all()[0].capture());
    assert_eq!(ran.code, DONE, "{}", ran.err);
}
