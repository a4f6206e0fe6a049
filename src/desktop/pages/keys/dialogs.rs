use egui::Context;

use super::action::Action;
use crate::ceremony::PlanNote;
use crate::desktop::widgets::{Answer, Dialog, Look};
use crate::text::tr;

/// Why the user is asked before something is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Concern {
    /// A private key that nobody has stored would be lost.
    LosesKey,
    /// A public key that nobody has taken out would be lost.
    LosesPublicKey,
    /// The record was not saved.
    LosesRecord,
    /// A key is replaced, and nobody can tell it from the new one.
    NoOldKey,
    /// What was typed contradicts itself.
    Plan(PlanNote),
}

/// The question that stands between the user and a loss, or a mistake: what is to be done, and what speaks against it.
#[derive(Debug)]
pub struct Ask {
    /// What was asked for; done only when the user agrees.
    pub action: Action,
    /// What speaks against it, the gravest first; never empty.
    pub concerns: Vec<Concern>,
}

impl Ask {
    fn title(&self) -> &'static str {
        match self.concerns.first() {
            Some(Concern::LosesKey) => "shell-lose-title",
            Some(Concern::LosesPublicKey) => "shell-public-title",
            Some(Concern::LosesRecord) => "shell-record-title",
            Some(Concern::NoOldKey | Concern::Plan(_)) | None => "shell-look-title",
        }
    }

    fn body(&self, concern: Concern) -> String {
        match concern {
            Concern::LosesKey => tr(self.key_words().0),
            Concern::LosesPublicKey => tr("shell-public-body"),
            Concern::LosesRecord => tr("shell-record-body"),
            Concern::NoOldKey => tr("prepare-no-old-key"),
            Concern::Plan(note) => note.message().text(),
        }
    }

    /// What happens to the private key, and what the button is called that lets it happen.
    fn key_words(&self) -> (&'static str, &'static str) {
        match &self.action {
            Action::Close => ("shell-close-body", "shell-close-anyway"),
            Action::Prepare => ("shell-plan-body", "shell-plan-anyway"),
            Action::Make(_) => ("shell-again-body", "shell-again-anyway"),
            Action::Open(_)
            | Action::Store(_)
            | Action::Live(_)
            | Action::State(_)
            | Action::Publish(_)
            | Action::StartOver
            | Action::GoOnAnyway
            | Action::Stay => ("shell-over-body", "shell-over-anyway"),
        }
    }

    fn go(&self) -> (Look, &'static str) {
        match (self.concerns.first(), &self.action) {
            (Some(Concern::LosesKey), _) => (Look::Danger, self.key_words().1),
            (Some(Concern::NoOldKey | Concern::Plan(_)) | None, _) => {
                (Look::Plain, "shell-look-anyway")
            }
            (Some(Concern::LosesPublicKey | Concern::LosesRecord), Action::Close) => {
                (Look::Danger, "shell-record-close-anyway")
            }
            (Some(Concern::LosesPublicKey | Concern::LosesRecord), _) => {
                (Look::Danger, "shell-record-over-anyway")
            }
        }
    }

    /// Draws it.
    pub fn ui(&self, ctx: &Context) -> Option<Action> {
        let body: Vec<String> = self.concerns.iter().map(|concern| self.body(*concern)).collect();
        let (look, go) = self.go();
        let (title, stay, go) = (tr(self.title()), tr("shell-stay"), tr(go));
        let dialog =
            Dialog { title: &title, body: &body, stay: &stay, go: Some((look, go.as_str())) };
        dialog.show(ctx).map(|answer| match answer {
            Answer::Stay => Action::Stay,
            Answer::Go => Action::GoOnAnyway,
        })
    }
}
