//! Several captures at once, judged with the least time: what is called genuine has nothing against it, and the table
//! says what the judgement says.

#![no_main]

use std::sync::LazyLock;

use keyturn::keys::generate::Cancel;
use keyturn::signing::batch::{Progress, csv, judge_all, of_capture};
use keyturn::signing::diagnose::Limits;
use keyturn::signing::judge::Standing;
use keyturn::signing::{KnownKey, samples};
use libfuzzer_sys::fuzz_target;

static KEYS: LazyLock<Vec<KnownKey>> = LazyLock::new(|| samples::keys().expect("sample keys"));

fuzz_target!(|data: &[u8]| {
    let mut items = Vec::new();
    for part in data.split(|byte| *byte == 0).take(4) {
        items.extend(of_capture("fuzz", part).into_iter().take(4));
    }
    items.retain(|item| {
        item.content.as_ref().is_ok_and(|found| found.body.as_ref().is_none_or(|body| body.len() < 1024))
    });
    let (progress, cancel) = (Progress::default(), Cancel::default());
    let judged = judge_all(&items, &KEYS, Limits::BRIEF, &progress, &cancel);
    assert_eq!(judged.len(), items.len());
    let mut written = Vec::new();
    for (item, judgement) in items.iter().zip(judged.iter().flatten()) {
        let genuine = judgement.standing() == Standing::Genuine;
        assert_eq!(genuine, judgement.fits() && judgement.caveats().is_empty());
        assert_eq!(genuine, judgement.cause().is_none());
        assert_eq!(judgement.passes(), judgement.verdict() == "valid");
        assert!(!judgement.headline().text().is_empty());
        csv::write([(item, judgement)], &mut written).expect("written");
    }
});
