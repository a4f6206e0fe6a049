//! A moment and how it is written: the notations of the API's time headers.

use jiff::{Timestamp, civil, tz::Offset};

use super::zone::Written;

/// How the digits of a time are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
    /// ISO 8601 with this many fractional digits.
    Iso {
        /// Digits after the point; 0 writes no point.
        digits: usize,
        /// The offset.
        offset: Written,
    },
}

impl Notation {
    /// ISO 8601 without a fraction.
    pub const fn iso(offset: Written) -> Self {
        Self::Iso { digits: 0, offset }
    }
}

/// A moment and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970.
    pub milliseconds: i64,
    /// How it is written.
    pub notation: Notation,
}

impl Moment {
    /// Reads epoch seconds, epoch milliseconds or ISO 8601.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if !text.is_empty() && text.len() <= 14 && text.bytes().all(|b| b.is_ascii_digit()) {
            let number: i64 = text.parse().ok()?;
            return Some(match text.len() {
                9 | 10 => Self { milliseconds: number * 1000, notation: Notation::Seconds },
                12 | 13 => Self { milliseconds: number, notation: Notation::Milliseconds },
                _ => return None,
            });
        }
        Self::read_iso(text)
    }

    fn read_iso(text: &str) -> Option<Self> {
        let clock = text.get(10..).filter(|_| text.is_char_boundary(10))?;
        let at = clock.rfind(['Z', 'z', '+', '-']).map_or(text.len(), |at| at + 10);
        let (local, zone) = text.split_at(at);
        let digits = local.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let local: civil::DateTime = local.replace(' ', "T").parse().ok()?;
        Self::local(local, digits, Written::read(zone)?)
    }

    /// The moment at which the clocks of an offset show this.
    pub fn local(clock: civil::DateTime, digits: usize, offset: Written) -> Option<Self> {
        let moment = Offset::from_seconds(offset.seconds()).ok()?.to_timestamp(clock).ok()?;
        Some(Self {
            milliseconds: moment.as_millisecond(),
            notation: Notation::Iso { digits, offset },
        })
    }

    /// What the clocks of an offset show.
    pub fn clock(self, offset: Written) -> Option<civil::DateTime> {
        let moment = Timestamp::from_millisecond(self.milliseconds).ok()?;
        Some(Offset::from_seconds(offset.seconds()).ok()?.to_datetime(moment))
    }

    /// The moment in another notation.
    pub fn written(self, notation: Notation) -> Option<String> {
        match notation {
            Notation::Seconds => Some((self.milliseconds / 1000).to_string()),
            Notation::Milliseconds => Some(self.milliseconds.to_string()),
            Notation::Iso { digits, offset } => {
                let local = self.clock(offset)?;
                let clock = local.strftime("%Y-%m-%dT%H:%M:%S");
                let fraction = format!("{:09}", local.subsec_nanosecond());
                let point = if digits == 0 { "" } else { "." };
                Some(format!("{clock}{point}{}{}", &fraction[..digits.min(9)], offset.text()))
            }
        }
    }

    /// The moment so many milliseconds later, in the same notation.
    pub fn later(self, milliseconds: i64) -> Option<String> {
        Self { milliseconds: self.milliseconds.checked_add(milliseconds)?, ..self }
            .written(self.notation)
    }

    /// The smallest step in milliseconds that its notation shows.
    pub fn step(self) -> i64 {
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
    pub fn with_milliseconds(self, extra: i64) -> [String; 2] {
        let exact = Self { milliseconds: self.milliseconds + extra, ..self };
        let offset = match self.notation {
            Notation::Iso { offset, .. } => offset,
            Notation::Seconds | Notation::Milliseconds => Written::Zulu,
        };
        [
            exact.milliseconds.to_string(),
            exact.written(Notation::Iso { digits: 3, offset }).unwrap_or_default(),
        ]
    }
}
