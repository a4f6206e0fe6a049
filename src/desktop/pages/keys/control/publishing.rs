use std::path::Path;

use eframe::egui::Context;
use jiff::Zoned;

use super::super::Keys;
use super::super::action::PublishAction;
use crate::ceremony::record::record;
use crate::desktop::services::{Desk, SaveFile, take};
use crate::keys::import::{PublicKeyError, public_key};
use crate::keys::save_public;
use crate::secret::files::Existing;
use crate::text::{Message, tr};

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
            PublishAction::PastePlatformKey => match desk.clipboard.read() {
                Ok(text) => self.take_platform_key(desk, text.expose().to_owned()),
                Err(error) => self.register.problem = Some(error.message()),
            },
            PublishAction::SaveRecord => {
                let question = SaveFile {
                    title: tr("finish-save-dialog"),
                    file_name: self.name("record.html"),
                };
                self.finish.asked = desk.ask_save(ctx, question);
            }
            PublishAction::CopyRecord => {
                self.finish.problem = desk
                    .clipboard
                    .copy_public(&record(&self.ceremony).text())
                    .err()
                    .map(|error| error.message());
                self.finish.saved = Some(Message::new("finish-record-copied"));
            }
        }
    }

    pub(super) fn collect_publish(&mut self, desk: &mut Desk) {
        if let Some(Some(path)) = take(&mut self.register.asked) {
            self.save_public_key(&path);
        }
        if let Some(Some(path)) = take(&mut self.finish.asked) {
            self.save_record(&path);
        }
        if std::mem::take(&mut self.register.changed) {
            let text = std::mem::take(&mut self.register.platform_key);
            self.take_platform_key(desk, text);
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
                self.public_key_taken(Some(file));
            }
            Err(error) => self.register.problem = Some(error.message()),
        }
    }

    /// Accepts the Alipay+ key, or says why not; what was typed stays, but never a private key.
    fn take_platform_key(&mut self, desk: &mut Desk, text: String) {
        self.register.problem = None;
        if text.trim().is_empty() {
            self.register.platform_key = text;
            return;
        }
        let read = public_key(text.as_bytes());
        if !matches!(read, Err(PublicKeyError::PrivateKey(_))) {
            self.register.platform_key = text;
        }
        match read {
            Err(error) => {
                if matches!(error, PublicKeyError::PrivateKey(_)) {
                    desk.wipe_traces();
                }
                self.register.problem = Some(error.message());
            }
            Ok(read) => match self.ceremony.accept_platform_key(read.key.clone(), &Zoned::now()) {
                Ok(()) => desk.known.platform = Some(read.key),
                Err(refusal) => self.register.problem = Some(refusal.message()),
            },
        }
    }

    fn save_record(&mut self, path: &Path) {
        let record = record(&self.ceremony);
        let is_data =
            path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        let content = if is_data { record.json() } else { record.html() };
        match save_public(path, content.as_bytes(), Existing::Replace) {
            Ok(saved) => {
                self.finish.problem = None;
                self.finish.saved =
                    Some(Message::new("finish-record-saved").with("file", saved.file_name()));
            }
            Err(error) => self.finish.problem = Some(error.message()),
        }
    }
}
