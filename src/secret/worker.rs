//! Threads that touch secrets.

use std::io;
use std::thread::{Builder, JoinHandle};

/// Runs `work` on a thread of its own, called `name`.
///
/// # Errors
/// The system has no thread to give.
pub fn spawn<T, F>(name: &str, work: F) -> io::Result<JoinHandle<T>>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    Builder::new().name(name.to_owned()).spawn(work)
}
