use std::path::PathBuf;
use std::time::Instant;

use egui::{Context, ViewportCommand};

use super::dialog::{OpenFile, OpenMany, SaveFile};
use super::job::Job;
use super::scene::RunningFile;
use crate::ceremony::Plan;
use crate::keys::PublicKey;
use crate::secret::clipboard::Clipboard;
use crate::secret::worker::wipe_stack;

/// Frames that are painted after a secret is gone, so that nothing of it stays in what is kept of the last ones.
const WIPING_FRAMES: u8 = 4;

/// What pages share.
#[derive(Default)]
pub struct Desk {
    /// The system's clipboard.
    pub clipboard: Clipboard,
    /// Public keys of the ceremony, offered on other pages.
    pub known: KnownKeys,
    /// Whether the window may be seen by screen sharing while a secret is on it.
    pub sharing_allowed: bool,
    /// Whether a secret was taken off the clipboard when its time was up.
    pub cleared: bool,
    /// Which file runs.
    pub running_file: RunningFile,
    protected: Option<bool>,
    wiping: u8,
}

/// Public keys that the user has given in a ceremony.
#[derive(Clone, Default, Debug)]
pub struct KnownKeys {
    /// The partner's new key.
    pub own: Option<PublicKey>,
    /// The key that was replaced.
    pub old: Option<PublicKey>,
    /// The Alipay+ key.
    pub platform: Option<PublicKey>,
}

impl Desk {
    /// Asks for a file to read, in a dialog of the system that never blocks the window.
    pub fn ask_open(&self, ctx: &Context, question: OpenFile) -> Option<Job<Option<PathBuf>>> {
        Job::start(ctx, "open-dialog", move |_| question.ask())
    }

    /// Asks for files to read, or for a folder of them; none where nothing was chosen.
    pub fn ask_open_many(&self, ctx: &Context, question: OpenMany) -> Option<Job<Vec<PathBuf>>> {
        Job::start(ctx, "open-dialog", move |_| question.ask())
    }

    /// Asks for a name to save under.
    pub fn ask_save(&self, ctx: &Context, question: SaveFile) -> Option<Job<Option<PathBuf>>> {
        Job::start(ctx, "save-dialog", move |_| question.ask())
    }

    /// Wipes what the window's own thread may have kept of a secret: over the next frames.
    pub fn wipe_traces(&mut self) {
        self.wiping = WIPING_FRAMES;
    }

    /// Wipes what is left of a private key that is gone: from the clipboard, where it is still ours, and from the
    /// window's traces. Whoever was allowed to see the screen was allowed it for that key alone.
    pub fn let_go(&mut self) {
        self.clipboard.clear_if_ours(Instant::now());
        self.sharing_allowed = false;
        self.wipe_traces();
    }

    /// Runs once a frame, also while the window is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        let now = Instant::now();
        self.running_file.logic();
        self.cleared |= self.clipboard.tick(now);
        if self.clipboard.remaining(now).is_some() {
            self.cleared = false;
        }
        if let Some(left) = self.clipboard.remaining(now) {
            ctx.request_repaint_after(left.min(std::time::Duration::from_millis(250)));
        }
        if self.wiping > 0 {
            self.wiping -= 1;
            wipe_stack();
            ctx.request_repaint();
        }
    }

    /// Keeps the window out of screenshots and screen sharing while `secret` is on it, where the system can.
    pub fn protect_screen(&mut self, ctx: &Context, secret: bool) {
        let wanted = secret && !self.sharing_allowed;
        if self.protected != Some(wanted) {
            self.protected = Some(wanted);
            ctx.send_viewport_cmd(ViewportCommand::ContentProtected(wanted));
        }
    }

    /// Takes over what a ceremony's plan knows.
    pub fn learn_plan(&mut self, plan: &Plan) {
        self.known.old.clone_from(&plan.old_key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_screen_is_allowed_for_one_key_alone() {
        let mut desk = Desk { sharing_allowed: true, ..Desk::default() };
        desk.let_go();
        assert!(!desk.sharing_allowed);
        assert_eq!(desk.wiping, WIPING_FRAMES);
    }
}
