//! What pages share.

mod desk;
mod dialog;
mod frame_log;
mod job;

pub use desk::{Desk, KnownKeys};
pub use dialog::{OpenFile, OpenMany, SaveFile};
pub use frame_log::FrameLog;
pub use job::{Job, take};
