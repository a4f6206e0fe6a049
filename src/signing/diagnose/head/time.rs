//! The time: the same moment written otherwise, and the other header's time.

use jiff::{Timestamp, civil, tz::Offset};

use crate::signing::diagnose::{
    Hints,
    candidate::{Candidate, Candidates, cost},
    cause::Cause,
    text::{percent_decoded, unquoted},
};

/// How the digits of a time are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Notation {
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
    /// ISO 8601 with this many fractional digits.
    Iso { digits: usize, offset: Written },
}

/// How the offset from UTC is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// `Z`.
    Zulu,
    /// `+08:00`.
    Colon(i32),
    /// `+0800`.
    Bare(i32),
    /// Not at all, local to the offset.
    Absent(i32),
}

impl Written {
    fn seconds(self) -> i32 {
        match self {
            Self::Zulu => 0,
            Self::Colon(seconds) | Self::Bare(seconds) | Self::Absent(seconds) => seconds,
        }
    }

    fn text(self) -> String {
        let sign = if self.seconds() < 0 { '-' } else { '+' };
        let minutes = self.seconds().abs() / 60;
        let (hours, minutes) = (minutes / 60, minutes % 60);
        match self {
            Self::Zulu => "Z".to_owned(),
            Self::Colon(_) => format!("{sign}{hours:02}:{minutes:02}"),
            Self::Bare(_) => format!("{sign}{hours:02}{minutes:02}"),
            Self::Absent(_) => String::new(),
        }
    }
}

/// A moment and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    milliseconds: i64,
    notation: Notation,
}

impl Moment {
    /// Reads epoch seconds, epoch milliseconds or ISO 8601.
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if !text.is_empty() && text.len() <= 14 && text.bytes().all(|b| b.is_ascii_digit()) {
            let number: i64 = text.parse().ok()?;
            return Some(match text.len() {
                9 | 10 => Self {
                    milliseconds: number * 1000,
                    notation: Notation::Seconds,
                },
                12 | 13 => Self {
                    milliseconds: number,
                    notation: Notation::Milliseconds,
                },
                _ => return None,
            });
        }
        Self::read_iso(text)
    }

    fn read_iso(text: &str) -> Option<Self> {
        let clock = text.get(10..).filter(|_| text.is_char_boundary(10))?;
        let at = clock
            .rfind(['Z', 'z', '+', '-'])
            .map_or(text.len(), |at| at + 10);
        let (local, zone) = text.split_at(at);
        let digits = local
            .split_once('.')
            .map_or(0, |(_, fraction)| fraction.len());
        let local: civil::DateTime = local.replace(' ', "T").parse().ok()?;
        let offset = read_offset(zone)?;
        let moment = Offset::from_seconds(offset.seconds())
            .ok()?
            .to_timestamp(local)
            .ok()?;
        Some(Self {
            milliseconds: moment.as_millisecond(),
            notation: Notation::Iso { digits, offset },
        })
    }

    /// The moment in another notation.
    fn written(self, notation: Notation) -> Option<String> {
        match notation {
            Notation::Seconds => Some((self.milliseconds / 1000).to_string()),
            Notation::Milliseconds => Some(self.milliseconds.to_string()),
            Notation::Iso { digits, offset } => {
                let moment = Timestamp::from_millisecond(self.milliseconds).ok()?;
                let local = Offset::from_seconds(offset.seconds())
                    .ok()?
                    .to_datetime(moment);
                let clock = local.strftime("%Y-%m-%dT%H:%M:%S");
                let fraction = format!("{:09}", local.subsec_nanosecond());
                let point = if digits == 0 { "" } else { "." };
                Some(format!(
                    "{clock}{point}{}{}",
                    &fraction[..digits.min(9)],
                    offset.text()
                ))
            }
        }
    }

    /// The moment so many milliseconds later, in the same notation.
    fn later(self, milliseconds: i64) -> Option<String> {
        Self {
            milliseconds: self.milliseconds.checked_add(milliseconds)?,
            ..self
        }
        .written(self.notation)
    }

    /// The smallest step in milliseconds that its notation shows.
    fn step(self) -> i64 {
        match self.notation {
            Notation::Seconds => 1000,
            Notation::Milliseconds => 1,
            Notation::Iso { digits, .. } => match digits {
                0 => 1000,
                1 => 100,
                2 => 10,
                _ => 1,
            },
        }
    }

    /// The moment with milliseconds that our notation does not show, as epoch time and as ISO 8601.
    fn with_milliseconds(self, extra: i64) -> [String; 2] {
        let exact = Self {
            milliseconds: self.milliseconds + extra,
            ..self
        };
        let iso = match self.notation {
            Notation::Iso { offset, .. } => Notation::Iso { digits: 3, offset },
            _ => Notation::Iso {
                digits: 3,
                offset: Written::Zulu,
            },
        };
        [
            exact.milliseconds.to_string(),
            exact.written(iso).unwrap_or_default(),
        ]
    }
}

