//! Numbers that were read and written again.

use super::Node;

/// How a number may have been written when it was signed.
///
/// None of these changes its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `1` as `1.0`.
    Point,
    /// `1.0` as `1`, `1.50` as `1.5`.
    Shortest,
    /// `1.5` as `1.50`.
    TwoDecimals,
    /// `1E2` as `100`, `1e-3` as `0.001`.
    Plain,
    /// `100` as `1E+2`, as Java's `BigDecimal` writes.
    Exponent,
    /// `100` as `1E2`.
    ShortExponent,
    /// `e` as `E`.
    UpperE,
    /// `E` as `e`.
    LowerE,
    /// As Java's `Double.toString` writes.
    Java,
    /// A number as a text: `1` as `"1"`.
    Quoted,
    /// A text as a number: `"1"` as `1`.
    Unquoted,
}

impl Notation {
    /// Every notation.
    pub const ALL: [Self; 11] = [
        Self::Point,
        Self::Shortest,
        Self::TwoDecimals,
        Self::Plain,
        Self::Exponent,
        Self::ShortExponent,
        Self::UpperE,
        Self::LowerE,
        Self::Java,
        Self::Quoted,
        Self::Unquoted,
    ];

    /// Whether it would change anything in a tree.
    pub fn applies(self, node: &Node<'_>) -> bool {
        let mut applies = false;
        node.for_each(&mut |node| applies |= self.rewritten(node).is_some());
        applies
    }

    /// The number in this notation, `None` when it stays the same.
    fn rewritten(self, node: &Node<'_>) -> Option<Rewritten> {
        if let Node::Text(text) = node {
            return (self == Self::Unquoted && is_number(text)).then_some(Rewritten::Bare);
        }
        let Node::Word(word) = node else { return None };
        if !node.is_number() {
            return None;
        }
        let decimal = !word.contains(['e', 'E']);
        let text = match self {
            Self::Quoted => return Some(Rewritten::Quoted),
            Self::Unquoted => return None,
            Self::Point => (decimal && !word.contains('.')).then(|| format!("{word}.0")),
            Self::Shortest => (decimal && word.contains('.'))
                .then(|| word.trim_end_matches('0').trim_end_matches('.').to_owned()),
            Self::TwoDecimals => two_decimals(word).filter(|_| decimal),
            Self::Plain => plain(word).filter(|_| !decimal),
            Self::Exponent => exponent(word, "E+"),
            Self::ShortExponent => exponent(word, "E"),
            Self::UpperE => Some(word.replace('e', "E")),
            Self::LowerE => Some(word.replace('E', "e")),
            Self::Java => word.parse().ok().and_then(java),
        };
        // What is a multiple of other numbers in binary need not be that in decimal: 9007199254740993 is no double.
        text.filter(|text| text != word && Decimal::of(text) == Decimal::of(word))
            .map(Rewritten::As)
    }
}

/// The exact value of a number: these digits, without zeros at either end, times a power of ten.
#[derive(PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// `None` where the text is no number, or its exponent is beyond all use.
    fn of(word: &str) -> Option<Self> {
        let (negative, number) = word.strip_prefix('-').map_or((false, word), |rest| (true, rest));
        let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_end_matches('0');
        let moved =
            i64::try_from(all.len() - digits.len()).ok()? - i64::try_from(fraction.len()).ok()?;
        let exponent = i64::from(exponent.parse::<i32>().ok()?) + moved;
        let digits = digits.trim_start_matches('0').to_owned();
        let zero = digits.is_empty();
        Some(Self { negative, exponent: if zero { 0 } else { exponent }, digits })
    }
}

/// What becomes of a value.
enum Rewritten {
    /// The text itself without its quotation marks.
    Bare,
    /// The same digits between quotation marks.
    Quoted,
    /// Other digits.
    As(String),
}

/// Writes the numbers of a tree in another notation: all of them, or the nth.
pub fn rewrite(mut node: Node<'_>, notation: Notation, only: Option<usize>) -> Node<'_> {
    walk(&mut node, notation, only, &mut 0);
    node
}

fn walk(node: &mut Node<'_>, notation: Notation, only: Option<usize>, count: &mut usize) {
    match node {
        Node::Object(fields) => {
            for (_, value) in fields {
                walk(value, notation, only, count);
            }
        }
        Node::Array(elements) => {
            for value in elements {
                walk(value, notation, only, count);
            }
        }
        Node::Text(_) | Node::Word(_) | Node::Owned(_) => {
            let number = node.is_number();
            if only.is_none_or(|only| number && only == *count)
                && let Some(rewritten) = notation.rewritten(node)
            {
                *node = match (rewritten, &*node) {
                    (Rewritten::Bare, Node::Text(text)) => Node::Word(text),
                    (Rewritten::Quoted, Node::Word(word)) => Node::Text(word),
                    (Rewritten::As(text), _) => Node::Owned(text),
                    (_, same) => same.clone(),
                };
            }
            *count += usize::from(number);
        }
    }
}

/// Whether a tree has long whole numbers that end as those do which a double could not hold.
pub fn lost_digits(node: &Node<'_>) -> bool {
    let mut lost = false;
    node.for_each(&mut |node| {
        if let Node::Word(word) = node {
            lost |=
                node.is_number() && word.len() > 17 && word.ends_with("00") && !word.contains('.');
        }
    });
    lost
}

/// Whether a text is a number as JSON writes it.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let leading_zero = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    let shape = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let dots = digits.matches('.').count();
    shape
        && dots <= 1
        && !leading_zero
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && !digits.ends_with('.')
}

