//! The house itself: its floors, and its words.

mod circles;
mod floors;
mod guide;
mod words;
