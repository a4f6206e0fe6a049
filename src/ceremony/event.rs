use jiff::Zoned;
use serde::Serialize;

use super::step::Step;
use crate::keys::export::{Destination, ExportForm};
use crate::text::Message;

/// How a stored copy was proved.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Proof {
    /// The saved file was read back.
    ReadBack {
        /// Its name, without the folder.
        file: String,
    },
    /// The copy was pasted back.
    PastedBack,
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum EventKind {
    /// The plan was settled.
    Prepared,
    /// A key was generated.
    Generated {
        /// Its size in bits.
        bits: usize,
    },
    /// A key was imported.
    Imported {
        /// Its size in bits.
        bits: usize,
    },
    /// The private key was saved.
    Saved {
        /// The file's name, without the folder.
        file: String,
        /// The form it was written in.
        form: ExportForm,
        /// For whom.
        destination: Destination,
    },
    /// The private key was copied.
    Copied {
        /// The form it was copied in.
        form: ExportForm,
        /// For whom.
        destination: Destination,
    },
    /// Two people each typed a part of the passphrase.
    DualControl,
    /// The window was left visible to screen sharing while the key was shown as dots.
    ScreenSharingAllowed,
    /// A copy was proved.
    Proved(Proof),
    /// The key was destroyed in this program.
    Destroyed,
    /// The public key was copied.
    PublicCopied,
    /// The public key was saved.
    PublicSaved {
        /// The file's name, without the folder.
        file: String,
    },
    /// The Alipay+ public key was accepted.
    PlatformKeyAccepted,
    /// The operator saw the new public key on the dashboard.
    Registered,
    /// The public key is registered later, or by somebody else.
    RegistrationPutOff,
    /// The ceremony was finished.
    Finished,
}

impl EventKind {
    /// The sentence for the record.
    pub fn message(&self) -> Message {
        match self {
            Self::Prepared => Message::new("ceremony-event-prepared"),
            Self::Generated { bits } => Message::new("ceremony-event-generated").with("bits", bits),
            Self::Imported { bits } => Message::new("ceremony-event-imported").with("bits", bits),
            Self::Saved { file, form, destination } => Message::new("ceremony-event-saved")
                .with("file", file)
                .with("form", form.message())
                .with("destination", destination.name()),
            Self::Copied { form, destination } => Message::new("ceremony-event-copied")
                .with("form", form.message())
                .with("destination", destination.name()),
            Self::DualControl => Message::new("ceremony-event-dual-control"),
            Self::ScreenSharingAllowed => Message::new("ceremony-event-screen-sharing"),
            Self::Proved(Proof::ReadBack { file }) => {
                Message::new("ceremony-event-read-back").with("file", file)
            }
            Self::Proved(Proof::PastedBack) => Message::new("ceremony-event-pasted-back"),
            Self::Destroyed => Message::new("ceremony-event-destroyed"),
            Self::PublicCopied => Message::new("ceremony-event-public-copied"),
            Self::PublicSaved { file } => {
                Message::new("ceremony-event-public-saved").with("file", file)
            }
            Self::PlatformKeyAccepted => Message::new("ceremony-event-platform-key"),
            Self::Registered => Message::new("ceremony-event-registered"),
            Self::RegistrationPutOff => Message::new("ceremony-event-registration-put-off"),
            Self::Finished => Message::new("ceremony-event-finished"),
        }
    }

    /// The step in which it happens: what an earlier change throws away.
    pub(super) fn step(&self) -> Step {
        match self {
            Self::Prepared => Step::Prepare,
            Self::Generated { .. } | Self::Imported { .. } => Step::Make,
            Self::Saved { .. }
            | Self::Copied { .. }
            | Self::DualControl
            | Self::ScreenSharingAllowed
            | Self::Proved(_)
            | Self::Destroyed => Step::Store,
            Self::PublicCopied
            | Self::PublicSaved { .. }
            | Self::PlatformKeyAccepted
            | Self::Registered
            | Self::RegistrationPutOff => Step::Register,
            Self::Finished => Step::Finish,
        }
    }
}

/// What happened, and when.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Event {
    /// Local time with its zone; as data to the second with the offset (RFC 3339).
    #[serde(serialize_with = "rfc3339")]
    pub at: Zoned,
    /// What happened.
    #[serde(flatten)]
    pub kind: EventKind,
}

fn rfc3339<S: serde::Serializer>(at: &Zoned, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&at.strftime("%Y-%m-%dT%H:%M:%S%:z"))
}

impl Event {
    pub(super) fn now(kind: EventKind, at: &Zoned) -> Self {
        Self { kind, at: at.clone() }
    }

    /// The time to the second with the offset, such as `2026-11-23 17:05:09 +08:00`.
    pub fn time(&self) -> String {
        self.at.strftime("%Y-%m-%d %H:%M:%S %:z").to_string()
    }
}
