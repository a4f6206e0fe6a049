//! The window program.
fn main() {}
