//! The papers of a ceremony, looked at by other software: the text as `pdftotext` reads it, the structure as `qpdf` checks it,
//! the QR code as `zbarimg` reads it from the picture.

#[path = "common/fixtures.rs"]
mod fixtures;

use std::path::Path;
use std::process::Command;

use jiff::Zoned;
use keyturn::ceremony::record::record;
use keyturn::ceremony::{Ceremony, Consent, Environment, Origin, Plan, Proof, Step, script, sheet};
use keyturn::keys::audit::audit;
use keyturn::keys::generate::{Cancel, KeySize, Progress, generate};
use keyturn::paper::Document;
use keyturn::paper::pdf::Paper;

fn ceremony(rehearsal: bool) -> Ceremony {
    let now: Zoned = "2026-11-23T17:05:09+08:00[Asia/Shanghai]".parse().expect("a time");
    let plan = Plan {
        environment: Environment::Real,
        rehearsal,
        partner: "示例支付 Example Pay (TEST ONLY)".into(),
        client_id: "5X00000000000000".into(),
        operator: "李雷".into(),
        witness: "韩梅梅".into(),
        ..Plan::default()
    };
    let mut ceremony = Ceremony::default();
    ceremony.prepare(plan, Consent::No, &now).expect("prepared");
    let key = generate(KeySize::Rsa2048, &Cancel::default(), &Progress::default()).expect("a key");
    let (audited, public) = (audit(&key), key.public().clone());
    ceremony.take_key(key, audited, Origin::Generated, Consent::No, &now).expect("taken");
    ceremony.open(Step::Store, &now).expect("open");
    ceremony.prove(&public, Proof::PastedBack, &now).expect("proved");
    ceremony.confirm_stored(&now).expect("stored");
    ceremony.public_key_taken(None, &now).expect("taken");
    ceremony.registered(true, &now).expect("registered");
    ceremony.put_live_off("发布在周一", &now).expect("put off");
    ceremony.open(Step::Finish, &now).expect("open");
    ceremony
}

/// What a tool prints; nothing where it is missing, unless every tool has to be there.
fn tool(name: &str, arguments: &[&str], file: &Path) -> Option<String> {
    // pdftotext writes to a file of that name unless it is told where to.
    let last: &[&str] = if name == "pdftotext" { &["-"] } else { &[] };
    let Ok(output) = Command::new(name).args(arguments).arg(file).args(last).output() else {
        assert!(!crate::fixtures::tools_are_required(), "{name} is missing");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {said}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text of the PDF, where it can be read here, after the structure was checked.
fn read(document: &Document, paper: Paper) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, document.pdf(paper).expect("a PDF")).expect("written");
    tool("qpdf", &["--check"], &file)?;
    tool("pdftotext", &["-layout"], &file)
}

#[test]
fn the_text_of_the_record_is_that_of_its_data() {
    for (rehearsal, paper) in [(false, Paper::A4), (true, Paper::Letter)] {
        let ceremony = ceremony(rehearsal);
        let document = record(&ceremony).document();
        let Some(text) = read(&document, paper) else { return };
        let (plain, pages) = (without_blanks(&text), text.matches('\u{c}').count());
        for event in ceremony.events() {
            let sentence = event.kind.message().text();
            // The order of cells that break into lines is the reader's own.
            for word in sentence.split_whitespace().filter(|word| word.len() > 3) {
                assert!(plain.contains(&without_blanks(word)), "{word} of {sentence}");
            }
        }
        for name in ["李雷", "韩梅梅", "示例支付"] {
            let numbers: Vec<String> =
                name.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
            let numbers = numbers.concat();
            assert!(plain.contains(name) || plain.contains(&numbers), "{name}");
        }
        let head = without_blanks(&record(&ceremony).head().grouped());
        assert_eq!(plain.matches(&head).count(), pages, "at the foot of every page");
        let mark = "REHEARSAL:thesekeysareforthrowingaway";
        assert_eq!(plain.matches(mark).count(), if rehearsal { pages } else { 0 });
        assert!(text.contains(&format!("Page {pages} of {pages}")), "{text}");
    }
}

#[test]
fn chinese_is_drawn_where_the_system_has_a_font_for_it() {
    let Some(fonts) = tool("fc-list", &[":lang=zh"], Path::new("family")) else { return };
    let document = record(&ceremony(false)).document();
    let Some(text) = read(&document, Paper::A4) else { return };
    assert_eq!(text.contains("李雷"), !fonts.trim().is_empty(), "{fonts}");
}

#[test]
fn the_code_on_the_sheet_is_the_public_key() {
    let ceremony = ceremony(false);
    let document = sheet(&ceremony).expect("a sheet");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sheet.pdf");
    std::fs::write(&file, document.pdf(Paper::A4).expect("a PDF")).expect("written");
    let picture = folder.path().join("sheet");
    let arguments = ["-r", "200", "-png", "-singlefile", file.to_str().expect("a path")];
    if tool("pdftoppm", &arguments, &picture).is_none() {
        return;
    }
    let arguments = ["--quiet", "--raw", "--nodbus"];
    let Some(code) = tool("zbarimg", &arguments, &picture.with_extension("png")) else { return };
    assert_eq!(code.trim(), ceremony.made().expect("a key").public.one_line());
}

#[test]
fn the_script_is_the_same_for_the_same_plan() {
    let plan = Plan { rehearsal: true, operator: "Ada".into(), ..Plan::default() };
    let pdf = |plan: &Plan| script(plan).pdf(Paper::A4).expect("a PDF");
    assert_eq!(pdf(&plan), pdf(&plan));
    assert_ne!(pdf(&plan), pdf(&Plan { operator: "Bo".into(), ..plan.clone() }));
    let Some(text) = read(&script(&plan), Paper::A4) else { return };
    assert!(text.contains("REHEARSAL") && text.contains("Exceptions"), "{text}");
}
