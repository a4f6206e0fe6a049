//! The fields of a body that carry its meaning: amounts, ids, states.

use crate::codec::json::Node;
use crate::signing::amount::as_written;
use crate::signing::diagnose::offer::MOST_CHANGED;

/// What a field of the body is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// An amount with its currency.
    Amount,
    /// An id of a payment, a refund, a request, a person.
    Id,
    /// A state or a result.
    State,
}

/// A field to compare with what the partner's own records say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyField {
    /// Names from the outside in, joined by dots.
    pub path: String,
    /// Its value as text; for an amount the value and the currency.
    pub value: String,
    /// An amount as people write it.
    pub written: Option<String>,
    /// What it is about.
    pub kind: FieldKind,
}

/// How many fields are listed.
const MAX_FIELDS: usize = 40;

/// The longest name and the longest value that are listed, in bytes: nobody compares more.
const MAX_SHOWN: usize = 256;

/// The amounts, ids and states of a body, in the order in which they stand in it; none of a body beyond [`MOST_CHANGED`].
pub fn fields_to_compare(body: &[u8]) -> Vec<BodyField> {
    let mut found = Vec::new();
    let text = std::str::from_utf8(body).ok().filter(|_| body.len() <= MOST_CHANGED);
    if let Some(node) = text.and_then(Node::read) {
        collect(&node, "", &mut found);
    }
    found
}

fn collect(node: &Node<'_>, path: &str, found: &mut Vec<BodyField>) {
    match node {
        Node::Object(fields) => {
            for (name, value) in fields {
                let path =
                    if path.is_empty() { (*name).to_owned() } else { format!("{path}.{name}") };
                if found.len() >= MAX_FIELDS {
                    return;
                }
                if path.len() > MAX_SHOWN {
                    continue;
                }
                if let Some((number, currency)) = amount(value) {
                    let written = as_written(number, currency);
                    let value = format!("{number} {currency}");
                    found.push(BodyField { path, value, written, kind: FieldKind::Amount });
                } else if let Some((value, kind)) = scalar(name, value) {
                    found.push(BodyField { path, value, written: None, kind });
                } else {
                    collect(value, &path, found);
                }
            }
        }
        Node::Array(elements) => {
            for (n, element) in elements.iter().enumerate() {
                collect(element, &format!("{path}[{n}]"), found);
            }
        }
        Node::Text(_) | Node::Word(_) | Node::Owned(_) => {}
    }
}

/// The value and the currency of an object that has both.
fn amount<'a>(node: &Node<'a>) -> Option<(&'a str, &'a str)> {
    let Node::Object(fields) = node else {
        return None;
    };
    let text = |wanted: &str| {
        let (_, value) = fields.iter().find(|(name, _)| *name == wanted)?;
        short(value)
    };
    Some((text("value")?, text("currency")?))
}

/// A text or a word that can be compared by eye.
fn short<'a>(node: &Node<'a>) -> Option<&'a str> {
    match node {
        Node::Text(text) | Node::Word(text) if text.len() <= MAX_SHOWN => Some(text),
        _ => None,
    }
}

fn scalar(name: &str, node: &Node<'_>) -> Option<(String, FieldKind)> {
    let value = short(node)?;
    let small = name.to_ascii_lowercase();
    let kind = if small.ends_with("amount") || small == "value" {
        FieldKind::Amount
    } else if small.ends_with("id") || small.ends_with("no") {
        FieldKind::Id
    } else if small.ends_with("status") || small.ends_with("code") || small.ends_with("type") {
        FieldKind::State
    } else {
        return None;
    };
    Some((value.to_owned(), kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_ids_and_states_are_listed() {
        let body = br#"{"result":{"resultStatus":"S","resultMessage":"ok"},"paymentId":"1","paymentAmount":{"currency":"HKD","value":"100"},"list":[{"promoId":"p"}]}"#;
        let listed: Vec<_> =
            fields_to_compare(body).into_iter().map(|f| (f.path, f.value, f.kind)).collect();
        assert_eq!(
            listed,
            [
                ("result.resultStatus".to_owned(), "S".to_owned(), FieldKind::State),
                ("paymentId".to_owned(), "1".to_owned(), FieldKind::Id),
                ("paymentAmount".to_owned(), "100 HKD".to_owned(), FieldKind::Amount),
                ("list[0].promoId".to_owned(), "p".to_owned(), FieldKind::Id),
            ]
        );
        let written = fields_to_compare(body).into_iter().find_map(|field| field.written);
        assert_eq!(written.as_deref(), Some("1.00 HKD"));
        assert!(fields_to_compare(b"no json").is_empty());
    }
}
