use std::path::PathBuf;
use std::time::Instant;

use egui::Context;
use jiff::Zoned;

use super::super::action::StoreAction;
use super::super::store::State;
use super::super::work::Handover;
use super::super::{Keys, work};
use crate::ceremony::{EventKind, Proof, Refusal, StoreChoice};
use crate::desktop::services::{Desk, Job, SaveFile, show, take};
use crate::desktop::widgets::focus_first;
use crate::secret::clipboard::STAY;
use crate::secret::files::Existing;
use crate::secret::{Passphrase, SecretText};
use crate::text::{Message, tr};

impl Keys {
    pub(super) fn act_store(&mut self, ctx: &Context, desk: &mut Desk, action: StoreAction) {
        self.store.problem = None;
        self.store.advice = None;
        match action {
            StoreAction::Choose(choice) => self.choose_store(desk, choice),
            StoreAction::Copy => self.copy(ctx),
            StoreAction::ClearClipboard => desk.clipboard.clear_if_ours(Instant::now()),
            StoreAction::Save => self.ask_where(ctx, desk),
            StoreAction::SaveToTyped => {
                let path = work::typed_path(&self.store.typed_path);
                if let Some(handover) = self.handover() {
                    self.save(ctx, handover, path, Existing::Refuse);
                }
            }
            StoreAction::SuggestPassphrase => self.suggest_passphrase(),
            StoreAction::CopyPassphrase => self.copy_passphrase(desk),
            StoreAction::ShowFile => show(self.store.file.as_deref()),
            StoreAction::ProveByPaste => self.prove_by_paste(ctx, desk),
            StoreAction::ProveByFile(path) => self.prove_by_file(ctx, path),
            StoreAction::AllowSharing(allowed) => self.allow_sharing(desk, allowed),
            StoreAction::Stored => self.stored(ctx, desk),
        }
    }

    pub(super) fn collect_store(&mut self, ctx: &Context, desk: &mut Desk) {
        self.store.show_proof = false;
        if let Some(path) = take(&mut self.store.asked) {
            let handover = self.store.handover.take();
            if let (Some(path), Some(handover)) = (path, handover) {
                self.save(ctx, handover, path, Existing::Replace);
            }
        }
        match take(&mut self.store.copying) {
            None => {}
            Some(Ok(copied)) => self.copied(desk, &copied),
            Some(Err(message)) => self.store.problem = Some(message),
        }
        match take(&mut self.store.saving) {
            None => {}
            Some(Ok(stored)) => self.saved(stored),
            Some(Err(message)) => self.store.problem = Some(message),
        }
        match take(&mut self.store.comparing) {
            None => {}
            Some(Ok(compared)) => self.proved(&compared.key, compared.proof),
            Some(Err(message)) => self.store.problem = Some(message),
        }
    }

    fn choose_store(&mut self, desk: &mut Desk, choice: StoreChoice) {
        let was = self.ceremony.store_choice();
        let chosen = self.ceremony.choose_store(choice);
        self.see(chosen);
        if choice.protected && !was.protected {
            self.store.protection.open();
        } else if !choice.protected {
            self.store.protection.clear(desk);
        }
    }

    /// What is chosen at this moment: it goes with the work, and the record says it, whatever is chosen meanwhile.
    fn handover(&mut self) -> Option<Handover> {
        let choice = self.ceremony.store_choice();
        let passphrase = choice.protected.then(|| self.store.protection.passphrase()).flatten();
        if choice.protected && passphrase.is_none() {
            self.store.problem = Some(Message::new("keys-export-no-passphrase"));
            return None;
        }
        let key = self.ceremony.private_key()?.public().clone();
        let two_people = choice.protected && self.store.protection.is_dual();
        let rehearsal = self.ceremony.plan().rehearsal;
        Some(Handover { key, choice, rehearsal, two_people, passphrase })
    }

    fn ask_where(&mut self, ctx: &Context, desk: &mut Desk) {
        let Some(handover) = self.handover() else { return };
        let today = Zoned::now();
        let stem = self.ceremony.plan().file_stem(today.year(), today.month());
        let file_name = format!("{stem}.{}", handover.choice.file_form().extension());
        let question = SaveFile { title: tr("store-save-dialog"), file_name };
        self.store.asked = desk.ask_save(ctx, question);
        self.store.handover = Some(handover);
    }

    fn copy(&mut self, ctx: &Context) {
        let Some(key) = self.ceremony.lend_key() else {
            return;
        };
        let choice = self.ceremony.store_choice();
        let rehearsal = self.ceremony.plan().rehearsal;
        self.store.copying =
            Job::start(ctx, "copy-key", move |_| work::for_copy(&key, choice, rehearsal));
    }

