//! The sheet that goes with a private key to whoever puts it in place: which key, where it goes, how to tell it from another
//! one, whom to call. No secret stands on it.

use super::event::EventKind;
use super::facts::KeyFacts;
use super::machine::Ceremony;
use super::record::{filled, footer_of, rehearsal};
use crate::paper::{Block, Document};
use crate::text::tr;

/// The sheet of the key that was made. `None` while there is none.
pub fn sheet(ceremony: &Ceremony) -> Option<Document> {
    let (plan, key) = (ceremony.plan(), KeyFacts::from(&ceremony.made()?.public));
    let mut facts = vec![
        ("ceremony-record-partner", plan.partner.clone()),
        ("ceremony-record-client-id", plan.client_id.clone()),
        ("ceremony-record-environment", plan.environment.name().text()),
        ("ceremony-record-occasion", plan.occasion.name().text()),
        ("ceremony-record-size", key.size().text()),
        ("ceremony-record-words", key.dotted_words()),
        ("ceremony-record-fingerprint", key.grouped()),
    ];
    let old = plan.old_key.as_ref().map(KeyFacts::from);
    facts.extend(old.map(|old| ("ceremony-record-old-key", old.grouped())));
    facts.push(("sheet-call", plan.operator.clone()));
    let given: Vec<(bool, String)> = ceremony
        .events()
        .iter()
        .filter_map(|event| {
            let given = matches!(event.kind, EventKind::Saved { .. } | EventKind::Copied { .. });
            given.then(|| (true, event.kind.message().text()))
        })
        .collect();
    let steps = ["sheet-step-place", "sheet-step-compare", "sheet-step-every", "sheet-step-delete"];
    let numbered = steps.into_iter().enumerate();
    let numbered = numbered.map(|(index, id)| Block::Text(format!("{}. {}", index + 1, tr(id))));
    let mut blocks = vec![
        Block::Notice(tr("sheet-no-secret")),
        Block::Facts(filled(facts)),
        Block::Heading(tr("sheet-given")),
        Block::Checks(given),
        Block::Heading(tr("sheet-steps")),
    ];
    blocks.extend(numbered);
    blocks.push(Block::Heading(tr("ceremony-record-public-key")));
    blocks.push(Block::Qr { content: key.public_key.clone(), caption: tr("sheet-qr") });
    blocks.push(Block::Code(key.public_key));
    blocks.push(Block::Signatures(["sheet-sign-given", "sheet-sign-taken"].map(tr).to_vec()));
    Some(Document {
        title: tr("sheet-title"),
        mark: rehearsal(Some(plan)),
        footer: footer_of("sheet-footer"),
        written: ceremony.events().last().map(|event| event.at.clone()),
        blocks,
    })
}
