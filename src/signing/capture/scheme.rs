//! Messages that are signed by the rules of another API: told by the names that only it has.

use crate::text::Message;

/// Another API and its way to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// The open platform of Alipay in mainland China: `sign` and `sign_type` among the parameters.
    Mainland,
    /// SNAP BI, the standard of Bank Indonesia: `X-SIGNATURE` and `X-TIMESTAMP`.
    Snap,
    /// `WeChat Pay`, version 3: `Wechatpay-Signature`.
    WeChatPay,
    /// Stripe and its like: `Stripe-Signature` with an HMAC.
    Stripe,
    /// `PayPal`: `PAYPAL-TRANSMISSION-SIG`.
    PayPal,
    /// Adyen: `hmacSignature`.
    Adyen,
}

/// The names that all must be there, in small letters.
const SCHEMES: [(Scheme, &[&[u8]]); 6] = [
    (Scheme::Mainland, &[b"sign_type=", b"sign="]),
    (Scheme::Snap, &[b"x-signature", b"x-timestamp"]),
    (Scheme::WeChatPay, &[b"wechatpay-signature"]),
    (Scheme::Stripe, &[b"stripe-signature"]),
    (Scheme::PayPal, &[b"paypal-transmission-sig"]),
    (Scheme::Adyen, &[b"hmacsignature"]),
];

impl Scheme {
    /// The scheme of a text that is none of our messages; looked for in its first part only.
    pub(super) fn of(text: &[u8]) -> Option<Self> {
        const MOST: usize = 64 * 1024;
        // What has our header is ours, whatever else it has.
        const OURS: [&[u8]; 4] = [b"algorithm=rsa256", b"client-id", b"client_id", b"clientid"];
        let small = text[..text.len().min(MOST)].to_ascii_lowercase();
        let has = |name: &[u8]| memchr::memmem::find(&small, name).is_some();
        let found = SCHEMES.iter().find(|(_, names)| names.iter().all(|name| has(name)));
        found.filter(|_| !OURS.into_iter().any(has)).map(|(scheme, _)| *scheme)
    }

    /// What it is, and where to go.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Mainland => "capture-scheme-mainland",
            Self::Snap => "capture-scheme-snap",
            Self::WeChatPay => "capture-scheme-wechat",
            Self::Stripe => "capture-scheme-stripe",
            Self::PayPal => "capture-scheme-paypal",
            Self::Adyen => "capture-scheme-adyen",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_told_by_its_own_names_and_ours_by_none() {
        for (text, scheme) in [
            ("POST /n HTTP/1.1\r\n\r\nsign=abc&sign_type=RSA2", Some(Scheme::Mainland)),
            ("X-TIMESTAMP: 1\r\nX-SIGNATURE: abc", Some(Scheme::Snap)),
            ("Wechatpay-Signature: abc", Some(Scheme::WeChatPay)),
            ("Stripe-Signature: t=1,v1=abc", Some(Scheme::Stripe)),
            ("Client-Id: 5X\r\n\r\n{\"url\":\"?sign=a&sign_type=RSA2\"}", None),
            ("Signature: algorithm=RSA256,keyVersion=1,signature=abc", None),
        ] {
            assert_eq!(Scheme::of(text.as_bytes()), scheme, "{text}");
        }
    }
}
