//! What we hold and what was signed, side by side, around the first difference.

use super::cause::Part;
use crate::signing::{
    Message,
    view::{Run, floor_boundary, runs},
};

/// How many bytes are shown before the first difference.
const BEFORE: usize = 24;

/// How many differing bytes are shown.
const CHANGED: usize = 96;

/// How many bytes are shown after the difference.
const AFTER: usize = 24;

/// One part of a message before and after its repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The part.
    pub part: Part,
    /// Where the first difference is, in bytes from the start of the part.
    pub offset: usize,
    /// What we hold.
    pub ours: Vec<Run>,
    /// What was signed.
    pub signed: Vec<Run>,
}

/// The differing parts of two messages.
pub(super) fn of_messages(ours: &Message, signed: &Message) -> Vec<Difference> {
    [
        (Part::Method, ours.method.as_bytes(), signed.method.as_bytes()),
        (Part::Uri, ours.uri.as_bytes(), signed.uri.as_bytes()),
        (Part::ClientId, ours.client_id.as_bytes(), signed.client_id.as_bytes()),
        (Part::Time, ours.time.as_bytes(), signed.time.as_bytes()),
        (Part::Body, &ours.body, &signed.body),
    ]
    .into_iter()
    .filter_map(|(part, ours, signed)| of_bytes(part, ours, signed))
    .collect()
}

/// The difference of one part, `None` when there is none.
pub(super) fn of_bytes(part: Part, ours: &[u8], signed: &[u8]) -> Option<Difference> {
    if ours == signed {
        return None;
    }
    let same = ours.iter().zip(signed).take_while(|(a, b)| a == b).count();
    let offset = floor_boundary(ours, same).min(floor_boundary(signed, same));
    let same_at_end = ours[offset..]
        .iter()
        .rev()
        .zip(signed[offset..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    Some(Difference {
        part,
        offset,
        ours: side(ours, offset, ours.len() - same_at_end),
        signed: side(signed, offset, signed.len() - same_at_end),
    })
}

fn side(bytes: &[u8], start: usize, end: usize) -> Vec<Run> {
    let from = floor_boundary(bytes, start.saturating_sub(BEFORE));
    let changed_end = floor_boundary(bytes, end.min(start + CHANGED)).max(start);
    let to = if changed_end < floor_boundary(bytes, end) {
        changed_end
    } else {
        floor_boundary(bytes, changed_end + AFTER)
    };
    let mut side = Vec::new();
    let ellipsis = |here: bool, side: &mut Vec<Run>| {
        if here {
            side.extend(runs("…".as_bytes(), false));
        }
    };
    ellipsis(from > 0, &mut side);
    side.extend(runs(&bytes[from..start], false));
    side.extend(runs(&bytes[start..changed_end], true));
    side.extend(runs(&bytes[changed_end..to], false));
    ellipsis(to < bytes.len(), &mut side);
    side
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(side: &[Run]) -> String {
        side.iter()
            .map(|run| if run.changed { format!("[{}]", run.text) } else { run.text.clone() })
            .collect()
    }

    #[test]
    fn the_first_difference_is_shown_with_its_surroundings() {
        let difference = of_bytes(Part::Body, b"{\"a\":\"b\"}\n", b"{\"a\":\"b\"}").unwrap();
        assert_eq!(drawn(&difference.ours), "{\"a\":\"b\"}[⟨LF⟩]");
        assert_eq!(drawn(&difference.signed), "{\"a\":\"b\"}");
        assert_eq!(difference.offset, 9);
    }

    #[test]
    fn long_differences_are_cut_and_no_character_is_split() {
        let ours = format!("{}é{}", "x".repeat(100), "y".repeat(300));
        let signed = format!("{}è{}", "x".repeat(100), "y".repeat(300));
        let difference = of_bytes(Part::Body, ours.as_bytes(), signed.as_bytes()).unwrap();
        assert_eq!(drawn(&difference.ours), format!("…{}[é]{}…", "x".repeat(24), "y".repeat(24)));
        let longer = of_bytes(Part::Body, ours.as_bytes(), b"").unwrap();
        assert_eq!(drawn(&longer.ours), format!("[{}]…", "x".repeat(96)));
        assert_eq!(of_bytes(Part::Body, b"a", b"a"), None);
    }
}
