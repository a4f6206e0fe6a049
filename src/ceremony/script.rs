//! The script to print before a ceremony: numbered steps with the time planned for each, what is read aloud, room to tick.

use super::plan::{Occasion, Plan};
use super::record::{filled, footer_of, rehearsal};
use crate::paper::{Block, Document, Table};
use crate::text::{Message, tr};

/// A line of the script: the minutes planned for it, and its sentence.
type Line = (u8, &'static str);

const BEFORE: [Line; 3] = [(5, "script-room"), (3, "script-program"), (2, "script-read-plan")];
const MAKE: [Line; 2] = [(2, "script-make"), (3, "script-read-words")];
const STORE: [Line; 3] = [(5, "script-store"), (2, "script-prove"), (1, "script-stored")];
const AFTER: [Line; 2] = [(5, "script-register"), (5, "script-platform")];
const END: [Line; 3] = [(5, "script-live"), (5, "script-record"), (2, "script-statement")];

/// The script of the ceremony that is planned. It says nothing of the day, so that the same plan has the same script, and its
/// hash says which one was followed.
pub fn script(plan: &Plan) -> Document {
    let facts = [
        ("ceremony-record-occasion", plan.occasion.name().text()),
        ("ceremony-record-environment", plan.environment.name().text()),
        ("ceremony-record-partner", plan.partner.clone()),
        ("ceremony-record-client-id", plan.client_id.clone()),
        ("ceremony-record-operator", plan.operator.clone()),
        ("ceremony-record-witness", plan.witness.clone()),
    ];
    Document {
        title: tr("script-title"),
        mark: rehearsal(Some(plan)),
        footer: footer_of("script-footer"),
        written: None,
        blocks: vec![
            Block::Facts(filled(facts)),
            Block::Text(tr("script-about")),
            Block::Table(steps(plan)),
            Block::Heading(tr("script-exceptions")),
            Block::Text(tr("script-exceptions-about")),
            Block::Signatures(
                ["ceremony-record-sign-operator", "ceremony-record-sign-witness"].map(tr).to_vec(),
            ),
        ],
    }
}

fn steps(plan: &Plan) -> Table {
    let cut_over: &[Line] = match plan.occasion {
        Occasion::First => &[],
        Occasion::Replacement => &[(5, "script-cut-over")],
    };
    let lines = BEFORE.iter().chain(&MAKE).chain(&STORE).chain(&AFTER).chain(cut_over).chain(&END);
    let row = |(index, (minutes, id)): (usize, &Line)| {
        let minutes = Message::new("script-minutes").counting("minutes", *minutes).text();
        vec![(index + 1).to_string(), minutes, tr(id), String::new(), String::new()]
    };
    let head = ["script-number", "script-planned", "script-what", "script-time", "script-done"];
    Table {
        head: head.map(tr).to_vec(),
        widths: vec![2, 3, 16, 4, 3],
        rows: lines.enumerate().map(row).collect(),
    }
}
