//! Threads that touch secrets, and work that strangers' input must not end the program by.

use std::cell::Cell;
use std::hint::black_box;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{LazyLock, OnceLock};
use std::thread::{Builder, JoinHandle};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

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

/// A thread for each core, for work without secrets, which stand back behind the window's; `None` where the system has none
/// to give.
fn cores() -> Option<&'static ThreadPool> {
    static CORES: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
        let pool = ThreadPoolBuilder::new().stack_size(STACK).start_handler(|_| stand_back());
        pool.thread_name(|n| format!("core-{n}")).build().ok()
    });
    CORES.as_ref()
}

/// Runs `work` on a thread of [`cores`]: where a panic on the calling thread is caught, one over there is caught as well.
fn carried<T>(caught: bool, work: impl FnOnce() -> T) -> T {
    if !caught {
        return work();
    }
    // The pool hands it on to the thread that waits.
    catching(work).unwrap_or_else(|panicked| resume_unwind(Box::new(panicked)))
}

/// Runs `work`, which holds no secret, on every core at the same time, and ends when all have. They take what there is to do
/// from what `work` shares.
///
/// # Panics
/// If `work` did on any of them.
pub fn on_every_core(work: &(dyn Fn() + Sync)) {
    let caught = is_caught();
    match cores() {
        Some(pool) => drop(pool.broadcast(|_| carried(caught, work))),
        None => work(),
    }
}

/// What `work`, which holds no secret, makes of each number below `count`, in their order. They are taken in that order, on
/// every core if `shared`.
///
/// # Panics
/// If `work` did on any of them.
pub fn each<T: Send + Sync>(
    count: usize,
    shared: bool,
    work: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let pool = if shared && count > 1 { cores() } else { None };
    let Some(pool) = pool else { return (0..count).map(work).collect() };
    let made: Vec<_> = (0..count).map(|_| OnceLock::new()).collect();
    let caught = is_caught();
    let fill = |n: usize| drop(made[n].set(carried(caught, || work(n))));
    for_each(pool, count, &fill);
    made.into_iter().filter_map(OnceLock::into_inner).collect()
}

/// Compiled once for all that is made.
fn for_each(pool: &ThreadPool, count: usize, work: &(dyn Fn(usize) + Sync)) {
    pool.install(|| (0..count).par_bridge().for_each(work));
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
        super::on_every_core(&|| {
            while let n @ ..=100 = next.fetch_add(1, Ordering::Relaxed) {
                sum.fetch_add(n, Ordering::Relaxed);
            }
        });
        assert_eq!(sum.into_inner(), 5050);
    }

    #[test]
    fn a_panic_on_another_core_is_given_back_too() {
        let every = || super::on_every_core(&|| assert!(!super::is_caught(), "caught in here"));
        assert_eq!(super::catching(every), Err(super::Panicked));
        let one = || super::each(9, true, |n| assert!(n < 5 || !super::is_caught(), "caught"));
        assert_eq!(super::catching(one), Err(super::Panicked));
        // The threads are as they were before.
        super::on_every_core(&|| assert!(!super::is_caught()));
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
