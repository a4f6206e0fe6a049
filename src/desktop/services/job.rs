use std::sync::atomic::{Ordering, fence};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use egui::Context;

use crate::keys::generate::Cancel;
use crate::secret::worker;

/// Work on another thread, whose result is taken in `logic`. Dropping it cancels it.
#[derive(Debug)]
pub struct Job<T> {
    /// The thread holds it, too, until it has ended. A channel would be much code for each type of result.
    result: Arc<Mutex<Option<T>>>,
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
        let result = Arc::default();
        let (ctx, theirs, slot) = (ctx.clone(), cancel.clone(), Arc::clone(&result));
        worker::spawn(name, move || {
            let done = work(&theirs);
            *lock(&slot) = Some(done);
            drop(slot);
            ctx.request_repaint();
        })
        .ok()?;
        Some(Self { result, cancel, since: Instant::now() })
    }

    /// Its result, once it is there. A thread that ended without one counts as cancelled.
    pub fn poll(&self) -> Option<Result<T, Gone>> {
        // Asked first: what the thread leaves is there before it is gone. Without the fence a processor may ask later.
        let gone = Arc::strong_count(&self.result) == 1;
        fence(Ordering::Acquire);
        let result = lock(&self.result).take();
        if result.is_none() && gone { Some(Err(Gone)) } else { result.map(Ok) }
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

fn lock<T>(slot: &Mutex<Option<T>>) -> MutexGuard<'_, Option<T>> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn ended<T: Send + 'static>(work: impl FnOnce(&Cancel) -> T + Send + 'static) -> Option<T> {
        let job = Job::start(&Context::default(), "work", work).expect("a thread");
        loop {
            match job.poll() {
                Some(Ok(result)) => return Some(result),
                Some(Err(Gone)) => return None,
                None => std::thread::yield_now(),
            }
        }
    }

    #[test]
    fn a_result_comes_and_a_thread_that_ended_without_one_is_told() {
        assert_eq!(ended(|_| 4), Some(4));
        assert_eq!(ended(|_| -> u8 { panic!("no result") }), None);
    }

    #[test]
    fn dropping_it_cancels_the_work() {
        let (told, cancelled) = std::sync::mpsc::channel();
        let job = Job::start(&Context::default(), "work", move |cancel| {
            while !cancel.is_cancelled() {
                std::thread::yield_now();
            }
            told.send(()).expect("the test waits");
        });
        drop(job.expect("a thread"));
        cancelled.recv().expect("it ended");
    }
}
