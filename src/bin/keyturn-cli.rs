//! The command line: the same floors without a window.

use std::alloc::System;
use std::process::ExitCode;

use zeroizing_alloc::ZeroAlloc;

/// Wipes every piece of the heap that is given back: libraries copy more than they should.
#[global_allocator]
static WIPING: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    keyturn::cli::main()
}
