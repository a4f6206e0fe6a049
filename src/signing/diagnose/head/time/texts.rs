//! Times as programs print them: HTTP dates, Java's `Date`, Go, .NET, JavaScript, digits without marks.

use jiff::{civil, fmt::strtime};

use crate::codec::moment::{Moment, Notation};
use crate::codec::zone::{OFFSETS, Written};
use crate::signing::diagnose::words;

/// The longest text that is read as a time, in bytes.
const MAX_LEN: usize = 96;

/// The moments that a printed text may mean: one, or several where it does not say its zone.
pub(super) fn readings(text: &str) -> Vec<Moment> {
    let text = text.trim();
    if text.len() > MAX_LEN || !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    if let Some(moment) = counted(text) {
        return vec![moment];
    }
    let (clock, zones) = without_zone(text);
    let mut moments = Vec::new();
    for (at, digits) in clocks(&clock) {
        for offset in &zones {
            moments.extend(Moment::local(at, digits, *offset));
        }
    }
    moments
}

/// Counts since 1970 in other units, and with a fraction.
fn counted(text: &str) -> Option<Moment> {
    let inside = text
        .trim_matches(['/', '\\'])
        .strip_prefix("Date(")
        .and_then(|rest| rest.strip_suffix(')'));
    let text = inside.map_or(text, |inside| inside.split(['+', '-']).next().unwrap_or_default());
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return None;
    }
    let count: i64 = whole.parse().ok()?;
    let milliseconds = match (whole.len(), fraction.len()) {
        (10, 1..) => {
            let thousandths: String = fraction.chars().chain("00".chars()).take(3).collect();
            count * 1000 + thousandths.parse::<i64>().ok()?
        }
        (13, 1..) => count,
        (13, 0) if inside.is_some() => count,
        (16, 0) => count / 1_000,
        (19, 0) => count / 1_000_000,
        _ => return None,
    };
    Some(Moment { milliseconds, notation: Notation::Milliseconds })
}

/// The text without its zone, and what that zone may be.
fn without_zone(text: &str) -> (String, Vec<Written>) {
    // `[Asia/Shanghai]`, `(China Standard Time)` and Go's clock reading say nothing that the offset does not.
    let text =
        text.split(['[', '(']).next().unwrap_or_default().split(" m=").next().unwrap_or_default();
    let mut zones: Vec<Written> = Vec::new();
    let mut kept: Vec<&str> = Vec::new();
    for word in text.split_ascii_whitespace() {
        let bare = word
            .strip_prefix("GMT")
            .or_else(|| word.strip_prefix("UTC"))
            .filter(|rest| !rest.is_empty())
            .unwrap_or(word);
        let named = words::TIME_ZONES.iter().filter(|(name, _)| *name == word);
        let named: Vec<_> = named.map(|(_, minutes)| Written::Colon(minutes * 60)).collect();
        match named.is_empty() {
            false if zones.is_empty() => zones = named,
            true if is_offset(bare) => zones = Written::read(bare).into_iter().collect(),
            true => kept.push(word),
            false => {}
        }
    }
    let mut clock = kept.join(" ");
    if zones.is_empty()
        && let Some(at) = clock.rfind(['Z', '+', '-']).filter(|at| *at > 10)
        && (is_offset(&clock[at..]) || &clock[at..] == "Z")
    {
        zones.extend(Written::read(&clock[at..]));
        clock.truncate(at);
    }
    if zones.is_empty() {
        zones.extend(OFFSETS.map(|minutes| Written::Absent(minutes * 60)));
    }
    (clock, zones)
}

fn is_offset(word: &str) -> bool {
    let digits = word.strip_prefix(['+', '-']).unwrap_or_default();
    matches!(digits.len(), 2 | 4 | 5) && digits.bytes().all(|b| b.is_ascii_digit() || b == b':')
}

/// What a text without a zone says, in each way in which it can be read.
fn clocks(text: &str) -> Vec<(civil::DateTime, usize)> {
    let mut clocks: Vec<(civil::DateTime, usize)> = Vec::new();
    let mut add = |clock: civil::DateTime| {
        let digits = 3 * usize::from(clock.subsec_nanosecond() > 0);
        if clocks.iter().all(|(known, _)| *known != clock) {
            clocks.push((clock, digits));
        }
    };
    // Digits without marks, with milliseconds behind them.
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let (text, extra) = match text.len() {
        17 if digits => text.split_at(14),
        _ => (text, ""),
    };
    for pattern in words::TIME_READINGS.iter() {
        let read = strtime::parse(pattern, text).and_then(|read| read.to_datetime());
        if let Ok(clock) = read {
            let milliseconds = extra.parse().unwrap_or(0);
            add(clock
                .with()
                .millisecond(if extra.is_empty() { clock.millisecond() } else { milliseconds })
                .build()
                .unwrap_or(clock));
        }
    }
    clocks
}

/// A moment as programs print it, the usual zones first.
pub(super) fn texts(moment: Moment) -> Vec<String> {
    let mut texts = Vec::new();
    let mut print = |minutes: i32, pattern: &str| {
        let offset = Written::Colon(minutes * 60);
        if let Some(shown) = moment.clock(offset) {
            let pattern = pattern
                .replace("%:z", &offset.text())
                .replace("%z", &offset.text().replace(':', ""));
            texts.push(shown.strftime(&pattern).to_string());
        }
    };
    for (zones, pattern) in words::TIME_TEXTS.iter().filter_map(|line| line.split_once('|')) {
        zones.split(' ').filter_map(|zone| zone.parse().ok()).for_each(|zone| print(zone, pattern));
    }
    for (name, minutes) in words::TIME_ZONES.iter().filter(|(name, _)| *name != "Z") {
        print(*minutes, &format!("%a %b %d %H:%M:%S {name} %Y"));
        print(*minutes, &format!("%Y-%m-%d %H:%M:%S %z {name}"));
    }
    for (region, minutes) in words::TIME_REGIONS.iter() {
        let offset = if matches!(*region, "UTC" | "GMT") { "Z" } else { "%:z" };
        for fraction in ["", "%.3f"] {
            print(*minutes, &format!("%Y-%m-%dT%H:%M:%S{fraction}{offset}[{region}]"));
        }
    }
    let ms = moment.milliseconds;
    texts.extend([
        format!("/Date({ms})/"),
        format!("{ms}000"),
        format!("{}.{:03}", ms / 1000, ms % 1000),
        format!("{}.0", ms / 1000),
    ]);
    texts
}
