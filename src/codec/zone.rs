//! Time zones as programs write them: offsets, and the short names that say less than they seem to.

/// Offsets that the platform and its partners live in, in minutes, the most likely first.
pub const OFFSETS: [i32; 22] = [
    0, 480, -480, -420, 540, 420, 330, 510, 60, 120, 180, 240, 300, 345, 360, 390, 570, 600, 660,
    -180, -240, -300,
];

/// How the offset from UTC is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
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
    /// The offset in seconds.
    pub fn seconds(self) -> i32 {
        match self {
            Self::Zulu => 0,
            Self::Colon(seconds) | Self::Bare(seconds) | Self::Absent(seconds) => seconds,
        }
    }

    /// The offset as it is written.
    pub fn text(self) -> String {
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

    /// Reads an offset; nothing at all is read as local to UTC.
    pub fn read(zone: &str) -> Option<Self> {
        if zone.is_empty() {
            return Some(Self::Absent(0));
        }
        if zone.eq_ignore_ascii_case("z") {
            return Some(Self::Zulu);
        }
        let digits: String = zone[1..].chars().filter(char::is_ascii_digit).collect();
        let hours: i32 = digits.get(..2)?.parse().ok()?;
        let minutes: i32 =
            digits.get(2..).filter(|m| !m.is_empty()).map_or(Some(0), |m| m.parse().ok())?;
        let seconds = (hours * 60 + minutes) * 60 * if zone.starts_with('-') { -1 } else { 1 };
        Some(if zone.contains(':') { Self::Colon(seconds) } else { Self::Bare(seconds) })
    }
}
