use std::io::Write as _;
use std::time::Instant;

use egui::Context;

/// The environment variable that switches [`FrameLog`] on.
const VARIABLE: &str = "KEYTURN_FRAME_LOG";

/// A line on standard error for each frame, for those who ask: whether the window stays fluent is measured, not believed.
pub struct FrameLog {
    since: Option<Instant>,
}

impl FrameLog {
    /// On where the environment asks for it.
    pub fn from_environment() -> Self {
        Self { since: std::env::var_os(VARIABLE).map(|_| Instant::now()) }
    }

    /// Notes that a frame begins: milliseconds since the start, how many the frame before kept the thread busy, and
    /// whether that one had asked for this one at once, so that the time between them is a delay.
    pub fn note(&self, ctx: &Context, frame: &eframe::Frame) {
        let Some(since) = self.since else { return };
        let begins = since.elapsed().as_secs_f64() * 1e3;
        let busy = frame.info().cpu_usage.unwrap_or_default() * 1e3;
        let asked = if ctx.requested_repaint_last_pass() { "asked" } else { "idle" };
        let line = format!("frame {begins:.1} {busy:.1} {asked}\n");
        // In one piece; and nobody to tell where standard error is closed.
        let _ = std::io::stderr().write_all(line.as_bytes());
    }
}
