use super::Record;
use crate::ceremony::event::{EventKind, Proof};
use crate::ceremony::facts::{Exception, KeyFacts, LiveFacts, MadeFacts, Scene, Statement};
use crate::ceremony::plan::Plan;

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

/// What a record comes to: of what was said more than once, the last.
#[derive(Clone, PartialEq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Summary<'r> {
    /// Where and with which program it began.
    pub scene: Option<&'r Scene>,
    /// What it was for.
    pub plan: Option<&'r Plan>,
    /// The script that was followed: file and SHA-256.
    pub script: Option<(&'r str, &'r str)>,
    /// The new key.
    pub made: Option<&'r MadeFacts>,
    /// Whether a key was imported, and not made by the program.
    pub imported: bool,
    /// Whether a stored copy was proved.
    pub proved: bool,
    /// Whether the key signed that it was here, and was destroyed.
    pub destroyed: bool,
    /// Whether the program ended before that.
    pub cut_off: bool,
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
    /// What did not go as it should.
    pub exceptions: Vec<&'r Exception>,
    /// What is said of a leak, and by whom.
    pub leaked: Option<(&'r str, &'r str)>,
    /// Whether the last step was reached.
    pub finished: bool,
}

impl Record {
    /// What it comes to.
    pub fn summary(&self) -> Summary<'_> {
        let mut summary = Summary::default();
        for entry in &self.entries {
            summary.take(&entry.event.kind);
        }
        summary
    }
}

impl<'r> Summary<'r> {
    fn take(&mut self, kind: &'r EventKind) {
        match kind {
            EventKind::Opened(scene) => self.scene = Some(scene),
            EventKind::ScriptSaved { file, sha256 } => self.script = Some((file, sha256)),
            EventKind::Prepared(plan) => self.plan = Some(plan),
            EventKind::Generated(made) => (self.made, self.imported) = (Some(made), false),
            EventKind::Imported(made) => (self.made, self.imported) = (Some(made), true),
            EventKind::Discarded => (self.made, self.proved) = (None, false),
            EventKind::Proved(Proof::ReadBack { .. } | Proof::PastedBack) => self.proved = true,
            EventKind::Destroyed(_) => self.destroyed = true,
            EventKind::CutOff => {
                self.cut_off = true;
                self.made = self.made.filter(|_| self.proved);
            }
            EventKind::PlatformKeyAccepted(key) => self.platform = Some(key),
            EventKind::Registered => self.registered = Done::Yes,
            EventKind::RegistrationPutOff => self.registered = Done::Later,
            EventKind::LiveChecked(live) => {
                self.live = Some(live);
                self.proved_live = if live.is_proof() { Done::Yes } else { Done::No };
            }
            EventKind::LivePutOff { .. } => self.proved_live = Done::Later,
            EventKind::Exception(exception) => self.exceptions.push(exception),
            EventKind::Leaked { happened, by } => self.leaked = Some((happened, by)),
            EventKind::Stated(statement) => {
                let same = |old: &&Statement| {
                    std::mem::discriminant(*old) == std::mem::discriminant(statement)
                };
                self.statements.retain(|old| !same(old));
                self.statements.push(statement);
            }
            EventKind::Finished => self.finished = true,
            EventKind::Saved { .. }
            | EventKind::Copied { .. }
            | EventKind::DualControl
            | EventKind::ScreenSharingAllowed
            | EventKind::Reopened(_)
            | EventKind::PublicCopied
            | EventKind::PublicSaved { .. } => {}
        }
    }

    /// The day on which the key is to be replaced, as YYYY-MM-DD.
    pub fn next_rotation(&self) -> Option<&'r str> {
        self.statements.iter().find_map(|statement| match statement {
            Statement::NextRotation { on } => Some(on.as_str()),
            _ => None,
        })
    }
}
