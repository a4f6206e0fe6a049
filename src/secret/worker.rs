//! Threads that touch secrets, and work that strangers' input must not end the program by.

use std::cell::Cell;
use std::hint::black_box;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle, available_parallelism};

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

/// The threads that help with work without secrets, one for each further core; they wait where there is none.
fn helpers() -> Option<&'static rayon::ThreadPool> {
    static HELPERS: LazyLock<Option<rayon::ThreadPool>> = LazyLock::new(|| {
        let others = available_parallelism().map_or(1, usize::from) - 1;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(others).stack_size(STACK);
        let pool = pool.thread_name(|n| format!("helper-{n}")).start_handler(|_| stand_back());
        if others == 0 { None } else { pool.build().ok() }
    });
    HELPERS.as_ref()
}

/// Runs `work`, which holds no secret, on the calling thread and, at the same time, on one more for each further core, as far as
/// the system has them to give; ends when all have. They take what there is to do from what `work` shares.
///
/// # Panics
/// If `work` did on any of them.
pub fn on_every_core(work: impl Fn() + Sync) {
    let Some(helpers) = helpers() else { return work() };
    let (caught, failed) = (is_caught(), AtomicBool::new(false));
    let help = || {
        if caught {
            failed.fetch_or(catching(&work).is_err(), Ordering::Relaxed);
        } else {
            work();
        }
    };
    helpers.in_place_scope(|scope| {
        for _ in 0..helpers.current_num_threads() {
            scope.spawn(|_| help());
        }
        work();
    });
    assert!(!failed.into_inner(), "a part of the work failed");
}

/// What `work` makes of each number below `count`, in their order; [`on_every_core`] if `shared`.
///
/// # Panics
/// If `work` did on any of them.
pub fn each<T: Send>(count: usize, shared: bool, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    if !shared || count < 2 {
        return (0..count).map(work).collect();
    }
    let (next, made) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(count)));
    on_every_core(|| {
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= count {
                return;
            }
            let one = work(n);
            made.lock().unwrap_or_else(PoisonError::into_inner).push((n, one));
        }
    });
    let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    made.sort_unstable_by_key(|(n, _)| *n);
    made.into_iter().map(|(_, one)| one).collect()
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
        super::on_every_core(|| {
            while let n @ ..=100 = next.fetch_add(1, Ordering::Relaxed) {
                sum.fetch_add(n, Ordering::Relaxed);
            }
        });
        assert_eq!(sum.into_inner(), 5050);
        let fails = || super::on_every_core(|| panic!("inside"));
        assert_eq!(super::catching(fails), Err(super::Panicked));
    }

    #[test]
    fn what_each_number_makes_comes_in_their_order() {
        for shared in [false, true] {
            let squares = super::each(50, shared, |n| n * n);
            assert!(squares.into_iter().eq((0..50).map(|n| n * n)), "{shared}");
        }
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