fn two_decimals(word: &str) -> Option<String> {
    let (whole, fraction) = word.split_once('.').unwrap_or((word, ""));
    (fraction.len() < 2).then(|| format!("{whole}.{fraction:0<2}"))
}

/// Writes a number without an exponent by moving its point.
fn plain(word: &str) -> Option<String> {
    let (mantissa, exponent) = word.split_once(['e', 'E'])?;
    let exponent: i32 = exponent.parse().ok().filter(|e: &i32| e.abs() <= 40)?;
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let point = i32::try_from(whole.len()).ok()? + exponent;
    let len = i32::try_from(digits.len()).ok()?;
    let text = if point <= 0 {
        format!("0.{}{digits}", "0".repeat(usize::try_from(-point).ok()?))
    } else if point >= len {
        format!("{digits}{}", "0".repeat(usize::try_from(point - len).ok()?))
    } else {
        let at = usize::try_from(point).ok()?;
        format!("{}.{}", &digits[..at], &digits[at..])
    };
    let text =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let whole = text.trim_start_matches('0');
    let text = if whole.is_empty() || whole.starts_with('.') {
        format!("0{whole}")
    } else {
        whole.to_owned()
    };
    Some(format!("{sign}{text}"))
}

/// A whole number with zeros at its end as digits and an exponent.
fn exponent(word: &str, mark: &str) -> Option<String> {
    let digits = word.trim_end_matches('0');
    let zeros = word.len() - digits.len();
    let whole = !word.contains(['.', 'e', 'E']) && digits.ends_with(|c: char| c.is_ascii_digit());
    (whole && zeros > 0).then(|| format!("{digits}{mark}{zeros}"))
}

/// As Java writes a double: always a point, an exponent below 0.001 and from ten million on.
fn java(number: f64) -> Option<String> {
    let magnitude = number.abs();
    if !number.is_finite() || number == 0.0 {
        return None;
    }
    if (1e-3..1e7).contains(&magnitude) {
        let text = format!("{number}");
        return Some(if text.contains('.') { text } else { format!("{text}.0") });
    }
    let text = format!("{number:E}");
    let (mantissa, exponent) = text.split_once('E')?;
    let point = if mantissa.contains('.') { "" } else { ".0" };
    Some(format!("{mantissa}{point}E{exponent}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(word: &str, notation: Notation) -> Option<String> {
        match notation.rewritten(&Node::Word(word))? {
            Rewritten::As(text) => Some(text),
            Rewritten::Bare | Rewritten::Quoted => None,
        }
    }

    #[test]
    fn notations_keep_the_value() {
        for (word, notation, expected) in [
            ("1", Notation::Point, Some("1.0")),
            ("1.0", Notation::Shortest, Some("1")),
            ("1.50", Notation::Shortest, Some("1.5")),
            ("10", Notation::Shortest, None),
            ("1.5", Notation::TwoDecimals, Some("1.50")),
            ("7", Notation::TwoDecimals, Some("7.00")),
            ("1.234", Notation::TwoDecimals, None),
            ("1E2", Notation::Plain, Some("100")),
            ("-1.25e+1", Notation::Plain, Some("-12.5")),
            ("1e-5", Notation::Plain, Some("0.00001")),
            ("1.0E-5", Notation::Plain, Some("0.00001")),
            ("1.5E1", Notation::Plain, Some("15")),
            ("0e0", Notation::Plain, Some("0")),
            ("100", Notation::Exponent, Some("1E+2")),
            ("-1200", Notation::ShortExponent, Some("-12E2")),
            ("0", Notation::Exponent, None),
            ("1e5", Notation::UpperE, Some("1E5")),
            ("1E5", Notation::LowerE, Some("1e5")),
            ("0.00001", Notation::Java, Some("1.0E-5")),
            ("12345678", Notation::Java, Some("1.2345678E7")),
            ("100", Notation::Java, Some("100.0")),
            ("9007199254740992", Notation::Java, Some("9.007199254740992E15")),
            ("9007199254740993", Notation::Java, None),
            ("0.1000000000000000055", Notation::Java, None),
            ("123456789012345678901234567890", Notation::Java, None),
        ] {
            let text = written(word, notation);
            assert_eq!(text.as_deref(), expected, "{word} {notation:?}");
            if let Some(text) = text {
                assert_eq!(text.parse::<f64>().ok(), word.parse::<f64>().ok());
                assert!(Decimal::of(&text) == Decimal::of(word), "{word} {notation:?}");
            }
        }
    }

    #[test]
    fn only_plain_numbers_lose_their_quotation_marks() {
        for (text, number) in [
            ("10", true),
            ("-0.5", true),
            ("007", false),
            ("1.", false),
            ("", false),
            ("1e5", false),
        ] {
            assert_eq!(is_number(text), number, "{text}");
        }
    }
}