    fn copied(&mut self, desk: &mut Desk, copied: &work::Copied) {
        match desk.clipboard.copy_secret(&copied.text, Instant::now(), STAY) {
            Ok(()) => {
                let event = EventKind::Copied {
                    form: copied.choice.copy_form(),
                    destination: copied.choice.destination,
                };
                let noted = self.ceremony.handed_over(&copied.key, event, &Zoned::now());
                self.see(noted);
            }
            Err(error) => self.store.problem = Some(error.message()),
        }
    }

    fn save(&mut self, ctx: &Context, handover: Handover, path: PathBuf, existing: Existing) {
        let Some(key) = self.ceremony.lend_key() else {
            return;
        };
        if *key.public() != handover.key {
            return self.see(Err(Refusal::OtherKey));
        }
        self.store.saving =
            Job::start(ctx, "save-key", move |_| work::save(&key, handover, &path, existing));
    }

    fn saved(&mut self, stored: work::Stored) {
        let now = Zoned::now();
        let work::Stored { saved, handover } = stored;
        let file = saved.file_name();
        let event = EventKind::Saved {
            file: file.clone(),
            folder: folder_of(&saved.path),
            form: handover.choice.file_form(),
            destination: handover.choice.destination,
        };
        let two_people = handover.two_people.then_some(EventKind::DualControl);
        for event in std::iter::once(event).chain(two_people) {
            let noted = self.ceremony.handed_over(&handover.key, event, &now);
            self.see(noted);
        }
        self.store.notes = saved.notes;
        self.store.file = Some(saved.path);
        self.proved(&handover.key, Proof::ReadBack { file });
    }

    fn proved(&mut self, key: &crate::keys::PublicKey, proof: Proof) {
        let proved = self.ceremony.prove(key, proof, &Zoned::now());
        self.store.show_proof = proved.is_ok();
        self.see(proved);
    }

    /// A refused event is told, so that nobody takes the record for more than it says.
    fn see(&mut self, noted: Result<(), Refusal>) {
        if let Err(refusal) = noted {
            self.store.problem = Some(refusal.message());
        }
    }

    fn suggest_passphrase(&mut self) {
        match Passphrase::generate() {
            Ok(phrase) => self.store.protection.fill(&phrase),
            Err(_) => self.store.problem = Some(Message::new("keys-export-no-randomness")),
        }
    }

    fn copy_passphrase(&mut self, desk: &mut Desk) {
        let Some(phrase) = self.store.protection.passphrase() else {
            self.store.problem = Some(Message::new("keys-export-no-passphrase"));
            return;
        };
        let text = SecretText::copy_of(phrase.expose());
        match desk.clipboard.copy_secret(&text, Instant::now(), STAY) {
            Ok(()) => self.store.advice = Some(Message::new("store-suggested")),
            Err(error) => self.store.problem = Some(error.message()),
        }
    }

    /// A file that was dropped here is read back as the one that was saved.
    fn prove_by_file(&mut self, ctx: &Context, path: PathBuf) {
        let Some(key) = self.ceremony.lend_key() else { return };
        let passphrase = self.store.protection.passphrase();
        self.store.comparing = Job::start(ctx, "compare-key", move |_| {
            work::compare_file(&key, &path, passphrase.as_ref())
        });
    }

    fn prove_by_paste(&mut self, ctx: &Context, desk: &mut Desk) {
        let pasted = match desk.clipboard.read() {
            Ok(pasted) => pasted,
            Err(error) => {
                self.store.problem = Some(error.message());
                return;
            }
        };
        // Our own copy proves nothing: it has to come back from where it was stored.
        if desk.clipboard.is_ours(&pasted) {
            desk.clipboard.clear_if_ours(Instant::now());
            self.store.advice = Some(Message::new("store-paste-own"));
            return;
        }
        let Some(key) = self.ceremony.lend_key() else {
            return;
        };
        self.store.comparing =
            Job::start(ctx, "compare-key", move |_| work::compare(&key, &pasted));
    }

    fn allow_sharing(&mut self, desk: &mut Desk, allowed: bool) {
        desk.sharing_allowed = allowed;
        let key = self.ceremony.made().map(|made| made.public.clone());
        if let Some(key) = key.filter(|_| allowed) {
            let event = EventKind::ScreenSharingAllowed;
            let noted = self.ceremony.handed_over(&key, event, &Zoned::now());
            self.see(noted);
        }
    }

    fn stored(&mut self, ctx: &Context, desk: &mut Desk) {
        match self.ceremony.confirm_stored(&Zoned::now()) {
            Ok(()) => {
                focus_first(ctx);
                self.store = State::default();
                self.make = super::super::make::State::default();
                desk.known.own = self.ceremony.made().map(|made| made.public.clone());
                desk.let_go();
            }
            Err(refusal) => self.store.problem = Some(refusal.message()),
        }
    }
}

/// The folder of a file, for the record.
fn folder_of(path: &std::path::Path) -> String {
    path.parent().map(|folder| folder.display().to_string()).unwrap_or_default()
}
