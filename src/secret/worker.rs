//! Threads that touch secrets, and work that strangers' input must not end the program by.

use std::cell::Cell;
use std::hint::black_box;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::{Builder, JoinHandle, available_parallelism, scope};

use super::os;

/// How much of a stack is overwritten: more than any of our ways with a key was seen to use.
const WIPED: usize = 768 * 1024;
const STACK: usize = 2 * 1024 * 1024;

/// Runs `work` on a thread of its own, called `name`, and wipes that thread's stack at its end:
/// the system keeps a dead stack mapped for the next thread, with all that lay on it.
///
/// Such work may keep every core busy for seconds, so it stands back behind the window's thread.
///
/// # Errors
/// The system has no thread to give.
pub fn spawn<T, F>(name: &str, work: F) -> io::Result<JoinHandle<T>>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    Builder::new().name(name.to_owned()).stack_size(STACK).spawn(move || {
        stand_back();
        forgetting(work)
    })
}

thread_local! {
    /// Whether a panic on this thread is caught, and becomes a refusal.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// A reader of foreign input met something that it was not made for. What it was is not kept: it could be a secret.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Panicked;

/// Runs `work`, which reads what strangers wrote with code that nobody can vouch for; a panic in it is given back. A
/// panic anywhere else ends the program: [`super::process::harden`].
///
/// Nothing of `work` is used after it panicked, and what it held was wiped as it was dropped.
///
/// # Errors
/// [`Panicked`].
pub fn catching<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    let before = CAUGHT.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    CAUGHT.set(before);
    done.map_err(|_| {
        wipe_stack();
        Panicked
    })
}

/// Whether a panic on the calling thread is caught.
pub fn is_caught() -> bool {
    CAUGHT.get()
}

/// Lets the calling thread stand back behind the window's. Refused, the work is done all the same, and the
/// window is only less fluent.
pub fn stand_back() {
    let _ = os::stand_back();
}

/// Runs `work` on the calling thread and, at the same time, on one more for each further core, as far as the system has them to
/// give; ends when all have. They take what there is to do from what `work` shares.
///
/// # Panics
/// If `work` did on any of them.
pub fn on_every_core(name: &str, work: impl Fn() + Sync) {
    let caught = is_caught();
    let help = || {
        stand_back();
        if caught {
            return catching(&work);
        }
        work();
        Ok(())
    };
    scope(|scope| {
        let helpers = 1..available_parallelism().map_or(1, usize::from);
        let helpers = helpers.filter_map(|_| {
            let thread = Builder::new().name(name.to_owned()).stack_size(STACK);
            thread.spawn_scoped(scope, help).ok()
        });
        let helpers: Vec<_> = helpers.collect();
        work();
        for helper in helpers {
            let done = helper.join().is_ok_and(|done| done.is_ok());
            assert!(done, "a part of the work failed");
        }
    });
}

/// Runs `work` and wipes the part of this thread's stack that it used.
pub fn forgetting<T>(work: impl FnOnce() -> T) -> T {
    let done = run(work);
    wipe_stack();
    done
}

/// A frame of its own, so that nothing of the work's frame lives above the part that is wiped.
#[inline(never)]
fn run<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// Overwrites the unused part of the calling thread's stack, as far as secrets may have lain on it.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "the stack itself is what is wiped")]
pub fn wipe_stack() {
    let mut frame = [0_u8; WIPED];
    black_box(&mut frame);
}

#[cfg(test)]
mod tests {
    #[test]
    fn work_gives_its_result() {
        let handle = super::spawn("sum", || 2 + 2).expect("a thread");
        assert_eq!(handle.join().expect("no panic"), 4);
    }

    #[test]
    fn every_core_takes_from_one_pile() {
        use std::sync::atomic::{AtomicU32, Ordering};
        let (next, sum) = (AtomicU32::new(1), AtomicU32::new(0));
        super::on_every_core("sum", || {
            while let n @ ..=100 = next.fetch_add(1, Ordering::Relaxed) {
                sum.fetch_add(n, Ordering::Relaxed);
            }
        });
        assert_eq!(sum.into_inner(), 5050);
        let fails = || super::on_every_core("fails", || panic!("inside"));
        assert_eq!(super::catching(fails), Err(super::Panicked));
    }

    #[test]
    fn a_panic_is_given_back_and_the_thread_goes_on() {
        use super::{Panicked, catching, is_caught};
        assert!(!is_caught());
        assert_eq!(catching(|| assert!(!is_caught(), "caught in here")), Err(Panicked));
        assert_eq!(catching(|| catching(|| panic!("inside"))), Ok(Err::<(), _>(Panicked)));
        assert_eq!(catching(|| 4), Ok(4));
        assert!(!is_caught());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn work_stands_back_and_the_caller_does_not() {
        let before = niceness();
        let work = super::spawn("work", niceness).expect("a thread");
        assert_eq!(work.join().expect("no panic"), before.max(10));
        assert_eq!(niceness(), before);
    }

    /// The 19th value of `proc_pid_stat(5)`; the second one, a name, ends in the last bracket.
    #[cfg(target_os = "linux")]
    fn niceness() -> i64 {
        let stat = std::fs::read_to_string("/proc/thread-self/stat").expect("the kernel's words");
        let values = stat.rsplit(')').next().expect("values after the name");
        let nice = values.split_whitespace().nth(16);
        nice.and_then(|nice| nice.parse().ok()).expect("a number")
    }
}
