//! Everything drawn. Views hold no decisions: a page draws a state and returns an action, and its
//! controller carries the action out.
//!
//! - [`app`]: the window: pages, closing
//! - [`rail`]: the pages at the left
//! - [`leak_guard`]: what never reaches a text field
//! - [`theme`]: colours, type, spacing, as data
//! - [`widgets`]: the parts that pages are made of
//! - [`inputs`]: how pages ask for keys
//! - [`pages`]: one file a page or step
//! - [`services`]: what pages share: work on other threads, the system's dialogs, the clipboard
//!
//! How a page is written: a struct with the state, `fn logic(&mut self, desk)` that takes the results of
//! background work (it runs also while the window is hidden), and `fn ui(&mut self, ui, desk)` that only
//! draws. Work goes to [`services::Job`]; file dialogs are asked through [`services::Desk::ask_open`] and
//! `ask_save`, whose answer comes as a job's result too; secrets are copied through `Desk::clipboard`,
//! never through egui.

pub mod app;
pub mod inputs;
pub mod leak_guard;
pub mod pages;
pub mod rail;
pub mod services;
pub mod start;
pub mod theme;
pub mod widgets;

#[cfg(all(test, feature = "view-tests"))]
mod tests;
