//! The time: the same moment written otherwise, and the other header's time.

mod texts;

use std::ops::RangeInclusive;

use super::{offer_missing, offer_usual};
use crate::codec::moment::{Moment, Notation};
use crate::codec::percent;
use crate::codec::zone::{OFFSETS, Written};
use crate::signing::diagnose::{
    Hints,
    cause::{Cause, causes},
    offer::{Candidate, Candidates, cost},
};

causes! {
    /// Blanks around the time.
    TIME_WHITESPACE: Time, Header, "time_whitespace";
    /// `+` in the time became a blank.
    TIME_PLUS_BECAME_SPACE: Time, Header, "time_plus_became_space";
    /// The time in another notation of text.
    TIME_ENCODING: Time, Header, "time_encoding";
    /// The same moment written otherwise.
    TIME_FORMAT: Time, Header, "time_format";
    /// A spreadsheet rounded the time (suspected).
    TIME_ROUNDED: Time, Header, "time_rounded";
    /// The clock was read twice: another moment within a second.
    TIME_READ_TWICE: Time, Header, "time_read_twice";
    /// The request's time where the response's was signed.
    TIME_REQUEST: Time, Header, "time_request_instead_of_response";
    /// The response's time where the request's was signed.
    TIME_RESPONSE: Time, Header, "time_response_instead_of_request";
}

pub(super) fn candidates(ours: &str, hints: &Hints) -> Vec<Candidate<String>> {
    let mut list = Candidates::new(ours.to_owned());
    let bare = ours.trim();
    offer_usual(&mut list, ours, Cause::TIME_WHITESPACE, Cause::TIME_ENCODING);
    for other in &hints.times {
        list.add(other.as_str(), cost::EVERYDAY, other_header(bare, other));
    }
    for at in [19, 23, 26, 29] {
        if bare.as_bytes().get(at) == Some(&b' ') {
            let mut plus = bare.to_owned();
            plus.replace_range(at..=at, "+");
            list.add(plus, cost::EVERYDAY, Cause::TIME_PLUS_BECAME_SPACE);
        }
    }
    let encoded = bare.replace(':', "%3A").replace('+', "%2B");
    list.add(encoded, cost::RARE, Cause::TIME_ENCODING);
    list.add(bare.replace('+', " "), cost::RARE, Cause::TIME_PLUS_BECAME_SPACE);
    let plain = percent::decoded(bare, true);
    if let Some(moment) = Moment::read(&plain) {
        add_notations(&mut list, moment);
        add_neighbours(&mut list, moment);
        for text in texts::texts(moment) {
            list.add(text, cost::RARE + 1, Cause::TIME_FORMAT);
        }
    }
    for (n, moment) in texts::readings(&plain).into_iter().enumerate() {
        // Where the zone is not said, the first two are the platform's own.
        let price = if n < 2 { cost::UNCOMMON } else { cost::RARE };
        add_usual(&mut list, moment, price);
    }
    offer_missing(&mut list);
    list.finish()
}

/// Which header the other time comes from: a response is later than its request.
fn other_header(ours: &str, other: &str) -> Cause {
    match (Moment::read(ours), Moment::read(other)) {
        (Some(ours), Some(other)) if other.milliseconds < ours.milliseconds => Cause::TIME_RESPONSE,
        _ => Cause::TIME_REQUEST,
    }
}

/// The notations that the API's own messages have.
fn add_usual(list: &mut Candidates<String>, moment: Moment, price: u8) {
    for notation in [
        Notation::Milliseconds,
        Notation::iso(Written::Zulu),
        Notation::iso(Written::Colon(0)),
        Notation::iso(Written::Colon(8 * 3600)),
        Notation::Iso { digits: 3, offset: Written::Zulu },
        Notation::Seconds,
    ] {
        if let Some(text) = moment.written(notation) {
            list.add(text, price, Cause::TIME_FORMAT);
        }
    }
    if let Notation::Iso { offset, .. } = moment.notation
        && let Some(text) = moment.written(Notation::iso(Written::Colon(offset.seconds())))
    {
        list.add(text, price, Cause::TIME_FORMAT);
    }
}

