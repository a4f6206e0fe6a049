//! Which keys are in use elsewhere: nobody uses one twice.

use super::plan::{Environment, Plan};
use crate::keys::PublicKey;

/// Whose key it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Owner {
    /// The partner's.
    Partner,
    /// That of Alipay+.
    Platform,
}

/// Where a key is or was used, from a ceremony of this session or from a record that was opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownUse {
    /// The key.
    pub key: PublicKey,
    /// Whose it is.
    pub owner: Owner,
    /// In which environment.
    pub environment: Environment,
    /// Whether it was made for throwing away.
    pub rehearsal: bool,
    /// The number of the record that says so; `None` for a ceremony of this session.
    pub record: Option<String>,
}

impl KnownUse {
    /// How the keys of one ceremony are used: its own new one, the one it replaces, and that of Alipay+.
    pub(super) fn of_ceremony(
        plan: &Plan,
        own: Option<&PublicKey>,
        platform: Option<&PublicKey>,
        record: Option<&str>,
    ) -> Vec<Self> {
        let partner = own.into_iter().chain(&plan.old_key).map(|key| (key, Owner::Partner));
        let all = partner.chain(platform.map(|key| (key, Owner::Platform)));
        let known = |(key, owner): (&PublicKey, Owner)| Self {
            key: key.clone(),
            owner,
            environment: plan.environment,
            rehearsal: plan.rehearsal,
            record: record.map(str::to_owned),
        };
        all.map(known).collect()
    }
}
