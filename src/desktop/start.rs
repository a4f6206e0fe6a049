//! Opens the window, or says why it does not open.

use std::io::Write as _;
use std::process::ExitCode;

use eframe::egui::{IconData, ViewportBuilder, vec2};
use eframe::{NativeOptions, Renderer};

use super::app::Keyturn;
use crate::secret::process;
use crate::text::{Message, tr};

/// The environment variable that forces a theme: `light` or `dark`. For screenshots and for desktops that report none.
pub const THEME_VARIABLE: &str = "KEYTURN_THEME";

/// Hardens the process and runs the window until it is closed.
pub fn run() -> ExitCode {
    process::harden();
    process::write_no_driver_caches();
    match eframe::run_native(
        "Keyturn",
        options(),
        Box::new(|creation| Ok(Box::new(Keyturn::new(&creation.egui_ctx)))),
    ) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn options() -> NativeOptions {
    NativeOptions {
        renderer: Renderer::Glow,
        centered: true,
        persist_window: false,
        viewport: ViewportBuilder::default()
            .with_title("Keyturn")
            .with_app_id("keyturn")
            .with_inner_size(vec2(1120.0, 760.0))
            .with_min_inner_size(vec2(640.0, 480.0))
            .with_icon(window_icon()),
        ..NativeOptions::default()
    }
}

fn window_icon() -> IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/keyturn-128.png"))
        .unwrap_or_default()
}

/// In plain words, on the terminal and, where there is none, in a box of the system.
fn complain(error: &eframe::Error) {
    let message = Message::new("shell-no-window").with("reason", error);
    let words = format!("{}\n{}", message.text(), message.fix().unwrap_or_default());
    let _ = writeln!(std::io::stderr(), "{words}");
    if cfg!(any(windows, target_os = "macos")) {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title(tr("shell-name"))
            .set_description(words)
            .show();
    }
}
