//! What `build.rs` packed.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

/// The bytes of a packed asset.
///
/// # Panics
/// Where the build packed it wrongly: the tests unpack each.
pub fn unpack(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Cut short, it would be words or type that are missing: nothing of the program would be as it should.
    ZlibDecoder::new(packed).read_to_end(&mut bytes).expect("what the build packed");
    bytes
}

/// The bytes of the asset with this file name, unpacked once.
#[macro_export]
#[doc(hidden)]
macro_rules! packed {
    ($name:literal) => {
        $crate::text::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".zz")))
    };
}
