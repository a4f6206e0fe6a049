use eframe::egui::{Context, Ui};

use crate::desktop::services::Desk;

/// The page.
#[derive(Default)]
pub struct Verify;

impl Verify {
    /// Takes the results of background work.
    pub fn logic(&mut self, _ctx: &Context, _desk: &mut Desk) {}

    /// Draws the page.
    pub fn ui(&mut self, _ui: &mut Ui, _desk: &mut Desk) {}
}
