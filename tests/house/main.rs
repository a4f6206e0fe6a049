//! The house itself: its floors, and its words.

mod floors;
mod words;
