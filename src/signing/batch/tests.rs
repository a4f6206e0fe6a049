use std::fs;

use super::table::{Column, Filter, Order, Row, counts, view};
use super::*;
use crate::signing::judge::Standing;
use crate::signing::samples;

/// A folder with every sample, in folders of two, and what else lies in folders.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (number, sample) in samples::all().iter().enumerate() {
        let inner = folder.path().join(format!("{:02}", number / 2));
        fs::create_dir_all(&inner).expect("a folder");
        fs::write(inner.join(sample.id), sample.capture()).expect("a file");
    }
    fs::write(folder.path().join(".hidden"), "no message").expect("a file");
    fs::write(folder.path().join("notes.txt"), "no message").expect("a file");
    folder
}

fn read_folder() -> Vec<Item> {
    let folder = folder();
    let paths = [folder.path().to_owned()];
    read(&paths, &Progress::default(), &Cancel::default())
}

fn rows() -> Vec<Row> {
    let items = read_folder();
    let keys = samples::keys().expect("keys");
    let progress = Progress::default();
    let judged = judge_all(&items, &keys, Limits::BRIEF, &progress, &Cancel::default());
    assert_eq!((progress.done(), progress.total()), (items.len(), items.len()));
    let judged = judged.into_iter().map(|judged| judged.expect("judged"));
    items.into_iter().zip(judged).map(|(item, judged)| Row::new(Arc::new(item), judged)).collect()
}

#[test]
fn a_folder_is_judged_in_the_order_of_its_names() {
    let rows = rows();
    let sources: Vec<_> = rows.iter().map(|row| row.item.source.clone()).collect();
    let mut sorted = sources.clone();
    sorted.sort();
    assert_eq!(sources, sorted);
    assert_eq!(rows.len(), samples::all().len() + 1);
    for sample in samples::all() {
        let of_it = |row: &&Row| row.item.source.ends_with(sample.id);
        let row = rows.iter().find(of_it).expect("a row");
        let (verdict, label) = sample.expected;
        assert_eq!(row.judgement.verdict(), verdict, "{}", sample.id);
        let labels = row.judgement.labels();
        assert_eq!(labels.first().unwrap_or(&"ok"), &label, "{}", sample.id);
    }
}

#[test]
fn what_is_no_message_is_a_row_with_its_reason_and_what_is_hidden_is_none() {
    let rows = rows();
    let row = rows.last().expect("a row");
    assert_eq!(row.item.source, "notes.txt");
    assert_eq!(row.judgement.standing(), Standing::Unreadable);
    assert!(row.judgement.cause().is_some_and(|cause| cause.fix().is_some()));
    assert!(!rows.iter().any(|row| row.item.source.contains("hidden")));
}

#[test]
fn a_private_key_among_the_files_is_named_and_nothing_of_it_is_kept() {
    let text = crate::fixtures::test_key("merchant_B_2048", "private_pkcs8_one_line");
    let items = of_capture("key.txt", text.as_bytes());
    assert_eq!(items.len(), 1);
    let problem = items[0].content.as_ref().expect_err("refused");
    assert_eq!(problem.code().as_deref(), Some("K140"));
    assert!(!format!("{items:?}").contains(&text[..16]));
}

#[test]
fn many_messages_in_one_text_keep_their_lines() {
    let sample = samples::all()[0].capture();
    let mut log = sample.clone();
    log.extend_from_slice(b"\n\n");
    log.extend_from_slice(&sample);
    let items = of_capture("log", &log);
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].line, 1);
    assert!(items[1].line > 1);
}

#[test]
fn cancelled_work_gives_what_it_has() {
    let cancel = Cancel::default();
    cancel.cancel();
    let items = read_folder();
    let judged = judge_all(&items, &[], Limits::BRIEF, &Progress::default(), &cancel);
    assert_eq!(judged.len(), items.len());
    assert!(judged.iter().all(Option::is_none));
    let folder = folder();
    let paths = [folder.path().to_owned()];
    assert!(read(&paths, &Progress::default(), &cancel).is_empty());
}

#[test]
fn a_file_that_is_not_there_is_a_row() {
    let nowhere = ["/no/such/file".into()];
    let items = read(&nowhere, &Progress::default(), &Cancel::default());
    assert_eq!(items.len(), 1);
    assert!(items[0].content.is_err());
}

#[test]
fn rows_are_sorted_by_what_is_to_be_done_and_filtered_by_words() {
    let rows = rows();
    let shown = view(&rows, &Filter::default(), Order::default());
    assert_eq!(shown.len(), rows.len());
    let standings: Vec<_> = shown.iter().map(|index| rows[*index].judgement.standing()).collect();
    assert!(standings.is_sorted_by(|a, b| a >= b));
    assert_eq!(standings[0], Standing::Unreadable);
    let by_source = Order { column: Column::Source, descending: false };
    let unsorted: Vec<_> = (0..rows.len()).collect();
    assert_eq!(view(&rows, &Filter::default(), by_source), unsorted);
    let filter = Filter { text: "NOTES txt".into(), standing: None };
    assert_eq!(view(&rows, &filter, Order::default()), [rows.len() - 1]);
    let filter = Filter { text: String::new(), standing: Some(Standing::Genuine) };
    let genuine = view(&rows, &filter, Order::default());
    let counts = counts(&rows);
    assert_eq!(counts[0], (Standing::Genuine, genuine.len()));
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    assert_eq!(all, rows.len());
}