fn read_offset(zone: &str) -> Option<Written> {
    if zone.is_empty() {
        return Some(Written::Absent(0));
    }
    if zone.eq_ignore_ascii_case("z") {
        return Some(Written::Zulu);
    }
    let digits: String = zone[1..].chars().filter(char::is_ascii_digit).collect();
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 = digits
        .get(2..)
        .filter(|m| !m.is_empty())
        .map_or(Some(0), |m| m.parse().ok())?;
    let seconds = (hours * 60 + minutes) * 60 * if zone.starts_with('-') { -1 } else { 1 };
    Some(if zone.contains(':') {
        Written::Colon(seconds)
    } else {
        Written::Bare(seconds)
    })
}

/// Offsets that the platform and its partners live in, in minutes.
const OFFSETS: [i32; 22] = [
    0, 480, -480, -420, 540, 420, 330, 510, 60, 120, 180, 240, 300, 345, 360, 390, 570, 600, 660,
    -180, -240, -300,
];

pub(super) fn candidates(ours: &str, hints: &Hints) -> Vec<Candidate<String>> {
    let mut list = Candidates::new(ours.to_owned());
    let bare = ours.trim();
    list.add(bare.to_owned(), cost::COMMON, Cause::TimeWhitespace);
    for other in &hints.times {
        list.add(other.clone(), cost::EVERYDAY, other_header(bare, other));
    }
    for at in [19, 23, 26, 29] {
        if bare.as_bytes().get(at) == Some(&b' ') {
            let mut plus = bare.to_owned();
            plus.replace_range(at..=at, "+");
            list.add(plus, cost::EVERYDAY, Cause::TimePlusBecameSpace);
        }
    }
    list.add(
        percent_decoded(bare, true),
        cost::COMMON,
        Cause::TimeEncoding,
    );
    list.add(
        unquoted(bare).to_owned(),
        cost::UNCOMMON,
        Cause::TimeEncoding,
    );
    let encoded = bare.replace(':', "%3A").replace('+', "%2B");
    list.add(encoded, cost::RARE, Cause::TimeEncoding);
    list.add(
        bare.replace('+', " "),
        cost::RARE,
        Cause::TimePlusBecameSpace,
    );
    if let Some(moment) = Moment::read(&percent_decoded(bare, true)) {
        add_notations(&mut list, moment);
        add_neighbours(&mut list, moment);
    }
    for missing in ["", "null", "undefined", "None"] {
        list.add(missing.to_owned(), cost::RARE, Cause::GluePartsMissing);
    }
    list.finish()
}

/// Which header the other time comes from: a response is later than its request.
fn other_header(ours: &str, other: &str) -> Cause {
    match (Moment::read(ours), Moment::read(other)) {
        (Some(ours), Some(other)) if other.milliseconds < ours.milliseconds => Cause::TimeResponse,
        _ => Cause::TimeRequest,
    }
}

/// The same moment in every other notation.
fn add_notations(list: &mut Candidates<String>, moment: Moment) {
    let common = [
        Notation::Milliseconds,
        Notation::Iso {
            digits: 0,
            offset: Written::Zulu,
        },
        Notation::Iso {
            digits: 0,
            offset: Written::Colon(0),
        },
        Notation::Iso {
            digits: 0,
            offset: Written::Colon(8 * 3600),
        },
        Notation::Iso {
            digits: 3,
            offset: Written::Zulu,
        },
        Notation::Seconds,
    ];
    for notation in common {
        if let Some(text) = moment.written(notation) {
            list.add(text, cost::COMMON, Cause::TimeFormat);
        }
    }
    if let Notation::Iso { offset, .. } = moment.notation {
        for digits in [0, 3, 6, 1, 2, 9] {
            if let Some(text) = moment.written(Notation::Iso { digits, offset }) {
                list.add(text, cost::UNCOMMON, Cause::TimeFormat);
            }
        }
    }
    for minutes in OFFSETS {
        let seconds = minutes * 60;
        for (offset, price) in [
            (Written::Colon(seconds), cost::UNCOMMON),
            (Written::Bare(seconds), cost::RARE),
            (Written::Absent(seconds), cost::RARE),
        ] {
            for digits in [0, 3] {
                let price = if digits == 0 { price } else { cost::RARE };
                if let Some(text) = moment.written(Notation::Iso { digits, offset }) {
                    list.add(text.replace('T', " "), cost::RARE + 1, Cause::TimeFormat);
                    list.add(text, price, Cause::TimeFormat);
                }
            }
        }
    }
}

