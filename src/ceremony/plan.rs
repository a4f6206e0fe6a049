use serde::{Deserialize, Serialize};

use super::facts::as_facts;
use crate::keys::PublicKey;
use crate::text::Message;

/// Why the ceremony is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// The first key for this client id.
    #[default]
    First,
    /// A new key in place of an old one.
    Replacement,
}

impl Occasion {
    /// Its name.
    pub fn name(self) -> Message {
        Message::new(match self {
            Self::First => "ceremony-occasion-first",
            Self::Replacement => "ceremony-occasion-replacement",
        })
    }
}

/// Which environment of the dashboard the key is for. The two must use different keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Environment {
    /// Test mode, the sandbox.
    #[default]
    Test,
    /// Real mode.
    Real,
}

impl Environment {
    /// Its name.
    pub fn name(self) -> Message {
        Message::new(match self {
            Self::Test => "ceremony-environment-test",
            Self::Real => "ceremony-environment-real",
        })
    }
}

/// What the ceremony is for, and who holds it. Whatever was not asked for or not filled in is empty.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Plan {
    /// First key or replacement.
    pub occasion: Occasion,
    /// Test or real; a rehearsal is never real.
    pub environment: Environment,
    /// Throw-away keys, marked everywhere.
    pub rehearsal: bool,
    /// The company whose key it is.
    pub partner: String,
    /// As the dashboard shows it.
    pub client_id: String,
    /// Who sits at the keyboard.
    pub operator: String,
    /// For whom the operator works.
    pub operator_organisation: String,
    /// Who watches; may be empty.
    pub witness: String,
    /// For whom the witness works.
    pub witness_organisation: String,
    /// Where the ceremony is held.
    pub place: String,
    /// Why a key is needed now.
    pub reason: String,
    /// Who approved it.
    pub approved_by: String,
    /// The key that is replaced, to compare with.
    #[serde(with = "as_facts", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<super::facts::KeyFacts>"))]
    pub old_key: Option<PublicKey>,
}

/// Something about a plan that deserves a second look, but stops nobody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanNote {
    /// A sandbox client id, but the real environment.
    SandboxIdForReal,
    /// A client id that is not a sandbox one, but the test environment.
    RealIdForTest,
    /// The same name as operator and as witness.
    OneForBoth,
}

impl PlanNote {
    /// The sentence for it.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::SandboxIdForReal => "ceremony-note-sandbox-id",
            Self::RealIdForTest => "ceremony-note-real-id",
            Self::OneForBoth => "ceremony-note-one-for-both",
        })
    }
}

impl Plan {
    /// The plan with blanks around names removed, and never both rehearsal and real.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        for field in [
            &mut self.partner,
            &mut self.client_id,
            &mut self.operator,
            &mut self.operator_organisation,
            &mut self.witness,
            &mut self.witness_organisation,
            &mut self.place,
            &mut self.reason,
            &mut self.approved_by,
        ] {
            *field = field.trim().to_owned();
        }
        if self.rehearsal {
            self.environment = Environment::Test;
        }
        if self.occasion == Occasion::First {
            self.old_key = None;
        }
        self
    }

    /// What deserves a second look.
    pub fn notes(&self) -> impl Iterator<Item = PlanNote> {
        self.note_of_id().into_iter().chain(self.note_of_people())
    }

    /// Whether nobody but the operator watches the operator.
    pub fn note_of_people(&self) -> Option<PlanNote> {
        let named = |name: &str| name.trim().to_lowercase();
        let both =
            !named(&self.witness).is_empty() && named(&self.operator) == named(&self.witness);
        both.then_some(PlanNote::OneForBoth)
    }

    /// Whether the client id is one of the environment that was chosen.
    pub fn note_of_id(&self) -> Option<PlanNote> {
        let id = self.client_id.trim().to_ascii_uppercase();
        if id.is_empty() || self.rehearsal {
            return None;
        }
        let sandbox = id.starts_with("SANDBOX_") || id.starts_with("TEST_") || id.starts_with("T_");
        match (self.environment, sandbox) {
            (Environment::Real, true) => Some(PlanNote::SandboxIdForReal),
            (Environment::Test, false) => Some(PlanNote::RealIdForTest),
            _ => None,
        }
    }

    /// Whether a key made for `other` may serve this plan: names may change, the purpose may not.
    pub(super) fn same_purpose(&self, other: &Self) -> bool {
        let purpose =
            |plan: &Self| (plan.occasion, plan.environment, plan.rehearsal, plan.client_id.clone());
        purpose(self) == purpose(other)
    }

    /// A file name without extension, such as `acme-real-2026-11`, from letters, digits and dashes alone.
    pub fn file_stem(&self, year: i16, month: i8) -> String {
        let name = [&self.partner, &self.client_id].into_iter().find(|name| !name.is_empty());
        let mut stem: String =
            name.map_or("key", String::as_str).chars().take(40).map(plain).collect();
        while stem.contains("--") {
            stem = stem.replace("--", "-");
        }
        let stem = stem.trim_matches('-');
        let stem = if stem.is_empty() { "key" } else { stem };
        format!("{stem}-{}-{year}-{month:02}", self.purpose())
    }

    /// `rehearsal`, `test` or `real`.
    pub fn purpose(&self) -> &'static str {
        match (self.rehearsal, self.environment) {
            (true, _) => "rehearsal",
            (false, Environment::Test) => "test",
            (false, Environment::Real) => "real",
        }
    }
}

/// Letters of every script stay; what file systems or shells trip over becomes a dash.
fn plain(c: char) -> char {
    if c.is_alphanumeric() { c.to_lowercase().next().unwrap_or(c) } else { '-' }
}
