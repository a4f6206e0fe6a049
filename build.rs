//! Gives the Windows programs their icon, version and manifest; does nothing for other systems.

// Standard output is how a build script speaks to cargo.
#![allow(clippy::disallowed_macros)]

use std::env;

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=assets/icon/keyturn.ico");
    println!("cargo::rerun-if-changed=packaging/windows/keyturn.manifest");
    // The target's name, not this machine's: Windows is built on Linux too.
    if env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("windows") {
        return Ok(());
    }
    winresource::WindowsResource::new()
        .set_icon("assets/icon/keyturn.ico")
        .set_manifest_file("packaging/windows/keyturn.manifest")
        .set("ProductName", "Keyturn")
        .set("FileDescription", "Keyturn")
        .set("CompanyName", "Keyturn")
        .set("LegalCopyright", "MIT or Apache-2.0")
        .compile()
}
