//! Packs the words and typefaces that the programs carry, and gives the Windows programs their icon, version and manifest.

// Standard output is how a build script speaks to cargo.
#![allow(clippy::disallowed_macros)]

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::{env, io};

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// What is packed to less than half: the program is handed on as one small file. `src/text/packed.rs` unpacks it.
const PACKED: [&str; 9] = [
    "assets/fonts/Inter-Bold.otf",
    "assets/fonts/Inter-Medium.otf",
    "assets/fonts/Inter-Regular.otf",
    "assets/fonts/Inter-SemiBold.otf",
    "assets/fonts/JetBrainsMono-Regular.ttf",
    "assets/licences/THIRD-PARTY.txt",
    "assets/locales/en.ftl",
    "assets/samples/notifications.json",
    "docs/USER-GUIDE.md",
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    for asset in PACKED {
        pack(Path::new(asset))?;
    }
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

/// Packs a file (RFC 1950) under its name, with `.zz` behind it, into the folder of what is generated.
fn pack(asset: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", asset.display());
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let mut name = asset.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
    name.push(".zz");
    let mut packed =
        ZlibEncoder::new(File::create(Path::new(&folder).join(name))?, Compression::best());
    packed.write_all(&fs::read(asset)?)?;
    packed.finish().map(|_| ())
}
