use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Instant;

use egui::Context;

use crate::keys::generate::Cancel;
use crate::secret::worker;

/// Work on another thread, whose result is taken in `logic`. Dropping it cancels it.
#[derive(Debug)]
pub struct Job<T> {
    result: Receiver<T>,
    cancel: Cancel,
    since: Instant,
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on a thread called `name` and paints again when it is done. `None` where the system
    /// has no thread to give.
    pub fn start(
        ctx: &Context,
        name: &str,
        work: impl FnOnce(&Cancel) -> T + Send + 'static,
    ) -> Option<Self> {
        let cancel = Cancel::default();
        let (sender, result) = channel();
        let (ctx, theirs) = (ctx.clone(), cancel.clone());
        worker::spawn(name, move || {
            // Nobody waits for the result of cancelled work.
            let _ = sender.send(work(&theirs));
            ctx.request_repaint();
        })
        .ok()?;
        Some(Self { result, cancel, since: Instant::now() })
    }

    /// Its result, once it is there. A thread that ended without one counts as cancelled.
    pub fn poll(&self) -> Option<Result<T, Gone>> {
        match self.result.try_recv() {
            Ok(result) => Some(Ok(result)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(Gone)),
        }
    }

    /// Asks it to end early; its result comes all the same, with what was done so far.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }

    /// When it was started.
    pub fn since(&self) -> Instant {
        self.since
    }
}

/// The work ended without a result.
#[derive(Clone, Copy, Debug)]
pub struct Gone;

/// Takes the result out of `slot` when it is there, and empties the slot.
pub fn take<T: Send + 'static>(slot: &mut Option<Job<T>>) -> Option<T> {
    let done = slot.as_ref()?.poll()?;
    *slot = None;
    done.ok()
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}
