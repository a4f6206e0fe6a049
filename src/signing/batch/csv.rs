//! What was judged, as a table for spreadsheets.
//!
//! RFC 4180 in UTF-8 with a byte-order mark, since Excel takes it for another encoding without one. The
//! columns are stable: their names and order stay, new ones come at the end. Cells are text from messages of
//! strangers: each is quoted, whatever separator a spreadsheet splits lines by, what nobody sees is marked, and what
//! it would run as a formula gets an apostrophe in front (OWASP, CSV injection).

use super::table::Payment;
use super::{Item, Judgement};
use crate::signing::caveat::Caveat;
use crate::text::{hex, shown};

/// The columns.
pub const COLUMNS: [&str; 16] = [
    "source",
    "line",
    "verdict",
    "diagnosis",
    "signing_key",
    "method",
    "uri",
    "client_id",
    "time",
    "explanation",
    "content_sha256",
    "signed_sha256",
    "standing",
    "caveats",
    "payment_id",
    "amount",
];

/// Writes a row for each pair.
///
/// # Errors
/// What `to` says; writing into a `Vec` never fails.
pub fn write<'a, W: std::io::Write>(
    rows: impl IntoIterator<Item = (&'a Item, &'a Judgement)>,
    mut to: W,
) -> csv::Result<()> {
    to.write_all("\u{feff}".as_bytes())?;
    csv::Writer::from_writer(&mut to).write_record(COLUMNS)?;
    let mut table = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(to);
    for (item, judgement) in rows {
        table.write_record(cells(item, judgement).map(|cell| guarded(&cell)))?;
    }
    table.flush()?;
    Ok(())
}

fn cells(item: &Item, judgement: &Judgement) -> [String; COLUMNS.len()] {
    let captured = item.content.as_ref().ok();
    let part = |part: fn(&super::Captured) -> &Option<String>| {
        captured.and_then(|message| part(message).clone()).unwrap_or_default()
    };
    let found = judgement.diagnosis();
    let payment = captured.map(Payment::of).unwrap_or_default();
    let key = found.and_then(|found| found.signing_key.as_ref());
    [
        item.path.as_ref().map_or_else(|| item.source.clone(), |path| path.display().to_string()),
        item.line.to_string(),
        judgement.verdict().to_owned(),
        judgement.labels().join(" "),
        key.map_or_else(String::new, |key| key.name.clone()),
        part(|message| &message.method),
        part(|message| &message.uri),
        part(|message| &message.client_id),
        part(|message| &message.time),
        judgement.cause().unwrap_or_else(|| judgement.headline()).text(),
        found.map_or_else(String::new, |found| hex(&found.content_sha256)),
        found.and_then(|found| found.signed_sha256).map_or_else(String::new, |hash| hex(&hash)),
        judgement.standing().label().to_owned(),
        judgement.caveats().iter().map(Caveat::label).collect::<Vec<_>>().join(" "),
        payment.id,
        payment.amount,
    ]
}

fn guarded(cell: &str) -> String {
    let cell = shown(cell);
    let starts = |text: &str| text.trim_start().starts_with(FORMULA);
    // After a separator, too: a spreadsheet that splits by another one sees the start of a cell there.
    if starts(&cell) || cell.split(SEPARATORS).skip(1).any(starts) {
        format!("'{cell}")
    } else {
        cell.into_owned()
    }
}

/// How formulas begin, in the full width of Chinese keyboards too.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// By what spreadsheets split a line.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
