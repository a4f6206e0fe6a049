//! Amounts as people write them: the messages of Alipay+ count in the smallest unit of a currency (ISO 4217).

/// Currencies without a smaller unit, and those with a thousandth; all others have a hundredth (ISO 4217, table A.1).
const WHOLE: [&str; 16] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
    "XAF", "XOF", "XPF",
];
const THOUSANDTH: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// `9900` of `SGD` as `99.00 SGD`; `None` where the value is no whole number, or the currency no code.
pub fn as_written(value: &str, currency: &str) -> Option<String> {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_number || !is_code {
        return None;
    }
    let places = match currency {
        _ if WHOLE.contains(&currency) => 0,
        _ if THOUSANDTH.contains(&currency) => 3,
        _ => 2,
    };
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, part) = padded.split_at(padded.len() - places);
    let sign = &value[..value.len() - digits.len()];
    let point = if places == 0 { "" } else { "." };
    Some(format!("{sign}{whole}{point}{part} {currency}"))
}

#[cfg(test)]
mod tests {
    use super::as_written;

    #[test]
    fn each_currency_has_its_own_smallest_unit() {
        for (value, currency, written) in [
            ("9900", "SGD", "99.00 SGD"),
            ("5", "USD", "0.05 USD"),
            ("100", "JPY", "100 JPY"),
            ("1234", "KWD", "1.234 KWD"),
            ("-250", "EUR", "-2.50 EUR"),
            ("0", "CNY", "0.00 CNY"),
        ] {
            assert_eq!(as_written(value, currency).as_deref(), Some(written));
        }
    }

    #[test]
    fn what_is_no_amount_stays_as_it_is() {
        for (value, currency) in [("9.90", "SGD"), ("", "SGD"), ("1", "sgd"), ("1", "POINTS")] {
            assert_eq!(as_written(value, currency), None, "{value} {currency}");
        }
    }
}
