use crate::text::Message;

/// A step of the ceremony, in its order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Step {
    /// What, for whom, who.
    Prepare,
    /// Generate or import.
    Make,
    /// Hand over the private key, and prove it.
    Store,
    /// Give the public key to the dashboard.
    Register,
    /// The live system proves the new key.
    Live,
    /// Record and next steps.
    Finish,
}

impl Step {
    /// All steps in their order.
    pub const ALL: [Self; 6] =
        [Self::Prepare, Self::Make, Self::Store, Self::Register, Self::Live, Self::Finish];

    /// A stable word for data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Make => "make",
            Self::Store => "store",
            Self::Register => "register",
            Self::Live => "live",
            Self::Finish => "finish",
        }
    }

    /// Its name on the stepper.
    pub fn name(self) -> Message {
        Message::new(match self {
            Self::Prepare => "ceremony-step-prepare",
            Self::Make => "ceremony-step-make",
            Self::Store => "ceremony-step-store",
            Self::Register => "ceremony-step-register",
            Self::Live => "ceremony-step-live",
            Self::Finish => "ceremony-step-finish",
        })
    }

    /// The step after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The step before it.
    pub fn previous(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|index| Self::ALL[index])
    }
}

/// How a step stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepState {
    /// Finished.
    Done,
    /// The one that is open.
    Current,
    /// Not yet.
    Ahead,
}
