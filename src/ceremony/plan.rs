use crate::keys::PublicKey;
use crate::text::Message;

/// Why the ceremony is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Occasion {
    /// The first key for this client id.
    #[default]
    First,
    /// A new key in place of an old one.
    Replacement,
}

impl Occasion {
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Replacement => "replacement",
        }
    }

    /// Its name.
    pub fn name(self) -> Message {
        Message::new(match self {
            Self::First => "ceremony-occasion-first",
            Self::Replacement => "ceremony-occasion-replacement",
        })
    }
}

/// Which environment of the dashboard the key is for. The two must use different keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Environment {
    /// Test mode, the sandbox.
    #[default]
    Test,
    /// Real mode.
    Real,
}

impl Environment {
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Real => "real",
        }
    }

    /// Its name.
    pub fn name(self) -> Message {
        Message::new(match self {
            Self::Test => "ceremony-environment-test",
            Self::Real => "ceremony-environment-real",
        })
    }
}

/// What the ceremony is for, and who holds it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
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
    /// Who watches; may be empty.
    pub witness: String,
    /// The key that is replaced, to compare with.
    pub old_key: Option<PublicKey>,
}

/// Something about a plan that deserves a second look, but stops nobody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanNote {
    /// A sandbox client id, but the real environment.
    SandboxIdForReal,
    /// A client id that is not a sandbox one, but the test environment.
    RealIdForTest,
}

impl PlanNote {
    /// The sentence for it.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::SandboxIdForReal => "ceremony-note-sandbox-id",
            Self::RealIdForTest => "ceremony-note-real-id",
        })
    }
}

impl Plan {
    /// The plan with blanks around names removed, and never both rehearsal and real.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        for field in [&mut self.partner, &mut self.client_id, &mut self.operator, &mut self.witness]
        {
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
    pub fn note(&self) -> Option<PlanNote> {
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
        let kind = match (self.rehearsal, self.environment) {
            (true, _) => "rehearsal",
            (false, Environment::Test) => "test",
            (false, Environment::Real) => "real",
        };
        format!("{stem}-{kind}-{year}-{month:02}")
    }
}

/// Letters of every script stay; what file systems or shells trip over becomes a dash.
fn plain(c: char) -> char {
    if c.is_alphanumeric() { c.to_lowercase().next().unwrap_or(c) } else { '-' }
}
