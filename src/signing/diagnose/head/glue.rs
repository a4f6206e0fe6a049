//! How the parts before the body may have been put together.

use crate::signing::diagnose::{
    candidate::{Candidate, Candidates, cost},
    cause::Cause,
};

/// The separators and the parts before the body, as a pattern.
///
/// `M`, `U`, `C` and `T` stand for method, URI, client id and time, `V` for the version of HTTP that ends a
/// request line; everything else is itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::signing::diagnose) struct Glue(&'static str);

impl Glue {
    /// As the documents say.
    pub(in crate::signing::diagnose) const RIGHT: Self = Self("M U\nC.T.");

    /// Whether the parts are put together as the documents say.
    pub(in crate::signing::diagnose) fn is_right(self) -> bool {
        self == Self::RIGHT
    }

    /// The bytes before the body.
    pub(in crate::signing::diagnose) fn head(
        self,
        method: &str,
        uri: &str,
        client_id: &str,
        time: &str,
    ) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(uri.len() + client_id.len() + time.len() + 16);
        for symbol in self.0.bytes() {
            match symbol {
                b'M' => bytes.extend_from_slice(method.as_bytes()),
                b'U' => bytes.extend_from_slice(uri.as_bytes()),
                b'C' => bytes.extend_from_slice(client_id.as_bytes()),
                b'V' => bytes.extend_from_slice(b"HTTP/1.1"),
                b'T' => bytes.extend_from_slice(time.as_bytes()),
                other => bytes.push(other),
            }
        }
        bytes
    }
}

pub(super) fn candidates() -> Vec<Candidate<Glue>> {
    let mut list = Candidates::new(Glue::RIGHT);
    for (cost, cause, patterns) in [
        (cost::COMMON, Cause::GlueCrlf, &["M U\r\nC.T."][..]),
        (cost::COMMON, Cause::GlueBackslashN, &["M U\\nC.T."]),
        (cost::COMMON, Cause::GlueNoNewline, &["M UC.T.", "M U C.T."]),
        (cost::COMMON, Cause::SignedBodyOnly, &[""]),
        (cost::UNCOMMON, Cause::GlueBackslashN, &["M U\\r\\nC.T.", "M U/nC.T."]),
        (
            cost::UNCOMMON,
            Cause::GlueSeparators,
            &[
                "M U\nC\nT\n",
                "M U\nC.T\n",
                "M\nU\nC.T.",
                "M\nU\nC\nT\n",
                "MU\nC.T.",
                "MUCT",
                "M U\nCT",
                "M U\nC.T",
                "M U\n\nC.T.",
                "M U \nC.T.",
                "M U V\nC.T.",
                "M U V\r\nC.T.",
                "M U\n C.T.",
                "M  U\nC.T.",
                "M U\rC.T.",
                "M U\n\rC.T.",
                "M U\nC,T,",
                "M,U\nC.T.",
                "M.U\nC.T.",
                "M.U.C.T.",
                "M U.C.T.",
                "M:U\nC.T.",
                "M U\nC:T:",
                "M U\nC|T|",
                "M|U|C|T|",
                "M,U,C,T,",
                "M&U&C&T&",
                "M U\nC. T. ",
                "M U\nC T ",
                "M U\nC&T&",
                "M U\nC . T . ",
                "M U\nC-T-",
                "M U\nC_T_",
                "M U\nT.C.",
                "M U\nC.T.\n",
                "U M\nC.T.",
                "\nM U\nC.T.",
                " M U\nC.T.",
            ],
        ),
        (
            cost::UNCOMMON,
            Cause::GluePartsMissing,
            &[
                "C.T.", "M U\n", "M U\nC.", "M U\nT.", "U\nC.T.", "M\nC.T.", "T.", "C.", "U\n",
                "U", "M U\n.T.", "M U\nC..", "M U\n..", "M \nC.T.", " U\nC.T.", "CT", "T", "C.T\n",
            ],
        ),
    ] {
        for pattern in patterns {
            list.add(Glue(pattern), cost, cause);
        }
    }
    list.finish()
}
