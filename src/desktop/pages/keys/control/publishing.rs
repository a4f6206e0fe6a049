use std::path::Path;

use egui::Context;
use jiff::Zoned;
use sha2::{Digest, Sha256};

use super::super::Keys;
use super::super::action::PublishAction;
use crate::ceremony::record::{record, reminder};
use crate::ceremony::{Refusal, Step, script, sheet};
use crate::desktop::services::{Desk, SaveFile, save_paper, save_record, show, take};
use crate::keys::save_public;
use crate::secret::files::Existing;
use crate::text::{Message, hex, tr};

impl Keys {
    pub(super) fn act_publish(&mut self, ctx: &Context, desk: &mut Desk, action: PublishAction) {
        match action {
            PublishAction::CopyPublic { pem } => self.copy_public(desk, pem),
            PublishAction::SavePublic => {
                let question = SaveFile {
                    title: tr("register-save-dialog"),
                    file_name: self.name("public-key.txt"),
                };
                self.register.asked = desk.ask_save(ctx, question);
            }
            PublishAction::ShowPublicKey => show(self.register.saved.as_deref()),
            PublishAction::ShowRecord => show(self.finish.file.as_deref()),
            PublishAction::Registered { seen } => self.registered(ctx, desk, seen),
            PublishAction::SaveRecord => {
                let question = SaveFile {
                    title: tr("finish-save-dialog"),
                    file_name: self.name("record.pdf"),
                };
                self.finish.asked = desk.ask_save(ctx, question);
            }
            PublishAction::SaveScript => {
                let question =
                    SaveFile { title: tr("script-dialog"), file_name: self.name("script.pdf") };
                self.prepare.asked_script = desk.ask_save(ctx, question);
            }
            PublishAction::SaveSheet => {
                let question =
                    SaveFile { title: tr("sheet-dialog"), file_name: self.name("hand-over.pdf") };
                self.register.asked_sheet = desk.ask_save(ctx, question);
            }
            PublishAction::SaveReminder => {
                let question = SaveFile {
                    title: tr("finish-reminder-dialog"),
                    file_name: self.name("next-rotation.ics"),
                };
                self.finish.asked_reminder = desk.ask_save(ctx, question);
            }
            PublishAction::CopyRecord => {
                let text = record(&self.ceremony).document().text();
                match desk.clipboard.copy_public(&text) {
                    Ok(()) => self.finish.saved = Some(Message::new("finish-record-copied")),
                    Err(error) => self.finish.problem = Some(error.message()),
                }
            }
        }
    }

    fn registered(&mut self, ctx: &Context, desk: &mut Desk, seen: bool) {
        match self.ceremony.registered(seen, &Zoned::now()) {
            Ok(()) => self.open(ctx, Step::Live, desk),
            Err(refusal) => self.register.problem = Some(refusal.message()),
        }
    }

    pub(super) fn collect_publish(&mut self, ctx: &Context, desk: &mut Desk) {
        if let Some(Some(path)) = take(&mut self.register.asked) {
            self.save_public_key(&path);
        }
        if let Some(Some(path)) = take(&mut self.finish.asked) {
            self.save_record(&path);
        }
        if let Some(Some(path)) = take(&mut self.prepare.asked_script) {
            self.save_script(&path);
        }
        if let Some(Some(path)) = take(&mut self.register.asked_sheet) {
            self.save_sheet(&path);
        }
        if let Some(Some(path)) = take(&mut self.finish.asked_reminder) {
            self.save_reminder(&path);
        }
        if self.register.logic(ctx, desk) {
            self.take_platform_key(desk);
        }
    }

    fn name(&self, ending: &str) -> String {
        let today = Zoned::now();
        format!("{}-{ending}", self.ceremony.plan().file_stem(today.year(), today.month()))
    }

    fn copy_public(&mut self, desk: &mut Desk, pem: bool) {
        let Some(made) = self.ceremony.made() else {
            return;
        };
        let text = if pem { made.public.pem() } else { made.public.one_line() };
        match desk.clipboard.copy_public(&text) {
            Ok(()) => {
                self.register.problem = None;
                self.register.taken = Some(Message::new("register-copied"));
                self.public_key_taken(None);
            }
            Err(error) => self.register.problem = Some(error.message()),
        }
    }

    fn public_key_taken(&mut self, file: Option<String>) {
        if let Err(refusal) = self.ceremony.public_key_taken(file, &Zoned::now()) {
            self.register.problem = Some(refusal.message());
        }
    }

    fn save_public_key(&mut self, path: &Path) {
        let Some(made) = self.ceremony.made() else {
            return;
        };
        match save_public(path, made.public.one_line().as_bytes(), Existing::Replace) {
            Ok(saved) => {
                let file = saved.file_name();
                self.register.taken = Some(Message::new("register-saved").with("file", &file));
                self.register.saved = Some(saved.path.clone());
                self.public_key_taken(Some(file));
            }
            Err(error) => self.register.problem = Some(error.message()),
        }
    }

    /// Accepts the Alipay+ key, or says why not.
    fn take_platform_key(&mut self, desk: &mut Desk) {
        let Some(key) = self.register.platform.key().cloned() else { return };
        match self.ceremony.accept_platform_key(key.clone(), &Zoned::now()) {
            Ok(()) => desk.known.platform = Some(key),
            Err(refusal) => self.register.platform.refuse(refusal.message()),
        }
    }

    /// Saves the record as a page, and as data beside it, with which the ceremony can go on later.
    fn save_record(&mut self, path: &Path) {
        let record = record(&self.ceremony);
        match save_record(&record, path) {
            Ok(saved) => {
                self.ceremony.record_saved();
                self.finish.problem = None;
                self.finish.saved =
                    Some(Message::new("finish-record-saved").with("file", saved.file_name()));
                self.finish.file = Some(saved.path);
            }
            Err(message) => {
                self.finish.problem = Some(message.clone());
                self.refused = (self.ceremony.step() != Step::Finish).then_some(message);
            }
        }
    }

    /// Saves the script of the plan as it stands on the page; the record says which one was followed.
    fn save_script(&mut self, path: &Path) {
        let saved = save_paper(&script(&self.prepare.plan().tidy()), path);
        let noted = saved.and_then(|(saved, paper)| {
            let hash = hex(&Sha256::digest(&paper));
            let file = saved.file_name();
            let noted = self.ceremony.script_saved(file.clone(), hash, &Zoned::now());
            noted.map(|()| file).map_err(Refusal::message)
        });
        match noted {
            Ok(file) => {
                let words = Message::new("script-saved").with("file", file);
                (self.prepare.script, self.prepare.problem) = (Some(words), None);
            }
            Err(message) => self.prepare.problem = Some(message),
        }
    }

    fn save_sheet(&mut self, path: &Path) {
        let Some(sheet) = sheet(&self.ceremony) else { return };
        match save_paper(&sheet, path) {
            Ok((saved, _)) => {
                let words = Message::new("register-saved").with("file", saved.file_name());
                (self.register.taken, self.register.problem) = (Some(words), None);
            }
            Err(message) => self.register.problem = Some(message),
        }
    }

    fn save_reminder(&mut self, path: &Path) {
        let record = record(&self.ceremony);
        let Some(reminder) = reminder(&record, &Zoned::now()) else { return };
        match save_public(path, reminder.as_bytes(), Existing::Replace) {
            Ok(saved) => {
                self.finish.problem = None;
                let message = Message::new("finish-reminder-saved").with("file", saved.file_name());
                self.finish.saved = Some(message);
            }
            Err(error) => self.finish.problem = Some(error.message()),
        }
    }
}
