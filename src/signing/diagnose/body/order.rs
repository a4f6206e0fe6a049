//! The order of fields: alphabetical, as documented, and what lies between.

use std::cmp::Ordering;

use super::json::Node;

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

/// Names in the order in which the documents and their samples print them.
const DOCUMENTED: &[&str] = &[
    "notifyType",
    "result",
    "paymentResult",
    "refundResult",
    "captureResult",
    "resultCode",
    "resultStatus",
    "resultMessage",
    "disputeNotificationType",
    "refundStatus",
    "paymentStatus",
    "authorizationNotifyType",
    "customerBelongsTo",
    "productCode",
    "paymentRequestId",
    "paymentId",
    "captureRequestId",
    "captureId",
    "refundRequestId",
    "refundId",
    "disputeId",
    "acquirerId",
    "pspId",
    "merchantId",
    "paymentAmount",
    "actualPaymentAmount",
    "surcharge",
    "refundAmount",
    "captureAmount",
    "disputeAmount",
    "payToAmount",
    "settlementAmount",
    "value",
    "currency",
    "paymentCreateTime",
    "paymentTime",
    "refundTime",
    "captureTime",
    "disputeTime",
    "customerId",
    "pspCustomerInfo",
    "pspName",
    "pspCustomerId",
    "displayCustomerId",
    "displayCustomerName",
    "paymentPromoInfo",
    "paymentPromoDetails",
    "promoId",
    "promoName",
    "promoType",
    "savingsAmount",
    "paymentQuote",
    "settlementQuote",
    "quoteId",
    "quoteCurrencyPair",
    "quotePrice",
    "quoteStartTime",
    "quoteExpiryTime",
    "guaranteed",
    "customsDeclarationAmount",
    "grossSettlementAmount",
    "paymentMethodType",
    "paymentResultInfo",
    "acquirerReferenceNo",
    "promotionResult",
    "metadata",
    "passThroughInfo",
];

/// Names that stand last.
const LAST: &[&str] = &["memo", "extendInfo", "extendedInfo"];

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
                Order::Documented => fields.sort_by_key(|(name, _)| rank(name)),
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
    if let Some(at) = DOCUMENTED.iter().position(|known| *known == name) {
        return at;
    }
    let last = LAST.iter().position(|known| *known == name);
    DOCUMENTED.len() + last.map_or(0, |at| at + 1)
}

/// Whether the documents print a field at a known place.
fn is_known(name: &str) -> bool {
    rank(name) != DOCUMENTED.len()
}

/// As Java and JavaScript compare texts: by UTF-16 units.
fn by_units(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

/// Calls `found` with plausible orders of the outermost fields until it says stop.
///
/// First the fields that the documents do not know are put at every place among those they do; then
/// neighbours are swapped, few times first.
pub(super) fn for_each_order(node: &Node<'_>, found: &mut dyn FnMut(&Node<'_>) -> bool) {
    if !matches!(node, Node::Object(fields) if (2..=MAX_REORDERED).contains(&fields.len())) {
        return;
    }
    let mut documented = node.clone();
    arrange(&mut documented, Order::Documented);
    for inner in [node, &documented] {
        let Node::Object(fields) = inner else { return };
        let mut ranked = fields.clone();
        ranked.sort_by_key(|(name, _)| rank(name));
        let mut fronted = ranked.clone();
        fronted.sort_by_key(|(name, _)| !matches!(*name, "acquirerId" | "pspId"));
        for start in [&ranked, &fronted] {
            if !insert_unknown(start, found) || !swap_neighbours(start, found) {
                return;
            }
        }
    }
}

type Fields<'a> = Vec<(&'a str, Node<'a>)>;

/// The most fields whose order is searched; more have too many orders.
const MAX_REORDERED: usize = 24;

/// How many orders are tried in each way.
const MAX_ORDERS: usize = 12_000;

/// Puts the unknown fields at every place; false when told to stop.
fn insert_unknown(fields: &Fields<'_>, found: &mut dyn FnMut(&Node<'_>) -> bool) -> bool {
    let (known, unknown): (Fields<'_>, Fields<'_>) =
        fields.iter().cloned().partition(|(name, _)| is_known(name));
    let mut left = MAX_ORDERS;
    place(&known, &unknown, &mut left, found)
}

fn place<'a>(
    placed: &Fields<'a>,
    open: &[(&'a str, Node<'a>)],
    left: &mut usize,
    found: &mut dyn FnMut(&Node<'_>) -> bool,
) -> bool {
    let Some((next, rest)) = open.split_first() else {
        *left = left.saturating_sub(1);
        return found(&Node::Object(placed.clone()));
    };
    for at in (0..=placed.len()).rev() {
        if *left == 0 {
            break;
        }
        let mut more = placed.clone();
        more.insert(at, next.clone());
        if !place(&more, rest, left, found) {
            return false;
        }
    }
    true
}

/// Orders with few fields out of their place; false when told to stop.
fn swap_neighbours(fields: &Fields<'_>, found: &mut dyn FnMut(&Node<'_>) -> bool) -> bool {
    let mut left = MAX_ORDERS;
    for inversions in 1..=8 {
        if !pick(&Vec::new(), fields, inversions, &mut left, found) {
            return false;
        }
        if left == 0 {
            break;
        }
    }
    true
}

/// Picks the next field; each field that is passed over is an inversion.
fn pick<'a>(
    placed: &Fields<'a>,
    open: &[(&'a str, Node<'a>)],
    inversions: usize,
    left: &mut usize,
    found: &mut dyn FnMut(&Node<'_>) -> bool,
) -> bool {
    if open.is_empty() || *left == 0 {
        return inversions != 0 || *left == 0 || {
            *left -= 1;
            found(&Node::Object(placed.clone()))
        };
    }
    let most = open.len() * (open.len() - 1) / 2;
    if inversions > most {
        return true;
    }
    for at in 0..open.len().min(inversions + 1) {
        let mut more = placed.clone();
        more.push(open[at].clone());
        let rest: Fields<'a> = open[..at].iter().chain(&open[at + 1..]).cloned().collect();
        if !pick(&more, &rest, inversions - at, left, found) {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn orders(text: &str) -> Vec<Vec<String>> {
        let node = Node::read(text).unwrap();
        let mut seen = Vec::new();
        for_each_order(&node, &mut |node| {
            let Node::Object(fields) = node else {
                return false;
            };
            seen.push(fields.iter().map(|(name, _)| (*name).to_owned()).collect());
            seen.len() < 5000
        });
        seen
    }

    #[test]
    fn every_order_of_few_fields_comes_up() {
        let seen = orders(r#"{"a":1,"b":2,"c":3,"d":4}"#);
        let distinct: std::collections::HashSet<_> = seen.iter().collect();
        assert_eq!(distinct.len(), 24);
    }

    #[test]
    fn documented_fields_come_in_their_order_first() {
        let seen = orders(
            r#"{"extendInfo":1,"paymentId":2,"paymentRequestId":3,"paymentResult":4,"x":5}"#,
        );
        assert_eq!(
            seen[0],
            [
                "paymentResult",
                "paymentRequestId",
                "paymentId",
                "extendInfo",
                "x"
            ]
        );
    }

    #[test]
    fn sorting_is_recognised() {
        assert!(is_sorted(
            &Node::read(r#"{"a":{"b":1,"c":2},"d":[{"e":1,"f":2}]}"#).unwrap()
        ));
        assert!(!is_sorted(&Node::read(r#"{"a":{"c":1,"b":2}}"#).unwrap()));
    }
}
