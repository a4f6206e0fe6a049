use jiff::Zoned;
use serde::{Deserialize, Serialize};

use super::facts::{Exception, KeyFacts, LiveFacts, MadeFacts, Possession, Scene, Statement};
use super::plan::Plan;
use crate::keys::export::{Destination, ExportForm};
use crate::text::Message;

/// How a stored copy was proved.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum EventKind {
    /// The ceremony began: where, and with which program.
    Opened(Scene),
    /// The script to follow was saved.
    ScriptSaved {
        /// The file's name, without the folder.
        file: String,
        /// SHA-256 of the file, in hex.
        sha256: String,
    },
    /// The plan was settled, or settled anew.
    Prepared(Box<Plan>),
    /// A key was generated.
    Generated(MadeFacts),
    /// A key was imported.
    Imported(MadeFacts),
    /// A key was thrown away before it was stored for good: another one or another purpose came. A copy that was saved
    /// is still where it was saved.
    Discarded,
    /// The private key was saved.
    Saved {
        /// The file's name, without the folder.
        file: String,
        /// The folder it lies in.
        folder: String,
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
    /// The key signed that it was here, and was destroyed in this program.
    Destroyed(Possession),
    /// The program ended before that; the key is gone all the same, because it was in memory alone.
    CutOff,
    /// The record was opened again, and the ceremony goes on.
    Reopened(Scene),
    /// The public key was copied.
    PublicCopied,
    /// The public key was saved.
    PublicSaved {
        /// The file's name, without the folder.
        file: String,
    },
    /// The Alipay+ public key was accepted.
    PlatformKeyAccepted(KeyFacts),
    /// The operator saw the new public key on the dashboard.
    Registered,
    /// The public key is registered later, or by somebody else.
    RegistrationPutOff,
    /// What the live system sent was looked at.
    LiveChecked(LiveFacts),
    /// The live system is looked at later.
    LivePutOff {
        /// Why.
        reason: String,
    },
    /// Something did not go as it should.
    Exception(Exception),
    /// The private key may be known to others.
    Leaked {
        /// What happened.
        happened: String,
        /// Who said so.
        by: String,
    },
    /// What people state.
    Stated(Statement),
    /// The ceremony was finished.
    Finished,
}

impl EventKind {
    /// Whether the private key left the program, or how it did.
    pub fn is_hand_over(&self) -> bool {
        matches!(
            self,
            Self::Saved { .. }
                | Self::Copied { .. }
                | Self::DualControl
                | Self::ScreenSharingAllowed
        )
    }

    /// The sentence for the record.
    pub fn message(&self) -> Message {
        match self {
            Self::Opened(scene) => {
                Message::new("ceremony-event-opened").with("program", &scene.program)
            }
            Self::ScriptSaved { file, sha256 } => {
                Message::new("ceremony-event-script").with("file", file).with("hash", sha256)
            }
            Self::Prepared(_) => Message::new("ceremony-event-prepared"),
            Self::Generated(made) => {
                Message::new("ceremony-event-generated").with("bits", made.key.bits)
            }
            Self::Imported(made) => {
                Message::new("ceremony-event-imported").with("bits", made.key.bits)
            }
            Self::Discarded => Message::new("ceremony-event-discarded"),
            Self::Saved { file, folder, form, destination } => Message::new("ceremony-event-saved")
                .with("file", file)
                .with("folder", folder)
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
            Self::Destroyed(_) => Message::new("ceremony-event-destroyed"),
            Self::CutOff => Message::new("ceremony-event-cut-off"),
            Self::Reopened(scene) => {
                Message::new("ceremony-event-reopened").with("program", &scene.program)
            }
            Self::PublicCopied => Message::new("ceremony-event-public-copied"),
            Self::PublicSaved { file } => {
                Message::new("ceremony-event-public-saved").with("file", file)
            }
            Self::PlatformKeyAccepted(_) => Message::new("ceremony-event-platform-key"),
            Self::Registered => Message::new("ceremony-event-registered"),
            Self::RegistrationPutOff => Message::new("ceremony-event-registration-put-off"),
            Self::LiveChecked(live) => live_message(live),
            Self::LivePutOff { reason } => {
                Message::new("ceremony-event-live-put-off").with("reason", reason)
            }
            Self::Exception(exception) => Message::new("ceremony-event-exception")
                .with("step", &exception.step)
                .with("expected", &exception.expected)
                .with("happened", &exception.happened)
                .with("decided", &exception.decided)
                .with("by", &exception.by),
            Self::Leaked { happened, by } => {
                Message::new("ceremony-event-leaked").with("happened", happened).with("by", by)
            }
            Self::Stated(statement) => statement_message(statement),
            Self::Finished => Message::new("ceremony-event-finished"),
        }
    }
}

fn live_message(live: &LiveFacts) -> Message {
    let sum = live.sum();
    Message::new("ceremony-event-live")
        .counting("total", sum.total())
        .with("new", sum.new)
        .with("old", sum.old)
        .with("neither", sum.neither)
        .with("platform", live.from_platform)
        .with("foreign", live.not_from_platform)
}

fn statement_message(statement: &Statement) -> Message {
    match statement {
        Statement::Witness { agrees: true, by, .. } => {
            Message::new("ceremony-event-witness-agrees").with("by", by)
        }
        Statement::Witness { agrees: false, by, remark } => {
            Message::new("ceremony-event-witness-disagrees").with("by", by).with("remark", remark)
        }
        Statement::Custodian { by } => Message::new("ceremony-event-custodian").with("by", by),
        Statement::OldKey { by, on } => {
            Message::new("ceremony-event-old-key").with("by", by).with("on", on)
        }
        Statement::NextRotation { on } => Message::new("ceremony-event-next").with("on", on),
        Statement::Kept { place, until } => {
            Message::new("ceremony-event-kept").with("place", place).with("until", until)
        }
    }
}

/// What happened, and when.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// Local time with its zone, to the second.
    pub at: Zoned,
    /// What happened.
    pub kind: EventKind,
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
