//! The next rotation, for a calendar (RFC 5545).

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Zoned};

use super::Record;
use super::inventory::usual;
use crate::text::{Message, tr};

/// The longest line, in bytes (RFC 5545 section 3.1).
const LINE: usize = 75;

/// An entry on the day of the next rotation, with a reminder a month and one a week before. `None` where no key was made.
pub fn reminder(record: &Record, now: &Zoned) -> Option<String> {
    let summary = record.summary();
    let (plan, key) = (summary.plan?, summary.key()?);
    let day: Option<Date> = summary.next_rotation().and_then(|day| day.parse().ok());
    let day = day.or_else(|| usual(record.entries.first()?.event.at.date()))?;
    let next = day.checked_add(Span::new().days(1)).ok()?;
    let who = if plan.partner.is_empty() { &plan.client_id } else { &plan.partner };
    let title = Message::new("reminder-title").with("partner", who).with("purpose", plan.purpose());
    let about = Message::new("reminder-about")
        .with("client", &plan.client_id)
        .with("words", &key.words)
        .with("hash", &key.sha256);
    let stamp = now.with_time_zone(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Keyturn//Keyturn//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@keyturn", key.sha256),
        format!("DTSTAMP:{stamp}"),
        format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")),
        format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")),
        format!("SUMMARY:{}", escaped(&title.text())),
        format!("DESCRIPTION:{}", escaped(&about.text())),
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    for before in ["-P30D", "-P7D"] {
        lines.extend([
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{}", escaped(&tr("reminder-alarm"))),
            format!("TRIGGER:{before}"),
            "END:VALARM".to_owned(),
        ]);
    }
    lines.extend(["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()]);
    Some(lines.iter().map(|line| folded(line)).collect())
}

/// RFC 5545 section 3.3.11.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace('\n', "\\n")
}

/// A line of at most 75 bytes, gone on with after a line end and a blank; never within a character.
fn folded(line: &str) -> String {
    let (mut folded, mut length) = (String::new(), 0);
    for character in line.chars() {
        if length + character.len_utf8() > LINE {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(character);
        length += character.len_utf8();
    }
    folded + "\r\n"
}
