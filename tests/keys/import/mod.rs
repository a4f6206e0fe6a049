//! What people bring as keys: right ones damaged by copying are read, wrong ones are named for what they are.

mod coats;
mod containers;
mod malformed;
mod material;
mod protected;
mod public;
mod repaired;
