//! The command line as its users meet it: what it prints, writes, refuses, and the codes it ends with.

#[cfg(target_os = "linux")]
mod bounded;
mod commands;
#[cfg(target_os = "linux")]
mod docs;
mod doubtful;
mod errors;
#[path = "../common/fixtures.rs"]
mod fixtures;
mod interop;
#[cfg(target_os = "linux")]
mod manual;
mod many;
mod support;
#[cfg(target_os = "linux")]
mod terminal;
#[cfg(target_os = "linux")]
mod transcript;
mod vectors;