/// The same moment in every other notation.
fn add_notations(list: &mut Candidates<String>, moment: Moment) {
    add_usual(list, moment, cost::COMMON);
    if let Notation::Iso { offset, .. } = moment.notation {
        for digits in [0, 3, 6, 1, 2, 9] {
            if let Some(text) = moment.written(Notation::Iso { digits, offset }) {
                list.add(text, cost::UNCOMMON, Cause::TIME_FORMAT);
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
                    list.add(text.replace('T', " "), cost::RARE + 1, Cause::TIME_FORMAT);
                    list.add(text, price, Cause::TIME_FORMAT);
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
        let price = if (-2..=5).contains(&seconds) { cost::UNCOMMON } else { cost::RARE };
        let cause = if seconds > 0 { Cause::TIME_REQUEST } else { Cause::TIME_RESPONSE };
        if let Some(text) = moment.later(seconds * 1000) {
            list.add(text, price, cause);
        }
    }
}

/// In how many zones a printed time is read when its milliseconds are guessed as well.
const MOST_ZONES: usize = 2;

/// How far from ours a time is tried before digits that we do not have, in steps of its notation.
const NEAR: i64 = 120;

/// Times around ours, which are many and seldom right: the other header's, or digits we do not have; the likelier first.
pub(in crate::signing::diagnose) fn sweep(ours: &str) -> impl Iterator<Item = (String, Cause)> {
    let read = Moment::read(ours);
    let around = move |from, to| read.into_iter().flat_map(move |moment| around(moment, from..=to));
    // What says its zone is one moment; what does not may be several.
    let printed = if read.is_some() { Vec::new() } else { texts::readings(ours) };
    let whole = read.into_iter().chain(printed.into_iter().take(MOST_ZONES));
    let digits = whole
        .filter(|moment| moment.step() > 1)
        .flat_map(|moment| (0..1000).flat_map(move |n| moment.with_milliseconds(n)))
        .map(|time| (time, Cause::TIME_FORMAT));
    let most = read.map_or(0, |moment| if moment.step() == 1 { 5_000 } else { 600 });
    around(1, NEAR).chain(digits).chain(around(NEAR + 1, most))
}

/// So many steps after ours and before.
fn around(moment: Moment, steps: RangeInclusive<i64>) -> impl Iterator<Item = (String, Cause)> {
    steps.flat_map(|n| [n, -n]).filter_map(move |n: i64| {
        // A request and its response are never less than a second apart, two readings of one clock are.
        let cause = match n {
            _ if moment.step() == 1 && n.abs() < 1000 => Cause::TIME_READ_TWICE,
            1.. => Cause::TIME_REQUEST,
            _ => Cause::TIME_RESPONSE,
        };
        Some((moment.later(n * moment.step())?, cause))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(ours: &str, signed: &str) -> Option<Cause> {
        let hints = Hints::default();
        let list = candidates(ours, &hints);
        list.into_iter().find(|c| c.value == signed).and_then(|c| c.causes.first().copied())
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
            assert_eq!(finds(ours, signed), Some(Cause::TIME_FORMAT), "{ours} {signed}");
        }
    }

    #[test]
    fn what_programs_print_is_the_same_moment() {
        let api = ["2025-02-21T05:43:09Z", "2025-02-21T13:43:09+08:00", "1740116589000"];
        for printed in [
            "Fri, 21 Feb 2025 05:43:09 GMT",
            "Fri, 21 Feb 2025 13:43:09 +0800",
            "Friday, 21-Feb-25 05:43:09 GMT",
            "Fri Feb 21 13:43:09 CST 2025",
            "Fri Feb 21 05:43:09 UTC 2025",
            "Fri Feb 21 2025 13:43:09 GMT+0800 (China Standard Time)",
            "2025-02-21T13:43:09+08:00[Asia/Shanghai]",
            "2025-02-21T05:43:09Z[UTC]",
            "2025-02-21 13:43:09 +0800 CST",
            "2025-02-21 05:43:09 +0000 UTC",
            "2025-02-21 05:43:09 UTC",
            "20250221134309",
            "20250221054309",
            "20250221T054309Z",
            "2/21/2025 5:43:09 AM",
            "2/21/2025 1:43:09 PM +08:00",
            "21/02/2025 13:43:09",
            "2025/02/21 13:43:09",
            "2025-02-21T05:43:09.0000000Z",
            "/Date(1740116589000)/",
            "/Date(1740116589000+0800)/",
            "1740116589.000",
            "1740116589000000",
            "1740116589000000000",
        ] {
            for signed in api {
                assert_eq!(finds(printed, signed), Some(Cause::TIME_FORMAT), "{printed} {signed}");
            }
        }
    }

    #[test]
    fn a_program_may_have_signed_what_it_printed() {
        for ours in ["2025-02-21T05:43:09Z", "2025-02-21T13:43:09+08:00", "1740116589000"] {
            for signed in [
                "Fri, 21 Feb 2025 05:43:09 GMT",
                "Fri Feb 21 13:43:09 CST 2025",
                "Fri Feb 21 2025 13:43:09 GMT+0800 (China Standard Time)",
                "2025-02-21T13:43:09+08:00[Asia/Shanghai]",
                "2025-02-21 13:43:09 +0800 CST",
                "2025-02-21 05:43:09 +0000 UTC",
                "20250221134309",
                "20250221054309000",
                "2/21/2025 5:43:09 AM",
                "2025-02-21T05:43:09.0000000Z",
                "/Date(1740116589000)/",
            ] {
                assert_eq!(finds(ours, signed), Some(Cause::TIME_FORMAT), "{ours} {signed}");
            }
        }
    }

    #[test]
    fn a_full_minute_may_lack_its_seconds() {
        assert_eq!(
            finds("2025-02-21T13:43+08:00[Asia/Shanghai]", "2025-02-21T13:43:00+08:00"),
            Some(Cause::TIME_FORMAT)
        );
        assert_eq!(finds("2025-02-21T05:43:00Z", "2025-02-21T05:43Z"), Some(Cause::TIME_FORMAT));
    }

    #[test]
    fn milliseconds_that_were_not_printed_are_searched_for() {
        let mut swept = sweep("Fri Feb 21 13:43:09 CST 2025");
        assert!(swept.any(|(time, _)| time == "1740116589871"));
    }

    #[test]
    fn a_lost_plus_and_the_other_headers_time_are_found() {
        assert_eq!(
            finds("2025-02-21T13:43:09 08:00", "2025-02-21T13:43:09+08:00"),
            Some(Cause::TIME_PLUS_BECAME_SPACE)
        );
        assert_eq!(
            finds("2025-02-21T05:43:09Z", "2025-02-21T05:43:10Z"),
            Some(Cause::TIME_REQUEST)
        );
        assert_eq!(
            finds("2025-02-21T05:43:09Z", "2025-02-21T05:43:08Z"),
            Some(Cause::TIME_RESPONSE)
        );
        assert_eq!(finds(" 1740116589000", "1740116589000"), Some(Cause::TIME_WHITESPACE));
        assert_eq!(
            finds("2025-02-21T05%3A43%3A09Z", "2025-02-21T05:43:09Z"),
            Some(Cause::TIME_ENCODING)
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
            assert_eq!(texts::readings(text), [], "{text}");
        }
    }
}
