//! Where secrets go: files on failing disks, and the process as others see it.

#[path = "../common/fixtures.rs"]
mod fixtures;

mod files_faults;
mod kept_out;
mod process;
