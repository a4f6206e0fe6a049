//! What speaks against acting on a message although its signature fits.

use super::capture::CaptureRepair;
use super::diagnose::Part;
use super::signature::SignatureRepair;
use crate::text::Message as Sentence;

/// One thing that speaks against it. Whatever is added here is seen by the window, the list, the table, the JSON and the
/// exit code alike: they all ask [`Judgement`](super::judge::Judgement).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caveat {
    /// The capture can be read in two ways: what a server saw may be another message.
    Capture(CaptureRepair),
    /// Where a part of the signed bytes ends is open: with another cut, the signature fits another message.
    Ambiguous(Part),
    /// The expected key is the user's own, which says nothing about the other side.
    OwnKey,
    /// The private half of the expected key is public, so that anybody could have signed.
    PublishedKey,
    /// The `Signature` header could be read only after a repair, and the server that received it may refuse it.
    Header(SignatureRepair),
}

/// How much a caveat weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// To be said.
    Note,
    /// Not to be acted on: the message is no plainly valid one.
    Doubt,
}

impl Caveat {
    /// How much it weighs.
    pub fn weight(&self) -> Weight {
        match self {
            Self::Capture(_)
            | Self::Ambiguous(_)
            | Self::OwnKey
            | Self::Header(SignatureRepair::Several) => Weight::Doubt,
            Self::PublishedKey | Self::Header(_) => Weight::Note,
        }
    }

    /// A stable word for programs.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Capture(repair) => repair.contradiction().unwrap_or("capture_repaired"),
            Self::Ambiguous(Part::Method) => "ambiguous_method",
            Self::Ambiguous(Part::Uri) => "ambiguous_uri",
            Self::Ambiguous(Part::ClientId) => "ambiguous_client_id",
            Self::Ambiguous(Part::Time) => "ambiguous_time",
            Self::Ambiguous(Part::Key | Part::Signature | Part::Body | Part::Content) => {
                "ambiguous_content"
            }
            Self::OwnKey => "key_is_own",
            Self::PublishedKey => "key_is_published",
            Self::Header(repair) => repair.label(),
        }
    }

    /// What it says to the user.
    pub fn message(&self) -> Sentence {
        match self {
            Self::Capture(repair) => repair.message(),
            Self::Ambiguous(part) => {
                Sentence::new("signing-caveat-ambiguous").with("part", part.name())
            }
            Self::OwnKey => Sentence::new("signing-caveat-own-key"),
            Self::PublishedKey => Sentence::new("signing-caveat-published-key"),
            Self::Header(repair) => repair.message(),
        }
    }
}
