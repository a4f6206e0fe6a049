//! A window of eframe with nothing in it, as large as Keyturn's; it says what `KEYTURN_FRAME_LOG` makes Keyturn say.

use std::time::Instant;

struct Empty(Instant);

impl eframe::App for Empty {
    fn ui(&mut self, _: &mut eframe::egui::Ui, frame: &mut eframe::Frame) {
        let busy = frame.info().cpu_usage.unwrap_or_default() * 1e3;
        eprintln!("frame {:.1} {busy:.1} idle", self.0.elapsed().as_secs_f64() * 1e3);
    }
}

fn main() -> eframe::Result {
    let since = Instant::now();
    let viewport = eframe::egui::ViewportBuilder::default()
        .with_title("Empty")
        .with_inner_size([1120.0, 684.0]);
    let options =
        eframe::NativeOptions { viewport, persist_window: false, centered: true, ..Default::default() };
    eframe::run_native("Empty", options, Box::new(|_| Ok(Box::new(Empty(since)))))
}
