//! The order of fields: alphabetical, as documented, and what lies between.

use std::cmp::Ordering;
use std::collections::HashSet;

use crate::codec::json::{Node, characters};
use crate::signing::diagnose::words;

/// An order of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Alphabetical at every depth.
    Sorted,
    /// Alphabetical at the top only.
    SortedOutside,
    /// As the documents print them, at every depth.
    Documented,
}

/// Puts the fields of a tree in order.
pub(super) fn arrange(node: &mut Node<'_>, order: Order) {
    match node {
        Node::Object(fields) => {
            if order != Order::SortedOutside {
                for (_, value) in fields.iter_mut() {
                    arrange(value, order);
                }
            }
            match order {
                Order::Sorted | Order::SortedOutside => {
                    fields.sort_by(|(a, _), (b, _)| by_units(a, b));
                }
                Order::Documented => fields.sort_by_cached_key(|(name, _)| rank(name)),
            }
        }
        Node::Array(elements) if order != Order::SortedOutside => {
            for value in elements {
                arrange(value, order);
            }
        }
        Node::Array(_) | Node::Text(_) | Node::Word(_) | Node::Owned(_) => {}
    }
}

/// Puts the currency of every amount before its value, as some of the platform's messages have it.
pub(super) fn currency_first(node: &mut Node<'_>) {
    match node {
        Node::Object(fields) => {
            if let [("value", _), ("currency", _)] = &fields[..] {
                fields.reverse();
            }
            for (_, value) in fields {
                currency_first(value);
            }
        }
        Node::Array(elements) => elements.iter_mut().for_each(currency_first),
        Node::Text(_) | Node::Word(_) | Node::Owned(_) => {}
    }
}

/// Whether a program seems to have sorted the fields.
///
/// The platform itself sends Antom's notifications, those with a `notifyType`, in alphabetical order,
/// and all others as documented; so the order proves something about the others only.
pub(super) fn looks_sorted(node: &Node<'_>) -> bool {
    let Node::Object(fields) = node else {
        return false;
    };
    let sent_sorted = fields.iter().any(|(name, _)| *name == "notifyType");
    let mut documented = node.clone();
    arrange(&mut documented, Order::Documented);
    fields.len() >= 4 && !sent_sorted && is_sorted(node) && documented != *node
}

/// Whether the fields are in alphabetical order at every depth.
fn is_sorted(node: &Node<'_>) -> bool {
    let mut sorted = node.clone();
    arrange(&mut sorted, Order::Sorted);
    sorted == *node
}

/// Where the documents print a field; unknown ones come between the known and the last.
fn rank(name: &str) -> usize {
    words::FIELD_RANKS.get(name).copied().unwrap_or(*words::UNKNOWN_FIELD)
}

/// Whether the documents print a field at a known place.
fn is_known(name: &str) -> bool {
    rank(name) != *words::UNKNOWN_FIELD
}

