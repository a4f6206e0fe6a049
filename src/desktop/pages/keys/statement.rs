//! What people state for the record, each in a form of its own with few fields.

use egui::Ui;
use jiff::civil::Date;
use jiff::{Span, Zoned};

use crate::ceremony::facts::{Exception, Statement};
use crate::ceremony::record::USUAL_DAYS;
use crate::ceremony::{EventKind, Plan};
use crate::desktop::widgets::{
    Icon, Look, at_times, button, choice, field, hint, link, problem, strong,
};
use crate::text::{Message, tr};

/// How long the record is kept where nobody says otherwise (CA/B Baseline Requirements 5.4.3: two years).
const KEPT_DAYS: i64 = 2 * 365;

/// What is stated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// Whether the witness agrees.
    Witness,
    /// Who keeps the key.
    Custodian,
    /// What becomes of the old key.
    OldKey,
    /// When the key is replaced.
    NextRotation,
    /// Where the record is kept.
    Kept,
    /// What did not go as it should.
    Exception,
    /// That others may know the key.
    Leak,
}

impl Subject {
    /// Those that belong to the end of a ceremony.
    pub const AT_THE_END: [Self; 5] =
        [Self::Witness, Self::Custodian, Self::OldKey, Self::NextRotation, Self::Kept];

    /// Title, hint, and the names of the fields.
    fn words(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::Witness => {
                ("state-witness", "state-witness-hint", &["state-witness-name", "state-remark"])
            }
            Self::Custodian => {
                ("state-custodian", "state-custodian-hint", &["state-custodian-name"])
            }
            Self::OldKey => {
                ("state-old-key", "state-old-key-hint", &["state-old-key-name", "state-by-day"])
            }
            Self::NextRotation => ("state-next", "state-next-hint", &["state-by-day"]),
            Self::Kept => ("state-kept", "state-kept-hint", &["state-place", "state-until"]),
            Self::Exception => (
                "state-exception",
                "state-exception-hint",
                &["state-expected", "state-happened", "state-decided", "state-decided-by"],
            ),
            Self::Leak => {
                ("state-leak", "state-leak-hint", &["state-happened", "state-reported-by"])
            }
        }
    }

    /// Its name on the button that opens it.
    pub fn name(self) -> String {
        tr(self.words().0)
    }
}

/// A form that is open.
#[derive(Debug)]
pub struct Form {
    pub subject: Subject,
    texts: [String; 4],
    agrees: Option<bool>,
    /// Why it was not taken.
    pub problem: Option<Message>,
}

/// What was done with a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Done {
    /// It is to be taken into the record.
    Add,
    /// It is closed.
    Cancel,
}

impl Form {
    /// A form with what is known filled in.
    pub fn new(subject: Subject, plan: &Plan, now: &Zoned) -> Self {
        let in_days = |days: i64| {
            let day = now.date().checked_add(Span::new().days(days));
            day.map(|day| day.to_string()).unwrap_or_default()
        };
        let text = |text: &str| text.to_owned();
        let (first, second) = match subject {
            Subject::Witness => (text(&plan.witness), text("")),
            Subject::Custodian | Subject::Exception | Subject::Leak => (text(""), text("")),
            Subject::OldKey => (text(&plan.operator), in_days(30)),
            Subject::NextRotation => (in_days(USUAL_DAYS), text("")),
            Subject::Kept => (text(""), in_days(KEPT_DAYS)),
        };
        let texts = [first, second, String::new(), String::new()];
        Self { subject, texts, agrees: None, problem: None }
    }

    /// Draws it.
    pub fn ui(&mut self, ui: &mut Ui) -> Option<Done> {
        let (title, about, fields) = self.subject.words();
        strong(ui, &tr(title));
        hint(ui, &tr(about));
        if self.subject == Subject::Witness {
            let options = [(true, tr("state-agree")), (false, tr("state-disagree"))];
            self.agrees = choice(ui, &tr(title), &options, self.agrees).or(self.agrees);
        }
        for (text, id) in self.texts.iter_mut().zip(fields) {
            field(ui, &tr(id), text, "");
        }
        at_times(ui, self.problem.as_ref(), problem);
        ui.horizontal(|ui| {
            let add =
                button(ui, Look::Primary, Some(Icon::Check), &tr("state-add"), true).clicked();
            let cancel = link(ui, &tr("state-cancel")).clicked();
            match (add, cancel) {
                (true, _) => Some(Done::Add),
                (false, true) => Some(Done::Cancel),
                (false, false) => None,
            }
        })
        .inner
    }

    /// What it says, for the record; or what is still missing.
    pub fn event(&self) -> Result<EventKind, Message> {
        let text = |index: usize| self.texts[index].trim().to_owned();
        let filled = |index: usize| {
            let text = text(index);
            if text.is_empty() { Err(self.missing(index)) } else { Ok(text) }
        };
        let day = |index: usize| {
            let text = filled(index)?;
            let day: Result<Date, _> = text.parse();
            day.map(|day| day.to_string())
                .map_err(|_| Message::new("state-no-day").with("text", text))
        };
        Ok(match self.subject {
            Subject::Witness => {
                let agrees = self.agrees.ok_or_else(|| Message::new("state-choose"))?;
                let remark = if agrees { text(1) } else { filled(1)? };
                EventKind::Stated(Statement::Witness { agrees, by: filled(0)?, remark })
            }
            Subject::Custodian => EventKind::Stated(Statement::Custodian { by: filled(0)? }),
            Subject::OldKey => EventKind::Stated(Statement::OldKey { by: filled(0)?, on: day(1)? }),
            Subject::NextRotation => EventKind::Stated(Statement::NextRotation { on: day(0)? }),
            Subject::Kept => {
                EventKind::Stated(Statement::Kept { place: filled(0)?, until: day(1)? })
            }
            Subject::Exception => EventKind::Exception(Exception {
                step: String::new(),
                expected: text(0),
                happened: filled(1)?,
                decided: text(2),
                by: text(3),
            }),
            Subject::Leak => EventKind::Leaked { happened: filled(0)?, by: text(1) },
        })
    }

    fn missing(&self, index: usize) -> Message {
        let name = self.subject.words().2.get(index).map(|id| tr(id)).unwrap_or_default();
        Message::new("state-missing").with("field", name)
    }
}
