//! What the events of a ceremony come to. Pages, papers, checks, and a ceremony that goes on all read it from here.

use super::event::{Event, EventKind, Proof};
use super::facts::{KeyFacts, LiveFacts, MadeFacts, Scene, Statement};
use super::machine::Origin;
use super::plan::Plan;

/// Whether something was done, or left for later.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Done {
    /// It was not.
    #[default]
    No,
    /// It was left for later, for a reason or without one.
    Later,
    /// It was.
    Yes,
}

/// What events come to: of what was said more than once, the last.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Summary<'r> {
    /// Where and with which program it began.
    pub scene: Option<&'r Scene>,
    /// What it was for.
    pub plan: Option<&'r Plan>,
    /// The script that was followed: file and SHA-256.
    pub script: Option<(&'r str, &'r str)>,
    /// The new key, and where it came from.
    pub made: Option<(&'r MadeFacts, Origin)>,
    /// How a stored copy was proved.
    pub proof: Option<&'r Proof>,
    /// Whether the key signed that it was here, and was destroyed.
    pub destroyed: bool,
    /// Whether nothing is left to do with the private key: it was destroyed, or cut off when a copy was proved.
    pub stored: bool,
    /// The key of Alipay+.
    pub platform: Option<&'r KeyFacts>,
    /// Whether the dashboard has the new key.
    pub registered: Done,
    /// What the live system was seen to do.
    pub live: Option<&'r LiveFacts>,
    /// Whether that proved the rotation.
    pub proved_live: Done,
    /// What people stated.
    pub statements: Vec<&'r Statement>,
}

impl<'r> Summary<'r> {
    /// What these events come to.
    pub fn of(events: impl IntoIterator<Item = &'r Event>) -> Self {
        let mut summary = Self::default();
        for event in events {
            summary.take(&event.kind);
        }
        summary
    }

    fn take(&mut self, kind: &'r EventKind) {
        match kind {
            EventKind::Opened(scene) => self.scene = Some(scene),
            EventKind::ScriptSaved { file, sha256 } => self.script = Some((file, sha256)),
            EventKind::Prepared(plan) => self.plan = Some(plan),
            EventKind::Generated(made) => self.made = Some((made, Origin::Generated)),
            EventKind::Imported(made) => self.made = Some((made, Origin::Imported)),
            EventKind::Discarded => (self.made, self.proof) = (None, None),
            EventKind::Proved(proof) => self.proof = Some(proof),
            EventKind::Destroyed(_) => (self.destroyed, self.stored) = (true, true),
            EventKind::CutOff => {
                self.stored = self.proof.is_some();
                self.made = self.made.filter(|_| self.stored);
            }
            EventKind::PlatformKeyAccepted(key) => self.platform = Some(key),
            EventKind::Registered => self.registered = Done::Yes,
            EventKind::RegistrationPutOff => self.registered = Done::Later,
            EventKind::LiveChecked(live) => {
                self.live = Some(live);
                self.proved_live = if live.is_proof() { Done::Yes } else { Done::No };
            }
            EventKind::LivePutOff { .. } => self.proved_live = Done::Later,
            EventKind::Stated(statement) => {
                let same = |old: &&Statement| {
                    std::mem::discriminant(*old) == std::mem::discriminant(statement)
                };
                self.statements.retain(|old| !same(old));
                self.statements.push(statement);
            }
            EventKind::Saved { .. }
            | EventKind::Copied { .. }
            | EventKind::DualControl
            | EventKind::ScreenSharingAllowed
            | EventKind::Reopened(_)
            | EventKind::PublicCopied
            | EventKind::PublicSaved { .. }
            | EventKind::Exception(_)
            | EventKind::Leaked { .. }
            | EventKind::Finished => {}
        }
    }

    /// The new key's facts.
    pub fn key(&self) -> Option<&'r KeyFacts> {
        self.made.map(|(made, _)| &made.key)
    }

    /// The day on which the key is to be replaced, as YYYY-MM-DD.
    pub fn next_rotation(&self) -> Option<&'r str> {
        self.statements.iter().find_map(|statement| match statement {
            Statement::NextRotation { on } => Some(on.as_str()),
            _ => None,
        })
    }
}
