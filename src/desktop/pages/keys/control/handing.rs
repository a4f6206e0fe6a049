use std::path::PathBuf;
use std::time::Instant;

use eframe::egui::Context;
use jiff::Zoned;

use super::super::store::State;
use super::super::{Action, Keys, store, work};
use crate::ceremony::{EventKind, Proof, StoreChoice};
use crate::desktop::services::{Desk, Job, SaveFile, take};
use crate::secret::clipboard::STAY;
use crate::secret::files::Existing;
use crate::secret::{Passphrase, SecretText};
use crate::text::{Message, tr};

impl Keys {
    pub(super) fn act_store(&mut self, ctx: &Context, desk: &mut Desk, action: &Action) {
        self.store.problem = None;
        self.store.advice = None;
        match action {
            Action::ChooseStore(choice) => self.choose_store(*choice),
            Action::Copy => self.copy(ctx),
            Action::ClearClipboard => desk.clipboard.clear_if_ours(),
            Action::Save => {
                let question =
                    SaveFile { title: tr("store-save-dialog"), file_name: self.file_name() };
                self.store.asked = desk.ask_save(ctx, question);
            }
            Action::SaveToTyped => {
                let path = work::typed_path(&self.store.typed_path);
                self.save(ctx, path, Existing::Refuse);
            }
            Action::SuggestPassphrase => self.suggest_passphrase(desk),
            Action::ProveByPaste => self.prove_by_paste(ctx, desk),
            Action::AllowSharing(allowed) => self.allow_sharing(desk, *allowed),
            _ => self.stored(desk),
        }
    }

    pub(super) fn collect_store(&mut self, ctx: &Context, desk: &mut Desk) {
        self.store.show_proof = false;
        if let Some(Some(path)) = take(&mut self.store.asked) {
            self.save(ctx, path, Existing::Replace);
        }
        match take(&mut self.store.copying) {
            None => {}
            Some(Ok(text)) => self.copied(desk, &text),
            Some(Err(message)) => self.store.problem = Some(message),
        }
        match take(&mut self.store.saving) {
            None => {}
            Some(Ok(stored)) => self.saved(stored),
            Some(Err(message)) => self.store.problem = Some(message),
        }
        match take(&mut self.store.comparing) {
            None => {}
            Some(Ok(())) => self.proved(Proof::PastedBack),
            Some(Err(mismatch)) => self.store.problem = Some(mismatch.message()),
        }
    }

    fn choose_store(&mut self, choice: StoreChoice) {
        let _ = self.ceremony.choose_store(choice);
        if !choice.protected {
            self.store.first.clear();
            self.store.second.clear();
        }
    }

    fn file_name(&self) -> String {
        let today = Zoned::now();
        let stem = self.ceremony.plan().file_stem(today.year(), today.month());
        format!("{stem}.{}", self.ceremony.store_choice().file_form().extension())
    }

    fn copy(&mut self, ctx: &Context) {
        let Some(key) = self.ceremony.lend_key() else {
            return;
        };
        let form = self.ceremony.store_choice().copy_form();
        self.store.copying = Job::start(ctx, "copy-key", move |_| work::for_copy(&key, form));
    }

    fn copied(&mut self, desk: &mut Desk, text: &SecretText) {
        let choice = self.ceremony.store_choice();
        match desk.clipboard.copy_secret(text, Instant::now(), STAY) {
            Ok(()) => {
                let event =
                    EventKind::Copied { form: choice.copy_form(), destination: choice.destination };
                let _ = self.ceremony.handed_over(event, &Zoned::now());
            }
            Err(error) => self.store.problem = Some(error.message()),
        }
    }

    fn save(&mut self, ctx: &Context, path: PathBuf, existing: Existing) {
        let Some(key) = self.ceremony.lend_key() else {
            return;
        };
        let choice = self.ceremony.store_choice();
        let passphrase = if choice.protected { store::passphrase(&self.store) } else { None };
        if choice.protected && passphrase.is_none() {
            self.store.problem = Some(Message::new("keys-export-no-passphrase"));
            return;
        }
        let form = choice.file_form();
        self.store.saving = Job::start(ctx, "save-key", move |_| {
            work::save(&key, form, passphrase.as_ref(), &path, existing)
        });
    }

    fn saved(&mut self, stored: work::Stored) {
        let now = Zoned::now();
        let destination = self.ceremony.store_choice().destination;
        let file = stored.saved.file_name();
        let event = EventKind::Saved { file: file.clone(), form: stored.form, destination };
        let _ = self.ceremony.handed_over(event, &now);
        if self.ceremony.store_choice().protected && self.store.dual {
            let _ = self.ceremony.handed_over(EventKind::DualControl, &now);
        }
        self.store.notes = stored.saved.notes;
        self.proved(Proof::ReadBack { file });
    }

    fn proved(&mut self, proof: Proof) {
        let _ = self.ceremony.prove(proof, &Zoned::now());
        self.store.show_proof = true;
    }

    fn suggest_passphrase(&mut self, desk: &mut Desk) {
        let Ok(phrase) = Passphrase::generate() else {
            self.store.problem = Some(Message::new("keys-export-no-randomness"));
            return;
        };
        for field in [&mut self.store.first, &mut self.store.second] {
            field.clear();
            field.insert(0, phrase.expose());
        }
        let text = SecretText::copy_of(phrase.expose());
        match desk.clipboard.copy_secret(&text, Instant::now(), STAY) {
            Ok(()) => self.store.advice = Some(Message::new("store-suggested")),
            Err(error) => self.store.problem = Some(error.message()),
        }
    }

    fn prove_by_paste(&mut self, ctx: &Context, desk: &mut Desk) {
        // Our own copy proves nothing: it has to come back from where it was stored.
        if desk.clipboard.remaining(Instant::now()).is_some() {
            desk.clipboard.clear_if_ours();
            self.store.advice = Some(Message::new("store-paste-own"));
            return;
        }
        let Some(key) = self.ceremony.lend_key() else {
            return;
        };
        match desk.clipboard.read() {
            Ok(pasted) => {
                self.store.comparing =
                    Job::start(ctx, "compare-key", move |_| work::compare(&key, &pasted));
            }
            Err(error) => self.store.problem = Some(error.message()),
        }
    }

    fn allow_sharing(&mut self, desk: &mut Desk, allowed: bool) {
        desk.sharing_allowed = allowed;
        if allowed {
            let _ = self.ceremony.handed_over(EventKind::ScreenSharingAllowed, &Zoned::now());
        }
    }

    fn stored(&mut self, desk: &mut Desk) {
        match self.ceremony.confirm_stored(&Zoned::now()) {
            Ok(()) => {
                self.store = State::default();
                self.make = super::super::make::State::default();
                desk.known.own = self.ceremony.made().map(|made| made.public.clone());
                desk.let_go();
            }
            Err(refusal) => self.store.problem = Some(refusal.message()),
        }
    }
}
