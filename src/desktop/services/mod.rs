//! What pages share.

mod desk;
mod dialog;
mod frame_log;
mod job;
mod papers;
mod reveal;
mod scene;
pub mod settings;

pub use desk::{Desk, KnownKeys};
pub use dialog::{OpenFile, OpenMany, SaveFile};
pub use frame_log::FrameLog;
pub use job::{Job, take};
pub use papers::{save_paper, save_record};
pub use reveal::show;
pub use scene::{COMMIT, Hash, RunningFile};
