use crate::ceremony::facts::Statement;
use crate::ceremony::plan::Occasion;
use crate::ceremony::summary::{Done, Summary};
use crate::text::Message;

/// What an auditor would ask for, and a record does not say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lack {
    /// Who held it.
    Operator,
    /// Who watched.
    Witness,
    /// Why, and who approved it.
    Approval,
    /// Which key is replaced.
    OldKey,
    /// That a stored copy was proved.
    Proof,
    /// That the key was destroyed here, with its signature.
    Possession,
    /// That the dashboard has the new key.
    Registration,
    /// That the live system uses it.
    Live,
    /// What the witness says.
    WitnessStatement,
    /// The custodian's acknowledgement.
    Custodian,
    /// What becomes of the old key.
    OldKeyEnd,
    /// When the key is to be replaced.
    NextRotation,
    /// Where the record is kept, and how long.
    Kept,
}

impl Lack {
    /// The sentence for it.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Operator => "ceremony-lack-operator",
            Self::Witness => "ceremony-lack-witness",
            Self::Approval => "ceremony-lack-approval",
            Self::OldKey => "ceremony-lack-old-key",
            Self::Proof => "ceremony-lack-proof",
            Self::Possession => "ceremony-lack-possession",
            Self::Registration => "ceremony-lack-registration",
            Self::Live => "ceremony-lack-live",
            Self::WitnessStatement => "ceremony-lack-witness-statement",
            Self::Custodian => "ceremony-lack-custodian",
            Self::OldKeyEnd => "ceremony-lack-old-key-end",
            Self::NextRotation => "ceremony-lack-next-rotation",
            Self::Kept => "ceremony-lack-kept",
        })
    }

    /// A stable word for programs.
    pub fn label(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Witness => "witness",
            Self::Approval => "approval",
            Self::OldKey => "old_key",
            Self::Proof => "proof_of_copy",
            Self::Possession => "proof_of_possession",
            Self::Registration => "registration",
            Self::Live => "live_proof",
            Self::WitnessStatement => "witness_statement",
            Self::Custodian => "custodian",
            Self::OldKeyEnd => "old_key_end",
            Self::NextRotation => "next_rotation",
            Self::Kept => "retention",
        }
    }
}

impl Summary<'_> {
    /// What the record does not say, in the order of the steps. A rehearsal needs nothing of what comes after it.
    pub fn lacks(&self) -> Vec<Lack> {
        let empty = |field: fn(&crate::ceremony::Plan) -> &str| {
            self.plan.is_none_or(|plan| field(plan).is_empty())
        };
        let stated = |wanted: fn(&Statement) -> bool| {
            self.statements.iter().any(|statement| wanted(statement))
        };
        let replaced = self.plan.is_some_and(|plan| plan.occasion == Occasion::Replacement);
        let no_old_key = self.plan.is_some_and(|plan| plan.old_key.is_none());
        let rehearsal = self.plan.is_some_and(|plan| plan.rehearsal);
        let approval = empty(|plan| &plan.reason) || empty(|plan| &plan.approved_by);
        let rows = [
            (Lack::Operator, empty(|plan| &plan.operator), true),
            (Lack::Witness, empty(|plan| &plan.witness), true),
            (Lack::Approval, approval, false),
            (Lack::OldKey, replaced && no_old_key, false),
            (Lack::Proof, self.proof.is_none(), true),
            (Lack::Possession, !self.destroyed, true),
            (Lack::Registration, self.registered != Done::Yes, false),
            (Lack::Live, self.proved_live != Done::Yes, false),
            (
                Lack::WitnessStatement,
                !stated(|said| matches!(said, Statement::Witness { .. })),
                true,
            ),
            (Lack::Custodian, !stated(|said| matches!(said, Statement::Custodian { .. })), false),
            (
                Lack::OldKeyEnd,
                replaced && !stated(|said| matches!(said, Statement::OldKey { .. })),
                false,
            ),
            (
                Lack::NextRotation,
                !stated(|said| matches!(said, Statement::NextRotation { .. })),
                false,
            ),
            (Lack::Kept, !stated(|said| matches!(said, Statement::Kept { .. })), false),
        ];
        let wanted = rows.into_iter().filter(|row| row.1 && (row.2 || !rehearsal));
        wanted.map(|row| row.0).collect()
    }
}
