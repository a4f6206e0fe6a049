//! What a screen reader says of its own accord: verdicts, refusals, progress, the step.
//!
//! Two nodes stay in the tree, one that waits until the reader has finished and one that interrupts. What is noted in a frame and was
//! not in the one before becomes the text of its node, which is what the adapters of all systems announce.

use egui::accesskit::{Live, Role};
use egui::{Context, Id, Rect, Sense, Ui, accesskit_root_id, pos2, vec2};

use crate::text::LANGUAGE;

#[derive(Clone, Default)]
struct Said {
    /// Noted in this frame, and whether it interrupts.
    now: Vec<(String, bool)>,
    before: Vec<(String, bool)>,
    polite: String,
    assertive: String,
}

fn with<R>(ctx: &Context, change: impl FnOnce(&mut Said) -> R) -> R {
    ctx.data_mut(|data| change(data.get_temp_mut_or_default(Id::unique("announced"))))
}

/// Notes what stands on the page; said once, when it comes.
pub fn announce(ctx: &Context, text: &str) {
    note(ctx, text, false);
}

pub(super) fn note(ctx: &Context, text: &str, interrupts: bool) {
    with(ctx, |said| said.now.push((text.to_owned(), interrupts)));
}

/// Draws the two nodes; once a frame, after the page.
pub fn live_regions(ui: &mut Ui) {
    let said = with(ui.ctx(), |said| {
        let now = std::mem::take(&mut said.now);
        let fresh = |interrupts: bool| {
            let texts =
                now.iter().filter(|noted| noted.1 == interrupts && !said.before.contains(noted));
            texts.map(|noted| noted.0.as_str()).collect::<Vec<_>>().join(" ")
        };
        for (text, region) in [(fresh(false), &mut said.polite), (fresh(true), &mut said.assertive)]
        {
            if !text.is_empty() {
                // The same words a second time are news, too, and only a change is announced.
                *region = if *region == text { text + " " } else { text };
            }
        }
        said.before = now;
        (said.polite.clone(), said.assertive.clone())
    });
    ui.ctx().accesskit_node_builder(accesskit_root_id(), |root| root.set_language(LANGUAGE));
    region(ui, "polite", said.0, Live::Polite);
    region(ui, "assertive", said.1, Live::Assertive);
}

fn region(ui: &mut Ui, name: &str, text: String, live: Live) {
    let id = Id::unique(("live", name));
    let corner = Rect::from_min_size(pos2(0.0, 0.0), vec2(1.0, 1.0));
    ui.interact(corner, id, Sense::hover());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Status);
        node.set_label(text);
        node.set_live(live);
    });
}
