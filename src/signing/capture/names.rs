//! Names of headers and fields, however a program wrote them: `Client-Id`, `client_id`, `clientId`,
//! `HTTP_CLIENT_ID`.

/// The longest name that is looked at, in bytes.
const LONGEST: usize = 40;

/// A header that matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Header {
    ClientId,
    RequestTime,
    ResponseTime,
    Signature,
    ContentLength,
    ContentEncoding,
    TransferEncoding,
    Host,
}

impl Header {
    /// The four that make a message of the API.
    pub(super) const SIGNING: [Self; 4] =
        [Self::ClientId, Self::RequestTime, Self::ResponseTime, Self::Signature];

    /// The name as the documents write it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::ClientId => "Client-Id",
            Self::RequestTime => "Request-Time",
            Self::ResponseTime => "Response-Time",
            Self::Signature => "Signature",
            Self::ContentLength => "Content-Length",
            Self::ContentEncoding => "Content-Encoding",
            Self::TransferEncoding => "Transfer-Encoding",
            Self::Host => "Host",
        }
    }

    /// Whether it is one of the four that make a message of the API.
    pub(super) fn is_signing(self) -> bool {
        Self::SIGNING.contains(&self)
    }

    /// Whether its value is a time.
    pub(super) fn is_time(self) -> bool {
        matches!(self, Self::RequestTime | Self::ResponseTime)
    }

    /// The header of this name.
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        match Name::of(name)? {
            Name::Header(header) => Some(header),
            _ => None,
        }
    }

    /// How sure it is that a name which means this header is its name.
    pub(super) fn spelling(self, name: &[u8]) -> Spelling {
        if name.eq_ignore_ascii_case(self.name().as_bytes()) {
            Spelling::Exact
        } else if name.get(..5).is_some_and(|start| start.eq_ignore_ascii_case(b"http_")) {
            Spelling::Gateway
        } else {
            Spelling::Tolerated
        }
    }
}

/// How a name is spelled, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spelling {
    /// As the documents spell it, in any letter case.
    Exact,
    /// As CGI and what came after it hand it to programs: `HTTP_CLIENT_ID` (RFC 3875, 4.1.18).
    Gateway,
    /// In any other way: `clientId`, `client_id`, `Http-Client-Id`.
    Tolerated,
}

/// A name that matters in what programs print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Header(Header),
    /// A map of headers; whether it says that they belong to an answer.
    Headers(Side),
    Method,
    /// The path or the URL; the lower the number, the closer it is to what was called.
    Target(u8),
    /// The body; the lower the number, the closer it is to the wire.
    Body(Side, u8),
    /// The object that holds the request of an exchange.
    Request,
    /// The object that holds the answer.
    Response,
    /// Whether the body is in base64: `true`.
    IsBase64,
}

/// What a name says about the side it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// It does not say.
    Any,
    Answer,
}

impl Name {
    /// The meaning of a name, or `None` where it has none here.
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        let mut buffer = [0_u8; LONGEST];
        let plain = plain(name, &mut buffer)?;
        let plain = plain.strip_prefix("http").filter(|rest| !rest.is_empty()).unwrap_or(plain);
        // OpenTelemetry and Traefik put before a header's name that it is one of the request.
        let of_request =
            plain.strip_prefix("requestheader").or_else(|| plain.strip_prefix("request"));
        let plain = match of_request {
            Some(rest @ ("clientid" | "requesttime" | "signature")) => rest,
            _ => plain,
        };
        Some(match plain {
            "clientid" => Self::Header(Header::ClientId),
            "requesttime" => Self::Header(Header::RequestTime),
            "responsetime" => Self::Header(Header::ResponseTime),
            "signature" => Self::Header(Header::Signature),
            "contentlength" => Self::Header(Header::ContentLength),
            "contentencoding" => Self::Header(Header::ContentEncoding),
            "transferencoding" => Self::Header(Header::TransferEncoding),
            "host" | "authority" => Self::Header(Header::Host),
            "headers" | "header" | "requestheaders" | "requestheader" | "reqheaders"
            | "rawheaders" | "headermap" => Self::Headers(Side::Any),
            "responseheaders" | "responseheader" | "respheaders" | "resheaders" => {
                Self::Headers(Side::Answer)
            }
            "method" | "requestmethod" | "verb" => Self::Method,
            "originalurl" | "rawurl" | "requesturi" | "rawuri" | "originaluri" | "xoriginaluri" => {
                Self::Target(0)
            }
            "uri" | "requesturl" => Self::Target(1),
            "url" | "fullurl" | "urlfull" => Self::Target(2),
            "path" | "rawpath" | "requestpath" | "fullpath" | "pathname" | "pathinfo"
            | "urlpath" => Self::Target(3),
            "endpoint" | "target" | "notifyurl" => Self::Target(4),
            "rawbody" | "bodyraw" | "phpinput" => Self::Body(Side::Any, 0),
            "body" | "requestbody" | "reqbody" => Self::Body(Side::Any, 1),
            "postdata" | "payload" | "requestpayload" => Self::Body(Side::Any, 2),
            "content" | "data" | "requestdata" | "input" | "raw" | "json" => {
                Self::Body(Side::Any, 3)
            }
            "responsebody" | "respbody" | "resbody" => Self::Body(Side::Answer, 1),
            "request" | "req" => Self::Request,
            "response" | "resp" | "res" => Self::Response,
            "isbase64encoded" | "isbase64" => Self::IsBase64,
            _ => return None,
        })
    }
}

/// The name's letters and digits, in lower case.
fn plain<'a>(name: &[u8], buffer: &'a mut [u8; LONGEST]) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let mut len = 0;
    for byte in name.iter().filter(|byte| byte.is_ascii_alphanumeric()) {
        buffer[len] = byte.to_ascii_lowercase();
        len += 1;
    }
    str::from_utf8(&buffer[..len]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_known_however_it_is_written() {
        for name in
            ["Client-Id", "client-id", "CLIENT_ID", "clientId", "HTTP_CLIENT_ID", "http_client_id"]
        {
            assert_eq!(Header::of(name.as_bytes()), Some(Header::ClientId), "{name}");
        }
        for name in ["", "X-Client-Id", "client", "time", "method", &"client-id".repeat(9)] {
            assert_eq!(Header::of(name.as_bytes()), None, "{name}");
        }
    }
}
