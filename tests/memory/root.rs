//! The programs keep others out of their memory; only root may look all the same.

use std::fs;
use std::os::unix::fs::MetadataExt;

/// Whether this is root; says so where it is not, or fails where it has to be.
#[allow(clippy::disallowed_macros, reason = "a test's own words")]
pub fn is_root_or_skipped() -> bool {
    if fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
        return true;
    }
    let words = "only root may look into the program's memory";
    assert!(std::env::var_os("KEYTURN_REQUIRE_ROOT").is_none(), "{words}");
    eprintln!("skipped: {words}");
    false
}
