use std::path::Path;

use egui::{Context, Ui};

use crate::desktop::inputs::PublicKeyField;
use crate::desktop::services::{Desk, KnownKeys};
use crate::desktop::theme::space;
use crate::desktop::widgets::link;
use crate::signing::{KeyRole, KnownKey};
use crate::text::{Message, tr};

/// What each key is to the user; the expected one first.
const ROLES: [(&str, KeyRole); 4] = [
    ("verify-platform-key", KeyRole::Platform),
    ("verify-own-key", KeyRole::Own),
    ("verify-old-key", KeyRole::Old),
    ("verify-environment-key", KeyRole::OtherEnvironment),
];

/// The key that is expected, and others that may have signed.
#[derive(Default)]
pub struct KeyFields {
    fields: [PublicKeyField; ROLES.len()],
    others_open: bool,
}

impl KeyFields {
    /// Takes the results of background work; whether a key has changed.
    pub fn logic(&mut self, ctx: &Context, desk: &mut Desk) -> bool {
        let mut changed = false;
        for field in &mut self.fields {
            changed |= field.logic(ctx, desk);
            // Whoever has the program has the private half: it never stands for anybody's key.
            if field.key().is_some_and(crate::keys::PublicKey::is_published) {
                field.refuse(Message::new("keys-published"));
            }
        }
        changed
    }

    /// The keys that were read, the expected one first; none where the expected one is missing.
    pub fn known(&self) -> Vec<KnownKey> {
        if self.fields[0].key().is_none() {
            return Vec::new();
        }
        let known = |(field, (id, role)): (&PublicKeyField, (&'static str, KeyRole))| {
            Some(KnownKey { name: tr(id), role, key: field.key()?.clone() })
        };
        self.fields.iter().zip(ROLES).filter_map(known).collect()
    }

    /// Offers the keys of the ceremony in fields that are still empty.
    pub fn learn(&mut self, known: &KnownKeys) {
        let keys = [&known.platform, &known.own, &known.old];
        for (field, key) in self.fields.iter_mut().zip(keys) {
            if let Some(key) = key.as_ref().filter(|_| field.is_blank() && !field.is_refused()) {
                field.set(key);
            }
        }
    }

    /// Reads a file as the expected key.
    pub fn open(&mut self, ctx: &Context, path: &Path) {
        self.fields[0].open(ctx, path);
    }

    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let shown = if self.others_open { self.fields.len() } else { 1 };
        for (field, (id, _)) in self.fields[..shown].iter_mut().zip(ROLES) {
            field.ui(ui, desk, &tr(id), &tr("verify-key-hint"));
            ui.add_space(space::TIGHT);
        }
        if !self.others_open && link(ui, &tr("verify-other-keys")).clicked() {
            self.others_open = true;
        }
    }
}