#[test]
fn a_spreadsheet_gets_text_and_no_formula() {
    let mut rows = rows();
    let first = Arc::get_mut(&mut rows[0].item).expect("held once");
    if let Ok(captured) = &mut first.content {
        captured.uri = Some("=HYPERLINK(\"http://evil\",\"a, b\")".into());
        captured.client_id = Some("+1".into());
        captured.time = Some("1;＝cmd()\n@x".into());
    }
    let mut written = Vec::new();
    let pairs = rows.iter().map(|row| (row.item.as_ref(), &row.judgement));
    csv::write(pairs, &mut written).expect("written");
    let text = String::from_utf8(written).expect("UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut table = ::csv::Reader::from_reader(text.as_bytes());
    assert_eq!(table.headers().expect("columns"), csv::COLUMNS.as_slice());
    let first = table.records().next().expect("a row").expect("a row");
    assert_eq!(&first[6], "'=HYPERLINK(\"http://evil\",\"a, b\")");
    assert_eq!(&first[7], "'+1");
    assert_eq!(&first[8], "'1;＝cmd()⟨LF⟩@x");
    assert_eq!(table.records().count(), rows.len() - 1);
}

/// A zip of these files.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a file");
        zip.write_all(bytes).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).expect("memory takes it");
    packed.finish().expect("memory takes it")
}

/// The signatures of the messages in a file.
fn signatures(bytes: &[u8]) -> Vec<Option<String>> {
    let items = of_capture("given", bytes);
    items.into_iter().map(|item| item.content.expect("a message").signature_header).collect()
}

#[test]
fn archives_and_mail_are_read_like_the_files_in_them() {
    let sample = &samples::all()[0];
    let message = String::from_utf8(sample.capture()).expect("text");
    let wanted = Some(sample.signature.to_owned());
    let zip = zipped(&[("a/one.http", message.as_bytes()), ("__MACOSX/._one.http", b"\0")]);
    assert_eq!(signatures(&zip), vec![wanted.clone()]);
    let with_notes = zipped(&[("one.http", message.as_bytes()), ("readme.txt", b"notes")]);
    assert_eq!(
        of_capture("given.zip", &with_notes)[1].source,
        "readme.txt (given.zip)",
        "it is told"
    );
    assert_eq!(of_capture("given.zip", &zip)[0].source, "a/one.http (given.zip)");
    assert_eq!(signatures(&gzipped(message.as_bytes())), vec![wanted.clone()]);
    let quoted = message.replace('=', "=3D");
    let encoded = {
        use base64ct::{Base64, Encoding as _};
        Base64::encode_string(message.as_bytes())
    };
    for mail in [
        format!(
            "From: a@b.example\r\nTo: c@d.example\r\nSubject: help\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}"
        ),
        format!(
            "From: a@b.example\nSubject: help\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"x\"\n\n--x\nContent-Type: text/plain\n\nSee the file.\n--x\nContent-Type: application/octet-stream; name=\"n.http\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"n.http\"\n\n{encoded}\n--x--\n"
        ),
    ] {
        assert_eq!(signatures(mail.as_bytes()), vec![wanted.clone()], "{mail}");
    }
}

#[test]
fn a_session_of_fiddler_is_one_exchange() {
    let sample = &samples::all()[0];
    let answer = format!(
        "HTTP/1.1 200 OK\r\nSignature: {}\r\nClient-Id: A\r\nResponse-Time: 2025-02-21T05:43:09Z\r\n\r\n{{}}",
        sample.signature
    );
    let request = sample.capture();
    let session = zipped(&[
        ("_index.htm", b"<html>"),
        ("raw/01_s.txt", answer.as_bytes()),
        ("raw/01_c.txt", &request),
        ("raw/01_m.xml", b"<Session/>"),
    ]);
    let items = of_capture("given.saz", &session);
    let found: Vec<_> =
        items.iter().map(|item| item.content.as_ref().expect("a message")).collect();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].uri, found[1].uri, "the answer has the path of its request");
}

#[test]
fn what_is_packed_cannot_fill_the_memory_and_a_key_in_it_is_refused() {
    let code = |bytes: &[u8]| {
        let items = of_capture("given", bytes);
        assert_eq!(items.len(), 1);
        items[0].content.as_ref().err().and_then(Sentence::code)
    };
    let bomb = gzipped(&vec![b' '; capture::MAX_LEN + 1]);
    assert_eq!(code(&bomb).as_deref(), Some("P161"));
    assert_eq!(code(&zipped(&[("[Content_Types].xml", b"<x/>")])).as_deref(), Some("P107"));
    let zip = zipped(&[("a", b"text")]);
    assert_eq!(code(&zip[..zip.len() - 30]).as_deref(), Some("P160"));
    let key = crate::fixtures::test_key("merchant_B_2048", "private_pkcs8_pem");
    assert_eq!(code(&zipped(&[("key.pem", key.as_bytes())])).as_deref(), Some("K140"));
    let message = samples::all()[0].capture();
    let both = of_capture("given", &zipped(&[("n.http", &message), ("key.pem", key.as_bytes())]));
    assert_eq!(both.iter().filter(|item| item.content.is_err()).count(), 1, "the key is told");
}
