//! The only module with `unsafe`: what the operating system offers for keeping secrets.
//!
//! Every block says why it is sound. Nothing here knows what a key is.
#![allow(unsafe_code)]

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

pub(super) use system::{
    Pages, deny_debuggers, no_core_dumps, read_past_cache, restrict_to_owner, safe_library_search,
    stand_back,
};

#[cfg(unix)]
pub(super) use unix::NO_FOLLOW;
#[cfg(target_os = "linux")]
pub(super) use unix::{UNNAMED, give_name, no_driver_caches, set_dumpable};
#[cfg(windows)]
pub(super) use windows::clipboard_sequence;
