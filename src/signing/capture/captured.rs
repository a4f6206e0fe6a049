use std::ops::Range;

use super::{CaptureKind, CaptureRepair, MessageKind};
use crate::{
    signing::{Message, diagnose::Hints, judge::Context},
    text::Message as Sentence,
};

/// A message as it was found, perhaps with parts missing.
///
/// Every value is as it was written: times, ids and paths are never normalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captured {
    /// What the capture was written as.
    pub source: CaptureKind,
    /// The line of the input in which it starts, from 1.
    pub line: usize,
    /// The system that wrote it down, where the capture is a log that says so: its machine, pod or instance.
    pub sender: Option<String>,
    /// Which message of the API it is, as far as that can be told.
    pub kind: MessageKind,
    /// The method; [`CaptureRepair::MethodAssumed`] where none was written.
    pub method: Option<String>,
    /// The path with its query. A response does not say it: the user has to.
    pub uri: Option<String>,
    /// The value of `Client-Id`.
    pub client_id: Option<String>,
    /// The value of `Request-Time` or `Response-Time`, whichever belongs to the kind.
    pub time: Option<String>,
    /// The value of the other of the two headers, where both were there.
    pub other_time: Option<String>,
    /// The value of `Signature`.
    pub signature_header: Option<String>,
    /// The bytes of the body; `None` where the capture does not hold it, empty where it is empty.
    pub body: Option<Vec<u8>>,
    /// Where in the input the body stands byte for byte; `None` where it was decoded from something.
    pub body_range: Option<Range<usize>>,
    /// What was repaired to read it.
    pub repairs: Vec<CaptureRepair>,
}

/// A part that a capture may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MissingPart {
    /// There is no method.
    Method,
    /// There is no path.
    Uri,
    /// There is no client id.
    ClientId,
    /// There is neither a request time nor a response time.
    Time,
    /// There is no body.
    Body,
    /// There is no signature header.
    Signature,
}

impl Captured {
    /// Which parts the user still has to fill in, in the order of the fields.
    pub fn missing(&self) -> Vec<MissingPart> {
        [
            (MissingPart::Method, self.method.is_none()),
            (MissingPart::Uri, self.uri.is_none()),
            (MissingPart::ClientId, self.client_id.is_none()),
            (MissingPart::Time, self.time.is_none()),
            (MissingPart::Body, self.body.is_none()),
            (MissingPart::Signature, self.signature_header.is_none()),
        ]
        .into_iter()
        .filter_map(|(part, missing)| missing.then_some(part))
        .collect()
    }

    /// Whether nothing is missing.
    pub fn is_complete(&self) -> bool {
        self.missing().is_empty()
    }

    /// The message, where all that is signed is there; the signature may be missing.
    pub fn message(&self) -> Option<Message> {
        Some(Message {
            method: self.method.clone()?,
            uri: self.uri.clone()?,
            client_id: self.client_id.clone()?,
            time: self.time.clone()?,
            body: self.body.clone()?,
        })
    }

    /// What else the capture says, for judging the message.
    pub fn context(&self) -> Context {
        let contradicts = |repair: &&CaptureRepair| repair.contradiction().is_some();
        Context {
            hints: Hints { times: self.other_time.iter().cloned().collect(), ..Hints::default() },
            kind: self.kind,
            contradictions: self.repairs.iter().filter(contradicts).cloned().collect(),
        }
    }
}

impl MissingPart {
    /// What is missing, with `.fix` and `.code`.
    pub fn message(self) -> Sentence {
        Sentence::new(match self {
            Self::Method => "capture-missing-method",
            Self::Uri => "capture-missing-uri",
            Self::ClientId => "capture-missing-client-id",
            Self::Time => "capture-missing-time",
            Self::Body => "capture-missing-body",
            Self::Signature => "capture-missing-signature",
        })
    }
}
