//! Why a body that could not be repaired may differ; none of these can be undone.

use crate::codec::json::{Node, is_closed, lost_digits};
use crate::signing::diagnose::{
    cause::{Cause, causes},
    offer::MOST_CHANGED,
    transforms::first_value,
};

use super::order;

causes! {
    /// Other text around the JSON.
    BODY_EXTRA_TEXT: Body, Body, "body_extra_text";
    /// Printed by Python instead of written as JSON.
    BODY_PYTHON_REPR: Body, Body, "body_python_repr";
    /// An object as a program prints it, in place of JSON (proved or suspected).
    BODY_PRINTED: Body, Body, "body_printed";
    /// The end of the body is missing (suspected).
    BODY_TRUNCATED: Body, Body, "body_truncated";
    /// Characters were replaced by `?` or U+FFFD (suspected).
    BODY_CHARACTERS_LOST: Body, Charset, "body_characters_lost";
    /// A mail program rewrote the links in the body (suspected).
    BODY_LINKS_REWRITTEN: Body, Body, "body_links_rewritten";
    /// Values were masked by asterisks (suspected).
    BODY_MASKED: Body, Body, "body_masked";
    /// Digits of long numbers were lost (suspected).
    BODY_PRECISION_LOST: Body, Body, "body_number_precision_lost";
    /// The body is still compressed (suspected).
    BODY_COMPRESSED: Body, Body, "body_compressed";
    /// A framework cleaned the values: empty texts to null, blanks cut off (suspected).
    BODY_VALUES_CLEANED: Body, Body, "body_values_cleaned";
    /// There is no body (suspected).
    BODY_EMPTY: Body, Body, "body_empty";
}

/// What a body looks like that nothing fits.
pub(in crate::signing::diagnose) fn suspicions(body: &[u8]) -> Vec<Cause> {
    let bare = body.trim_ascii();
    if bare.is_empty() {
        return vec![Cause::BODY_EMPTY];
    }
    if bare.starts_with(b"\x1f\x8b") || bare.starts_with(b"\x28\xb5\x2f\xfd") {
        return vec![Cause::BODY_COMPRESSED];
    }
    let text = std::str::from_utf8(bare).ok().filter(|_| bare.len() <= MOST_CHANGED);
    let Some(text) = text else {
        return Vec::new();
    };
    let node = Node::read(text);
    if is_identity(text) || node.is_none() && is_printed(text) {
        return vec![Cause::BODY_PRINTED];
    }
    if node.is_none() && first_value(bare).is_some() {
        return vec![Cause::BODY_EXTRA_TEXT];
    }
    let open = node.is_none() && text.starts_with(['{', '[']);
    let in_values = |is: fn(&Node<'_>) -> bool| node.as_ref().is_some_and(is);
    let rewritten = ["safelinks.protection.outlook.com", "urldefense."];
    [
        (rewritten.iter().any(|host| text.contains(host)), Cause::BODY_LINKS_REWRITTEN),
        (open && is_closed(text), Cause::BODY_PRINTED),
        (open && !is_closed(text), Cause::BODY_TRUNCATED),
        (text.contains('\u{fffd}') || text.contains("??"), Cause::BODY_CHARACTERS_LOST),
        (in_values(has_masked_value), Cause::BODY_MASKED),
        (in_values(lost_digits), Cause::BODY_PRECISION_LOST),
        (in_values(order::looks_sorted), Cause::BODY_KEYS_REORDERED),
        (in_values(looks_cleaned), Cause::BODY_VALUES_CLEANED),
    ]
    .into_iter()
    .filter_map(|(suspected, cause)| suspected.then_some(cause))
    .collect()
}

/// Whether a value is stars alone, or ends in them. Genuine messages have stars within a value of their own, as in a card's
/// number.
fn has_masked_value(node: &Node<'_>) -> bool {
    let mut masked = false;
    node.for_each(&mut |node| {
        if let Node::Text(text) | Node::Word(text) = node {
            masked |= ["****", "XXXX", "xxxx"].iter().any(|stars| text.ends_with(stars));
        }
    });
    masked
}

/// Whether nulls stand where empty texts could, and no empty text is there.
fn looks_cleaned(node: &Node<'_>) -> bool {
    let (mut nulls, mut empty) = (0, 0);
    node.for_each(&mut |node| {
        nulls += usize::from(*node == Node::Word("null"));
        empty += usize::from(*node == Node::Text(""));
    });
    nulls > 0 && empty == 0
}

/// Whether it begins as PHP, Go and Java print an object: `Array (`, `array(2) {`, `map[…]`, `Order(id=…`.
fn is_printed(text: &str) -> bool {
    const STARTS: [&str; 8] =
        ["Array", "array", "object(", "stdClass", "map[", "&map[", "&{", "OrderedDict("];
    let named = text.split_once('(').is_some_and(|(name, rest)| {
        !name.is_empty()
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$'))
            && rest.contains('=')
    });
    named || STARTS.iter().any(|start| text.starts_with(start))
}

/// Whether it is what Java prints of an array or an object that has no words of its own: `[B@6d06d69c`, `a.b.Order@1f`.
fn is_identity(text: &str) -> bool {
    let Some((kind, number)) = text.rsplit_once('@') else { return false };
    let named =
        kind.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '$' | '[' | ';'));
    named && (1..=8).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_hexdigit())
}