/// As Java and JavaScript compare texts: by UTF-16 units.
fn by_units(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

/// The most fields whose order is searched; more have too many orders.
const MAX_REORDERED: usize = 24;

/// Plausible orders of fields, as places in `names`, each once and at most so many.
///
/// First the fields that the documents do not know are put at every place among those they do; then
/// neighbours are swapped, few times first.
pub(super) fn orders(names: &[&str], most: usize) -> Vec<Vec<usize>> {
    let mut orders = Vec::new();
    if !(2..=MAX_REORDERED).contains(&names.len()) {
        return orders;
    }
    // Of two members of one name the last counts in most programs: swapped, the message says something else.
    let pairs = same_names(names);
    let mut known_orders = HashSet::new();
    let found = &mut |order: &[usize]| {
        let place = |of: usize| order.iter().position(|at| *at == of);
        let keeps = pairs.iter().all(|(first, second)| place(*first) < place(*second));
        if keeps && known_orders.insert(order.to_vec()) {
            orders.push(order.to_vec());
        }
    };
    let mut ranked: Vec<usize> = (0..names.len()).collect();
    ranked.sort_by_key(|at| rank(names[*at]));
    let mut fronted = ranked.clone();
    fronted.sort_by_key(|at| !matches!(names[*at], "acquirerId" | "pspId"));
    let starts = if fronted == ranked { vec![ranked] } else { vec![ranked, fronted] };
    let of_start = most / starts.len();
    for start in &starts {
        let (known, unknown): (Vec<usize>, Vec<usize>) =
            start.iter().partition(|at| is_known(names[**at]));
        place(&known, &unknown, &mut (of_start - of_start / 4), found);
    }
    for start in &starts {
        let mut left = of_start / 4;
        (1..=8).for_each(|inversions| pick(&[], start, inversions, &mut left, found));
    }
    orders
}

/// The places of members that have one name, however it is spelled.
fn same_names(names: &[&str]) -> Vec<(usize, usize)> {
    let plain = |name: &str| characters(name).map(|spelled| spelled.character).collect::<String>();
    let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let after = |first: usize| (first + 1..names.len()).map(move |second| (first, second));
    let pairs = (0..names.len()).flat_map(after);
    pairs.filter(|(first, second)| names[*first] == names[*second]).collect()
}

/// Puts the open fields at every place among the placed ones.
fn place(placed: &[usize], open: &[usize], left: &mut usize, found: &mut dyn FnMut(&[usize])) {
    let Some((next, rest)) = open.split_first() else {
        *left = left.saturating_sub(1);
        return found(placed);
    };
    for at in (0..=placed.len()).rev() {
        if *left == 0 {
            break;
        }
        let more = [&placed[..at], &[*next], &placed[at..]].concat();
        place(&more, rest, left, found);
    }
}

/// Picks the next field; each field that is passed over is an inversion.
fn pick(
    placed: &[usize],
    open: &[usize],
    inversions: usize,
    left: &mut usize,
    found: &mut dyn FnMut(&[usize]),
) {
    if *left == 0 || inversions > open.len() * open.len().saturating_sub(1) / 2 {
        return;
    }
    if open.is_empty() {
        *left -= 1;
        return found(placed);
    }
    for at in 0..open.len().min(inversions + 1) {
        let more = [placed, &[open[at]]].concat();
        let rest = [&open[..at], &open[at + 1..]].concat();
        pick(&more, &rest, inversions - at, left, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: usize = 5000;

    fn named(names: &[&'static str]) -> Vec<Vec<&'static str>> {
        let of = |order: Vec<usize>| order.into_iter().map(|at| names[at]).collect();
        orders(names, MOST).into_iter().map(of).collect()
    }

    #[test]
    fn every_order_of_few_fields_comes_up() {
        let all = named(&["a", "b", "c", "d"]);
        let distinct: HashSet<_> = all.iter().collect();
        assert_eq!((distinct.len(), all.len()), (24, 24));
    }

    #[test]
    fn documented_fields_come_in_their_order_first() {
        let seen = named(&["extendInfo", "paymentId", "paymentRequestId", "paymentResult", "x"]);
        assert_eq!(seen[0], ["paymentResult", "paymentRequestId", "paymentId", "extendInfo", "x"]);
    }

    #[test]
    fn members_of_one_name_are_never_swapped() {
        let names = ["a", "amount", "b", "\\u0061mount"];
        let orders = orders(&names, MOST);
        for order in &orders {
            let place = |of| order.iter().position(|at| *at == of);
            assert!(place(1) < place(3), "{order:?}");
        }
        assert_eq!(orders.len(), 12);
    }

    #[test]
    fn sorting_is_recognised() {
        assert!(is_sorted(&Node::read(r#"{"a":{"b":1,"c":2},"d":[{"e":1,"f":2}]}"#).unwrap()));
        assert!(!is_sorted(&Node::read(r#"{"a":{"c":1,"b":2}}"#).unwrap()));
    }
}
