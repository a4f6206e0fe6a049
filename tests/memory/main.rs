//! Scans the memory of a process that has forgotten its secrets, from a second process.
//!
//! Each way a key can go is walked by a child of this test, which then says that it is done and waits
//! to be scanned. No 16 bytes of the private numbers, the DER, the base64 or the passphrase may be there.
#![cfg(target_os = "linux")]

mod child;
#[cfg(feature = "cli")]
mod command_line;
#[path = "../common/fixtures.rs"]
mod fixtures;
mod floors;
mod primes;
#[cfg(any(feature = "cli", feature = "window"))]
mod root;
mod scan;
mod script;
mod secrets;
mod ways;
#[cfg(feature = "window")]
mod window;

/// As in the program: what a library frees is wiped.
#[global_allocator]
static HEAP: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);
