//! Sorts and filters what was judged.

use std::cmp::Ordering;
use std::sync::Arc;

use super::super::diagnose::{BodyField, FieldKind, fields_to_compare};
use super::super::judge::Standing;
use super::{Captured, Item, Judgement};
use crate::text::shown;

/// One row: what was given, and what is said of it.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was given.
    pub item: Arc<Item>,
    /// What is said of it.
    pub judgement: Judgement,
    /// The words that are shown, by [`Column`].
    cells: [String; Column::ALL.len()],
}

/// A column by which can be sorted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Column {
    /// What is to be done about it.
    Standing,
    /// Method and path.
    Message,
    /// The cause in one sentence; empty where the message is genuine as it stands.
    Cause,
    /// The key that signed.
    Key,
    /// `Request-Time` or `Response-Time`.
    Time,
    /// The amount as people write it, and the id of the payment.
    Payment,
    /// File and line.
    Source,
}

impl Column {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Standing,
        Self::Message,
        Self::Cause,
        Self::Key,
        Self::Time,
        Self::Payment,
        Self::Source,
    ];
}

/// In which order rows are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Order {
    /// By what; equals stay in the order of the input.
    pub column: Column,
    /// Whether the last comes first.
    pub descending: bool,
}

/// What needs a look comes first.
impl Default for Order {
    fn default() -> Self {
        Self { column: Column::Standing, descending: true }
    }
}

/// Which rows are shown.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Filter {
    /// Words that stand somewhere in a row, in any letter case; all of them must.
    pub text: String,
    /// Only what stands like this.
    pub standing: Option<Standing>,
}

impl Row {
    /// Joins what was given with what is said of it.
    pub fn new(item: Arc<Item>, judgement: Judgement) -> Self {
        let captured = item.content.as_ref().ok();
        let found = judgement.diagnosis();
        let key = found.and_then(|found| found.signing_key.as_ref());
        let time = captured.and_then(|message| message.time.clone());
        let message = captured.map(|message| {
            let parts = [&message.method, &message.uri];
            let parts: Vec<_> = parts.into_iter().flatten().map(String::as_str).collect();
            parts.join(" ")
        });
        let source = if item.line > 1 {
            format!("{}:{}", item.source, item.line)
        } else {
            item.source.clone()
        };
        let cause = judgement.cause().map(|cause| cause.text()).unwrap_or_default();
        let payment = captured.map(Payment::of).unwrap_or_default().text();
        let cells = Column::ALL.map(|column| {
            shown(&match column {
                Column::Standing => judgement.standing().name().text(),
                Column::Time => time.clone().unwrap_or_default(),
                Column::Message => message.clone().unwrap_or_default(),
                Column::Key => key.map(|key| key.name.clone()).unwrap_or_default(),
                Column::Cause => cause.clone(),
                Column::Payment => payment.clone(),
                Column::Source => source.clone(),
            })
            .into_owned()
        });
        Self { item, judgement, cells }
    }

    /// What is shown of it in this column.
    pub fn cell(&self, column: Column) -> &str {
        &self.cells[column as usize]
    }

    fn compare(&self, other: &Self, column: Column) -> Ordering {
        if column == Column::Standing {
            return self.judgement.standing().cmp(&other.judgement.standing());
        }
        self.cell(column).cmp(other.cell(column))
    }
}

/// What a message is about.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Payment {
    /// The first id of a payment or of a request for one.
    pub id: String,
    /// The first amount: as people write it, where it is one.
    pub amount: String,
}

impl Payment {
    /// Reads it out of a body.
    pub fn of(message: &Captured) -> Self {
        let fields = message.body.as_deref().map(fields_to_compare).unwrap_or_default();
        let id = |name: &str| {
            let named = |field: &&BodyField| {
                field.kind == FieldKind::Id && field.path.rsplit('.').next() == Some(name)
            };
            fields.iter().find(named).map(|field| field.value.clone())
        };
        let amount = fields.iter().find(|field| field.kind == FieldKind::Amount);
        Self {
            id: id("paymentId").or_else(|| id("paymentRequestId")).unwrap_or_default(),
            amount: amount
                .map(|field| field.written.clone().unwrap_or_else(|| field.value.clone()))
                .unwrap_or_default(),
        }
    }

    fn text(&self) -> String {
        let parts = [&self.amount, &self.id].into_iter().filter(|part| !part.is_empty());
        parts.map(String::as_str).collect::<Vec<_>>().join(" · ")
    }
}

impl Filter {
    fn lets_through(&self, row: &Row) -> bool {
        let standing = self.standing.is_none_or(|standing| row.judgement.standing() == standing);
        standing
            && self.text.split_whitespace().all(|word| {
                let word = word.to_lowercase();
                let mut cells = row.cells.iter();
                cells.any(|cell| cell.to_lowercase().contains(&word))
            })
    }
}

/// The indices of the rows to show, in their order.
pub fn view(rows: &[Row], filter: &Filter, order: Order) -> Vec<usize> {
    let mut shown: Vec<usize> =
        (0..rows.len()).filter(|index| filter.lets_through(&rows[*index])).collect();
    shown.sort_by(|a, b| {
        let ordering = rows[*a].compare(&rows[*b], order.column);
        if order.descending { ordering.reverse() } else { ordering }
    });
    shown
}

/// How many rows stand how, the best first, without those that do not occur.
pub fn counts(rows: &[Row]) -> Vec<(Standing, usize)> {
    Standing::ALL
        .into_iter()
        .map(|standing| {
            let like = |row: &&Row| row.judgement.standing() == standing;
            (standing, rows.iter().filter(like).count())
        })
        .filter(|(_, count)| *count > 0)
        .collect()
}
