use eframe::egui::{Context, Ui};

use crate::desktop::services::Desk;

/// The page.
#[derive(Default)]
pub struct SignTest;

impl SignTest {
    /// Takes the results of background work.
    pub fn logic(&mut self, _ctx: &Context, _desk: &mut Desk) {}

    /// Draws the page.
    pub fn ui(&mut self, _ui: &mut Ui, _desk: &mut Desk) {}
}

impl SignTest {
    /// Whether a private key is held.
    pub fn holds_key(&self) -> bool {
        false
    }

    /// Wipes the private key when the page is left.
    pub fn forget(&mut self, _desk: &mut Desk) {}
}
