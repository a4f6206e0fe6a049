//! Which keys are in use elsewhere: nobody uses one twice.

use super::plan::Environment;
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
