//! Opens the window, or says why it does not open.

mod complaint;
#[cfg(windows)]
mod direct3d;
pub mod renderer;

use std::cell::Cell;
use std::process::ExitCode;

use eframe::NativeOptions;
use egui::{IconData, ViewportBuilder, vec2};
use winit::error::EventLoopError;

use self::renderer::{RENDERER_VARIABLE, Renderer};
use super::app::Keyturn;
use crate::secret::process;
use crate::text::Message;

/// Hardens the process and runs the window until it is closed.
pub fn run() -> ExitCode {
    process::harden();
    process::write_no_driver_caches();
    let forced = std::env::var(RENDERER_VARIABLE).ok();
    let mut details = Vec::new();
    for renderer in renderer::order(cfg!(windows), forced.as_deref()) {
        match open(renderer) {
            Ended::Closed => return farewell(),
            Ended::NoScreen => {
                complaint::show(&Message::new("shell-no-screen"), &[]);
                return ExitCode::FAILURE;
            }
            Ended::Broke(reason) => {
                details.push(complaint::detail(renderer, &reason));
                break;
            }
            Ended::NeverOpened(reason) => details.push(complaint::detail(renderer, &reason)),
        }
    }
    complaint::show(&Message::new("shell-no-window"), &details);
    ExitCode::FAILURE
}

/// How an attempt to show the window ended.
enum Ended {
    /// The user closed it.
    Closed,
    /// There is nothing to show a window on.
    NoScreen,
    /// It was open and broke: what was in it is gone, so no other is opened in its place.
    Broke(String),
    /// It never opened, and the next renderer may do better.
    NeverOpened(String),
}

/// Shows the window with one renderer until it is closed; eframe keeps its event loop for a second attempt.
fn open(renderer: Renderer) -> Ended {
    let options = match options(renderer) {
        Ok(options) => options,
        Err(reason) => return Ended::NeverOpened(reason),
    };
    let opened = Cell::new(false);
    let result = eframe::run_native(
        "Keyturn",
        options,
        Box::new(|creation| {
            opened.set(true);
            renderer::opened_with(renderer);
            Ok(Box::new(Keyturn::new(&creation.egui_ctx)))
        }),
    );
    match result {
        Ok(()) => Ended::Closed,
        Err(eframe::Error::WinitEventLoop(EventLoopError::Os(_))) if !opened.get() => {
            Ended::NoScreen
        }
        Err(error) if opened.get() => Ended::Broke(error.to_string()),
        Err(error) => Ended::NeverOpened(error.to_string()),
    }
}

/// After the window has closed: by its user, or because the graphics driver gave up.
fn farewell() -> ExitCode {
    let Some(reason) = renderer::lost() else {
        return ExitCode::SUCCESS;
    };
    complaint::show(&Message::new("shell-graphics-lost"), &[reason.to_owned()]);
    ExitCode::FAILURE
}

fn options(renderer: Renderer) -> Result<NativeOptions, String> {
    #[cfg(windows)]
    if renderer != Renderer::OpenGl {
        return Ok(NativeOptions {
            renderer: eframe::Renderer::Wgpu,
            wgpu_options: direct3d::configuration(renderer)?,
            ..window()
        });
    }
    match renderer {
        Renderer::OpenGl => Ok(NativeOptions { renderer: eframe::Renderer::Glow, ..window() }),
        Renderer::Direct3d | Renderer::Warp => Err(std::io::ErrorKind::Unsupported.to_string()),
    }
}

fn window() -> NativeOptions {
    NativeOptions {
        centered: true,
        persist_window: false,
        viewport: ViewportBuilder::default()
            .with_title("Keyturn")
            .with_app_id("keyturn")
            // With a title bar and a task bar it fits a screen of 1366 × 768.
            .with_inner_size(vec2(1120.0, 684.0))
            .with_min_inner_size(vec2(640.0, 480.0))
            .with_icon(window_icon()),
        ..NativeOptions::default()
    }
}

fn window_icon() -> IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/keyturn-128.png"))
        .unwrap_or_default()
}
