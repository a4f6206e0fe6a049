//! The window: which page is open, what goes on behind it, and what happens on closing.

use egui::{Context, RawInput, Theme, ThemePreference, Ui, ViewportCommand};

use super::leak_guard;
use super::pages::{About, Help, Inspect, Keys, Leak, Records, SignTest, Verify};
use super::rail::{Page, rail};
use super::services::{Desk, FrameLog, settings};
use super::theme;
use super::widgets::{Answer, end_page, focus_first, live_regions};

/// The program with its window.
pub struct Keyturn {
    page: Page,
    keys: Keys,
    verify: Verify,
    sign: SignTest,
    inspect: Inspect,
    records: Records,
    leak_page: Leak,
    help: Help,
    about: About,
    desk: Desk,
    frames: FrameLog,
    closing: bool,
    leak: bool,
}

impl Keyturn {
    /// A fresh window on the first step of a ceremony.
    pub fn new(ctx: &Context) -> Self {
        theme::install(ctx);
        ctx.set_theme(preference());
        // X11 reports no theme.
        ctx.options_mut(|options| options.fallback_theme = Theme::Light);
        let mut app = Self {
            page: Page::Keys,
            keys: Keys::default(),
            verify: Verify::default(),
            sign: SignTest::default(),
            inspect: Inspect::default(),
            records: Records::default(),
            leak_page: Leak::default(),
            help: Help::default(),
            about: About::default(),
            desk: Desk::default(),
            frames: FrameLog::from_environment(),
            closing: false,
            leak: false,
        };
        app.desk.protect_screen(ctx, false);
        focus_first(ctx);
        app
    }

    fn open(&mut self, ctx: &Context, page: Page) {
        if self.page == Page::SignTest && page != Page::SignTest {
            self.sign.forget(&mut self.desk);
        }
        self.page = page;
        focus_first(ctx);
    }

    /// The page of the records; a ceremony that goes on from one is shown.
    fn records(&mut self, ui: &mut Ui) {
        let asked = self.records.ui(ui, &mut self.desk, self.keys.is_under_way());
        if let Some(record) = asked
            && self.keys.resume(&record, &mut self.desk)
        {
            self.open(ui.ctx(), Page::Keys);
        }
    }
}

#[cfg(all(test, feature = "view-tests"))]
impl Keyturn {
    /// As if the public key had been copied: tests have no clipboard.
    pub fn take_public_key(&mut self) {
        self.keys.take_public_key();
    }
}

impl eframe::App for Keyturn {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.desk.logic(ctx);
        self.keys.logic(ctx, &mut self.desk);
        self.verify.logic(ctx, &mut self.desk);
        self.sign.logic(ctx, &mut self.desk);
        self.inspect.logic(ctx, &mut self.desk);
        self.records.logic(ctx);
        self.keys.learn_uses(self.records.take_uses());
        let secret = (self.page == Page::Keys && self.keys.shows_secret())
            || (self.page == Page::SignTest && self.sign.holds_key());
        self.desk.protect_screen(ctx, secret);
        if super::start::renderer::lost().is_some() && !self.closing {
            self.closing = true;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        if ctx.input(|input| input.viewport().close_requested())
            && !self.closing
            && self.keys.would_lose_by_closing()
        {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.open(ctx, Page::Keys);
            self.keys.ask_before_closing();
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.frames.note(ui.ctx(), frame);
        let asked = Page::asked_for(ui);
        if let Some(page) =
            asked.or(rail(ui, self.page, self.keys.holds_key() || self.sign.holds_key()))
        {
            self.open(ui.ctx(), page);
        }
        match self.page {
            Page::Keys => self.keys.ui(ui, &mut self.desk),
            Page::Verify => self.verify.ui(ui, &mut self.desk),
            Page::SignTest => self.sign.ui(ui, &mut self.desk),
            Page::Inspect => self.inspect.ui(ui, &mut self.desk),
            Page::Records => self.records(ui),
            Page::Leak => self.leak_page.ui(ui, &mut self.desk),
            Page::Help => self.help.ui(ui),
            Page::About => self.about.ui(ui, &mut self.desk),
        }
        end_page(ui.ctx());
        live_regions(ui);
        if self.leak {
            match leak_guard::notice(ui.ctx()) {
                None => {}
                Some(Answer::Stay) => self.leak = false,
                Some(Answer::Go) => {
                    self.leak = false;
                    self.open(ui.ctx(), Page::Leak);
                }
            }
        }
        if self.keys.take_leak_asked() {
            self.open(ui.ctx(), Page::Leak);
        }
        if self.keys.take_close_anyway() {
            self.closing = true;
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if leak_guard::drop_private_texts(&mut input.events) {
            self.leak = true;
            self.desk.wipe_traces();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.desk.clipboard.clear_at_last();
    }
}

/// The environment variable that forces a theme: `light` or `dark`. For screenshots and for desktops that report none.
pub const THEME_VARIABLE: &str = "KEYTURN_THEME";

/// What the environment asks for, or what was chosen last.
fn preference() -> ThemePreference {
    match std::env::var(THEME_VARIABLE).as_deref() {
        Ok("dark") => ThemePreference::Dark,
        Ok("light") => ThemePreference::Light,
        _ => settings::theme(),
    }
}
