use std::path::PathBuf;

use egui::Context;
use jiff::Zoned;

use super::super::Keys;
use super::super::action::LiveAction;
use super::super::live::{Looked, keys};
use crate::ceremony::Step;
use crate::ceremony::live::judge_live;
use crate::desktop::services::{Desk, Job, OpenMany};
use crate::signing::batch::{Item, Progress, of_capture, read};
use crate::text::tr;

/// What was given to look at.
enum Given {
    Files(Vec<PathBuf>),
    Text(Vec<u8>),
}

impl Keys {
    pub(super) fn act_live(&mut self, ctx: &Context, desk: &mut Desk, action: LiveAction) {
        self.live.problem = None;
        match action {
            LiveAction::Choose => {
                let question = OpenMany { title: tr("live-choose"), folder: false };
                self.live.asked = desk.ask_open_many(ctx, question);
            }
            LiveAction::Look(paths) => self.look(ctx, Given::Files(paths)),
            LiveAction::Paste => match desk.clipboard.read() {
                Ok(text) => self.look(ctx, Given::Text(text.expose().as_bytes().to_vec())),
                Err(error) => self.live.problem = Some(error.message()),
            },
            LiveAction::Anew => self.live.items.clear(),
            LiveAction::PutOff => self.put_off(ctx, desk),
        }
    }

    pub(super) fn collect_live(&mut self, ctx: &Context) {
        let (chosen, facts) = self.live.logic();
        if !chosen.is_empty() {
            self.look(ctx, Given::Files(chosen));
        }
        let Some(facts) = facts else { return };
        self.live.problem = self.live.items.iter().find_map(|item| item.content.clone().err());
        // Where nothing could be read at all, there is nothing to put on record.
        if facts.sum().total() + facts.from_platform + facts.not_from_platform > 0
            && let Err(refusal) = self.ceremony.live_checked(facts, &Zoned::now())
        {
            self.live.problem = Some(refusal.message());
        }
    }

    /// Adds what was given to what was looked at before, each message once.
    fn look(&mut self, ctx: &Context, given: Given) {
        let Some(keys) = keys(&self.ceremony) else { return };
        let mut items = std::mem::take(&mut self.live.items);
        items.retain(|item| item.content.is_ok());
        let progress = Progress::default();
        self.live.progress = progress.clone();
        self.live.looking = Job::start(ctx, "look", move |cancel| {
            let new = match given {
                Given::Files(paths) => read(&paths, &progress, cancel),
                Given::Text(bytes) => of_capture(&tr("verify-many-paste"), &bytes),
            };
            for item in new {
                if !items.iter().any(|old| same(old, &item)) {
                    items.push(item);
                }
            }
            let facts = judge_live(&items, &keys, &progress, cancel)?;
            Some(Looked { items, facts })
        });
    }

    fn put_off(&mut self, ctx: &Context, desk: &mut Desk) {
        match self.ceremony.put_live_off(&self.live.reason, &Zoned::now()) {
            Ok(()) => self.open(ctx, Step::Finish, desk),
            Err(refusal) => self.live.problem = Some(refusal.message()),
        }
    }
}

/// The same message, given twice.
fn same(old: &Item, new: &Item) -> bool {
    match (&old.content, &new.content) {
        (Ok(old), Ok(new)) => {
            old.signature_header.is_some()
                && old.signature_header == new.signature_header
                && old.body == new.body
        }
        _ => false,
    }
}
