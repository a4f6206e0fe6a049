use crate::text::Message;

/// What a capture was written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CaptureKind(&'static str);

impl CaptureKind {
    /// The kind with the name `capture-kind-…` in the locale files; each reader has its own.
    pub(super) const fn named(name: &'static str) -> Self {
        Self(name)
    }

    /// Its name.
    pub fn name(self) -> Message {
        Message::new(format!("capture-kind-{}", self.0))
    }
}

/// Which message of the API it is, and so whose key signed it. Guessed from headers, path and body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// From the partner to the platform, signed by the partner.
    Request,
    /// The platform's answer to a request, signed by the platform.
    Response,
    /// From the platform to the partner, signed by the platform.
    Notification,
    /// The partner's answer to a notification, signed by the partner.
    Acknowledgement,
    /// It cannot be told.
    #[default]
    Unknown,
}

impl MessageKind {
    /// Its name, with who signs it.
    pub fn name(self) -> Message {
        Message::new(match self {
            Self::Request => "capture-message-request",
            Self::Response => "capture-message-response",
            Self::Notification => "capture-message-notification",
            Self::Acknowledgement => "capture-message-acknowledgement",
            Self::Unknown => "capture-message-unknown",
        })
    }

    /// A short word for programs.
    pub fn label(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Notification => "notification",
            Self::Acknowledgement => "acknowledgement",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it answers another message, so that it carries `Response-Time` and no path.
    pub fn is_answer(self) -> bool {
        matches!(self, Self::Response | Self::Acknowledgement)
    }
}

/// What a kind is guessed from.
pub(super) struct Evidence<'a> {
    /// Whether it answers another message.
    pub(super) answer: Option<bool>,
    /// The path, or the whole URL.
    pub(super) target: Option<&'a str>,
    /// The value of `Host`.
    pub(super) host: Option<&'a str>,
    pub(super) body: Option<&'a [u8]>,
}

impl Evidence<'_> {
    pub(super) fn guess(&self) -> MessageKind {
        let to_platform = self.to_platform();
        match (self.answer, to_platform) {
            (None, _) => MessageKind::Unknown,
            (Some(false), Some(true)) => MessageKind::Request,
            (Some(false), _) => MessageKind::Notification,
            (Some(true), Some(false)) => MessageKind::Acknowledgement,
            (Some(true), None) if self.body.is_some_and(is_bare_result) => {
                MessageKind::Acknowledgement
            }
            (Some(true), _) => MessageKind::Response,
        }
    }

    /// Whether the path or the host is one of the platform's; `None` where there is neither.
    fn to_platform(&self) -> Option<bool> {
        let host = self.host.into_iter().chain(self.target.and_then(crate::codec::url::host));
        let at_platform = host.map(|host| {
            let name = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
            ["alipay.com", "alipayplus.com", "antom.com", "alipay-eco.com"]
                .iter()
                .any(|domain| name.ends_with(domain))
        });
        if at_platform.into_iter().any(|at| at) {
            return Some(true);
        }
        let path = crate::codec::url::path(self.target?);
        Some(
            ["/ams/", "/aps/"].iter().any(|start| path.starts_with(start))
                && path.contains("/api/"),
        )
    }
}

/// Whether a body holds a `result` and nothing else, as acknowledgements do.
fn is_bare_result(body: &[u8]) -> bool {
    let mut text = body.iter().filter(|byte| !byte.is_ascii_whitespace());
    let starts = b"{\"result\":{".iter().all(|byte| text.next() == Some(byte));
    // Four fields at the most, none of them an object.
    starts && text.filter(|byte| **byte == b'{').count() == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_direction_path_and_host() {
        use MessageKind as K;
        let ack = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"ok"}}"#;
        let rich = r#"{"result":{"resultCode":"SUCCESS"},"paymentAmount":{"value":"1"}}"#;
        for (answer, target, host, body, kind) in [
            (Some(false), Some("/ams/api/v1/payments/pay"), None, None, K::Request),
            (Some(false), Some("/aps/api/v1/payments/pay"), None, None, K::Request),
            (Some(false), Some("/ams/sandbox/api/v1/payments/pay"), None, None, K::Request),
            (Some(false), Some("/x"), Some("open-sea.alipay.com:443"), None, K::Request),
            (Some(false), Some("https://open-na.alipay.com/x"), None, None, K::Request),
            (Some(false), Some("/notify"), Some("shop.example"), None, K::Notification),
            (Some(false), None, None, None, K::Notification),
            (Some(true), Some("/ams/api/v1/payments/pay"), None, Some(ack), K::Response),
            (Some(true), Some("/notify"), None, Some(rich), K::Acknowledgement),
            (Some(true), None, None, Some(ack), K::Acknowledgement),
            (Some(true), None, None, Some(rich), K::Response),
            (None, Some("/notify"), None, None, K::Unknown),
        ] {
            let body = body.map(str::as_bytes);
            let evidence = Evidence { answer, target, host, body };
            assert_eq!(evidence.guess(), kind, "{answer:?} {target:?} {host:?}");
        }
    }
}
