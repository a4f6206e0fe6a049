use std::thread::sleep;

use super::*;
use crate::signing::batch::of_capture;
use crate::signing::samples;

/// Every sample, and something that is none, judged with the keys of the samples.
fn list() -> Many {
    let mut items: Vec<Item> =
        samples::all().iter().flat_map(|sample| of_capture(sample.id, &sample.capture())).collect();
    items.extend(of_capture("notes.txt", b"no message"));
    let ctx = Context::default();
    let mut list = Many::new("samples".into(), items);
    list.judge(&ctx, samples::keys().expect("keys"));
    finish(&mut list, &ctx);
    list
}

fn finish(list: &mut Many, ctx: &Context) {
    while list.job.is_some() {
        sleep(Duration::from_millis(2));
        list.logic(ctx);
    }
}

fn standings(list: &Many) -> Vec<Standing> {
    let rows = list.shown.iter().map(|number| &list.judged[*number]);
    rows.map(|row| row.judgement.standing()).collect()
}

#[test]
fn what_is_to_be_done_comes_first() {
    let list = list();
    assert_eq!(list.judged.len(), list.items.len());
    assert!(standings(&list).is_sorted_by(|a, b| a >= b));
    assert_eq!(standings(&list)[0], Standing::Unreadable);
}

#[test]
fn a_column_sorts_both_ways() {
    let mut list = list();
    let times = |list: &Many| -> Vec<String> {
        let rows = list.shown.iter().map(|number| &list.judged[*number]);
        rows.map(|row| row.cell(Column::Time).to_owned()).collect()
    };
    list.sort_by(Column::Time);
    assert!(times(&list).is_sorted());
    list.sort_by(Column::Time);
    assert!(times(&list).is_sorted_by(|a, b| a >= b));
    list.sort_by(Column::Standing);
    assert_eq!(list.order, Order::default(), "what is to be done comes first");
    list.sort_by(Column::Standing);
    assert!(standings(&list).is_sorted());
}

#[test]
fn a_standing_is_shown_alone_and_with_the_others_again() {
    let mut list = list();
    list.only(Some(Standing::Changed));
    assert!(!list.shown.is_empty());
    let changed = |standing: &Standing| *standing == Standing::Changed;
    assert!(standings(&list).iter().all(changed));
    list.only(Some(Standing::Changed));
    assert_eq!(list.shown.len(), list.judged.len());
}

#[test]
fn the_summary_counts_everything_once() {
    let mut list = list();
    let (tone, words) = list.summary();
    assert_eq!((tone, words.id()), (Tone::Bad, "verify-many-mixed"));
    let sum: usize = list.counts.iter().map(|(_, count)| count).sum();
    assert_eq!(sum, list.items.len());

    let ctx = Context::default();
    let genuine = of_capture("a", &samples::all()[0].capture());
    list = Many::new("a".into(), genuine);
    list.judge(&ctx, samples::keys().expect("keys"));
    finish(&mut list, &ctx);
    let (tone, words) = list.summary();
    assert_eq!((tone, words.id()), (Tone::Good, "verify-many-all-genuine"));
}

#[test]
fn what_was_done_before_a_cancel_stays_until_it_is_started_again() {
    let ctx = Context::default();
    let sample = &samples::all()[0];
    let items = vec![of_capture("a", &sample.capture()).remove(0); 2000];
    let mut list = Many::new("a".into(), items);
    list.judge(&ctx, samples::keys().expect("keys"));
    list.stop();
    finish(&mut list, &ctx);
    assert!(list.judged.len() < list.items.len());
    assert!(list.is_stopped());
    assert_eq!(list.summary().1.id(), "verify-many-stopped");
    list.items.truncate(5);
    list.start(&ctx);
    finish(&mut list, &ctx);
    assert_eq!(list.judged.len(), 5);
    assert!(!list.is_stopped());
}

#[test]
fn other_keys_judge_anew_and_the_same_ones_do_not() {
    let mut list = list();
    let ctx = Context::default();
    list.judge(&ctx, list.keys.clone());
    assert!(list.job.is_none());
    list.judge(&ctx, Vec::new());
    assert!(list.job.is_none() && list.judged.is_empty());
    assert!(!list.is_stopped(), "without a key there is nothing to go on with");
}

#[test]
fn an_opened_message_is_the_one_of_its_row_and_the_way_back_remembers_it() {
    let mut list = list();
    list.sort_by(Column::Source);
    let place = 3;
    let item = list.open(place).expect("an item");
    assert_eq!(list.opened_place().as_deref(), Some(item.source.as_str()));
    list.back();
    assert!(!list.is_opened());
    assert_eq!(list.last, Some(place));
    assert!(list.open(list.shown.len()).is_none());
}

#[test]
fn the_table_is_saved_as_it_is_shown() {
    let mut list = list();
    list.only(Some(Standing::Unreadable));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("verdicts.csv");
    let ctx = Context::default();
    list.save(&ctx, path.clone());
    while list.saving.done.is_none() {
        sleep(Duration::from_millis(2));
        list.logic(&ctx);
    }
    let words = list.saving.done.take().expect("done").expect("saved");
    assert!(words.text().contains("verdicts.csv"));
    let text = std::fs::read_to_string(&path).expect("a file");
    assert_eq!(text.lines().count(), 1 + list.shown.len());
    list.save(&ctx, folder.path().join("none/verdicts.csv"));
    while list.saving.done.is_none() {
        sleep(Duration::from_millis(2));
        list.logic(&ctx);
    }
    let problem = list.saving.done.take().expect("done").expect_err("no folder");
    assert!(problem.fix().is_some());
}
