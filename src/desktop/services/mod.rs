//! What pages share.

mod desk;
mod dialog;
mod job;

pub use desk::{Desk, KnownKeys};
pub use dialog::{OpenFile, SaveFile};
pub use job::{Job, take};
