//! Words that the search tries, from the lists in `assets/words/`; a line with `#` before it is a remark.

use std::collections::HashMap;
use std::sync::LazyLock;

type Words = LazyLock<Vec<&'static str>>;

/// A list of words, in the order of its file.
macro_rules! list {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $($(#[$doc])* pub(super) static $name: Words =
            LazyLock::new(|| lines(include_str!(concat!("../../../assets/words/", $file)))
                .collect());)*
    };
}

list! {
    /// Segments of the API and of usual handlers, in their usual spelling.
    PATH_SEGMENTS = "path-segments.txt";
    /// Segments that a proxy or a gateway puts in front most often.
    PATH_PREFIXES = "path-prefixes.txt";
    /// Further ones.
    RARE_PATH_PREFIXES = "path-prefixes-rare.txt";
    /// Endings of files that servers put behind a path or take away.
    PATH_ENDINGS = "path-endings.txt";
    /// Names of parameters that partners put into their notify URL.
    QUERY_NAMES = "query-names.txt";
    /// Names of fields in the order in which the documents print them.
    FIELD_ORDER = "field-order.txt";
    /// How programs print date and clock, the zone apart.
    TIME_READINGS = "time-readings.txt";
    /// Ways to put the parts together, under the headings of their cost and cause.
    GLUES = "glues.txt";
    /// How programs print moments, behind the minutes from UTC in which they do.
    TIME_TEXTS = "time-texts.txt";
}

/// The place of each field that the documents know.
pub(super) static FIELD_RANKS: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    FIELD_ORDER.iter().enumerate().rev().map(|(rank, name)| (*name, rank)).collect()
});

/// The place of the fields that the documents do not know.
pub(super) static UNKNOWN_FIELD: LazyLock<usize> =
    LazyLock::new(|| FIELD_RANKS.get("...").copied().unwrap_or(FIELD_ORDER.len()));

/// Short names of time zones, each with the minutes from UTC that it may mean.
pub(super) static TIME_ZONES: LazyLock<Vec<(&str, i32)>> =
    LazyLock::new(|| zones(include_str!("../../../assets/words/time-zones.txt")));

/// Names of zones as Java prints them behind an offset.
pub(super) static TIME_REGIONS: LazyLock<Vec<(&str, i32)>> =
    LazyLock::new(|| zones(include_str!("../../../assets/words/time-regions.txt")));

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#'))
}

fn zones(list: &'static str) -> Vec<(&'static str, i32)> {
    lines(list)
        .filter_map(|line| line.rsplit_once(' '))
        .filter_map(|(name, minutes)| Some((name, minutes.parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_is_read_to_its_end() {
        for (list, least, last) in [
            (&PATH_SEGMENTS, 90, "backend"),
            (&PATH_PREFIXES, 20, "alipay-plus"),
            (&RARE_PATH_PREFIXES, 85, "fn"),
            (&PATH_ENDINGS, 14, ".php5"),
            (&QUERY_NAMES, 60, "notify"),
            (&FIELD_ORDER, 70, "extendedInfo"),
            (&TIME_READINGS, 22, "%d %b %Y %H:%M:%S"),
        ] {
            assert!(list.len() >= least, "{last}");
            assert_eq!(list.last(), Some(&last));
        }
        assert!(*UNKNOWN_FIELD > 60 && *UNKNOWN_FIELD < FIELD_ORDER.len() - 1);
        assert!(TIME_ZONES.contains(&("CST", -360)) && TIME_ZONES.contains(&("CST", 480)));
        assert_eq!(TIME_ZONES.len(), 28);
        assert_eq!(TIME_REGIONS.len(), 16);
    }
}