/// The seconds around, in case the other header's time was signed.
fn add_neighbours(list: &mut Candidates<String>, moment: Moment) {
    if moment.step() < 1000 {
        return;
    }
    for seconds in (1..=30i64).flat_map(|n| [n, -n]) {
        let price = if (-2..=5).contains(&seconds) {
            cost::UNCOMMON
        } else {
            cost::RARE
        };
        let cause = if seconds > 0 {
            Cause::TimeRequest
        } else {
            Cause::TimeResponse
        };
        if let Some(text) = moment.later(seconds * 1000) {
            list.add(text, price, cause);
        }
    }
}

/// Times around ours, which are many and seldom right: the other header's, or digits we do not have.
pub(in crate::signing::diagnose) fn sweep(ours: &str) -> Box<dyn Iterator<Item = (String, Cause)>> {
    let Some(moment) = Moment::read(ours) else {
        return Box::new(std::iter::empty());
    };
    let steps = if moment.step() == 1 { 5_000 } else { 600 };
    let around = (1..=steps).flat_map(|n| [n, -n]).filter_map(move |n: i64| {
        let cause = if n > 0 {
            Cause::TimeRequest
        } else {
            Cause::TimeResponse
        };
        Some((moment.later(n * moment.step())?, cause))
    });
    if moment.step() == 1 {
        return Box::new(around);
    }
    let digits = (0..1000).flat_map(move |n| {
        moment
            .with_milliseconds(n)
            .map(|time| (time, Cause::TimeFormat))
    });
    Box::new(digits.chain(around))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(ours: &str, signed: &str) -> Option<Cause> {
        let hints = Hints::default();
        let list = candidates(ours, &hints);
        list.into_iter()
            .find(|c| c.value == signed)
            .and_then(|c| c.causes.first().copied())
    }

    #[test]
    fn the_same_moment_is_found_in_other_notations() {
        for (ours, signed) in [
            ("1740116589000", "2025-02-21T05:43:09Z"),
            ("2025-02-21T05:43:09Z", "1740116589000"),
            ("2025-02-21T05:43:09Z", "1740116589"),
            ("2025-02-21T13:43:09+08:00", "2025-02-21T05:43:09Z"),
            ("2025-02-21T05:43:09Z", "2025-02-21T13:43:09+08:00"),
            ("2025-02-21T05:43:09Z", "2025-02-21T05:43:09+00:00"),
            ("2025-02-21T05:43:09Z", "2025-02-21T05:43:09.000Z"),
            ("2025-02-21T05:43:09.123Z", "2025-02-21T05:43:09Z"),
            ("2025-02-21T05:43:09.123+05:30", "2025-02-21T05:43:09+05:30"),
            ("2025-02-21T05:43:09+05:30", "2025-02-21T05:43:09+0530"),
            ("2025-02-20T21:43:09-08:00", "2025-02-21T05:43:09Z"),
            ("2025-02-21 05:43:09", "2025-02-21T05:43:09Z"),
        ] {
            assert_eq!(
                finds(ours, signed),
                Some(Cause::TimeFormat),
                "{ours} {signed}"
            );
        }
    }

    #[test]
    fn a_lost_plus_and_the_other_headers_time_are_found() {
        assert_eq!(
            finds("2025-02-21T13:43:09 08:00", "2025-02-21T13:43:09+08:00"),
            Some(Cause::TimePlusBecameSpace)
        );
        assert_eq!(
            finds("2025-02-21T05:43:09Z", "2025-02-21T05:43:10Z"),
            Some(Cause::TimeRequest)
        );
        assert_eq!(
            finds("2025-02-21T05:43:09Z", "2025-02-21T05:43:08Z"),
            Some(Cause::TimeResponse)
        );
        assert_eq!(
            finds(" 1740116589000", "1740116589000"),
            Some(Cause::TimeWhitespace)
        );
        assert_eq!(
            finds("2025-02-21T05%3A43%3A09Z", "2025-02-21T05:43:09Z"),
            Some(Cause::TimeEncoding)
        );
    }

    #[test]
    fn what_is_no_time_is_left_alone() {
        for text in [
            "",
            "yesterday",
            "2025-02-30T00:00:00Z",
            "99999999999999999999",
            "日本日本日本日本日本",
            "2025-02-21T05:43:09+é",
        ] {
            assert_eq!(Moment::read(text), None, "{text}");
        }
    }
}
