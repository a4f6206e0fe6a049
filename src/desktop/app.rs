//! The window: the rail at the left, the page beside it, and what happens on closing.

use eframe::egui::accesskit::ActionData;
use eframe::egui::{
    Align, Context, CornerRadius, Event, Frame, Id, ImeEvent, Layout, Margin, Modal, Panel,
    RawInput, RichText, Theme, ThemePreference, Ui, ViewportCommand, vec2,
};

use super::pages::{About, Inspect, Keys, SignTest, Verify};
use super::services::{Desk, FrameLog};
use super::theme::{self, Face, font, palette, size, space};
use super::widgets::{Icon, Look, button, draw_icon, label, rail_row, title};
use crate::keys::decode::MAX_INPUT;
use crate::keys::identify::{Material, identify};
use crate::text::tr;
use zeroize::Zeroize;

/// The pages on the rail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Page {
    Keys,
    Verify,
    SignTest,
    Inspect,
    About,
}

impl Page {
    const ALL: [Self; 5] = [
        Self::Keys,
        Self::Verify,
        Self::SignTest,
        Self::Inspect,
        Self::About,
    ];

    fn name(self) -> (Icon, String) {
        match self {
            Self::Keys => (Icon::Key, tr("shell-page-keys")),
            Self::Verify => (Icon::Check, tr("shell-page-verify")),
            Self::SignTest => (Icon::Pencil, tr("shell-page-sign")),
            Self::Inspect => (Icon::Search, tr("shell-page-inspect")),
            Self::About => (Icon::Info, tr("shell-page-about")),
        }
    }
}

/// The program with its window.
pub struct Keyturn {
    page: Page,
    keys: Keys,
    verify: Verify,
    sign: SignTest,
    inspect: Inspect,
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
            about: About::default(),
            desk: Desk::default(),
            frames: FrameLog::from_environment(),
            closing: false,
            leak: false,
        };
        app.desk.protect_screen(ctx, false);
        app
    }

    fn rail(&mut self, ui: &mut Ui) {
        let colours = palette(ui);
        Panel::left("rail")
            .resizable(false)
            .exact_size(space::RAIL)
            .show_separator_line(false)
            .frame(
                Frame::new()
                    .fill(colours.rail)
                    .inner_margin(Margin::symmetric(12, 16)),
            )
            .show(ui, |ui| {
                brand(ui);
                ui.add_space(space::MEDIUM);
                ui.spacing_mut().item_spacing.y = 3.0;
                for page in Page::ALL {
                    let (icon, name) = page.name();
                    if rail_row(ui, icon, &name, page == self.page).clicked() {
                        self.open(page);
                    }
                }
                promise(ui);
            });
    }

    fn open(&mut self, page: Page) {
        if self.page == Page::SignTest && page != Page::SignTest {
            self.sign.forget(&mut self.desk);
        }
        self.page = page;
    }
}

impl eframe::App for Keyturn {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.desk.logic(ctx);
        self.keys.logic(ctx, &mut self.desk);
        self.verify.logic(ctx, &mut self.desk);
        self.sign.logic(ctx, &mut self.desk);
        self.inspect.logic(ctx, &mut self.desk);
        self.about.logic(ctx);
        let secret = (self.page == Page::Keys && self.keys.shows_secret())
            || (self.page == Page::SignTest && self.sign.holds_key());
        self.desk.protect_screen(ctx, secret);
        if super::start::renderer::lost().is_some() && !self.closing {
            self.closing = true;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        if ctx.input(|input| input.viewport().close_requested())
            && !self.closing
            && self.keys.would_lose_key()
        {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.page = Page::Keys;
            self.keys.ask_before_closing();
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.frames.note(ui.ctx(), frame);
        self.rail(ui);
        match self.page {
            Page::Keys => self.keys.ui(ui, &mut self.desk),
            Page::Verify => self.verify.ui(ui, &mut self.desk),
            Page::SignTest => self.sign.ui(ui, &mut self.desk),
            Page::Inspect => self.inspect.ui(ui, &mut self.desk),
            Page::About => self.about.ui(ui, &mut self.desk),
        }
        if self.leak {
            self.leak = !leak_notice(ui.ctx());
        }
        if self.keys.take_close_anyway() {
            self.closing = true;
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if drop_private_texts(&mut input.events) {
            self.leak = true;
            self.desk.wipe_traces();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.desk.clipboard.clear_if_ours();
    }
}

/// What the environment asks for, or the system's theme.
fn preference() -> ThemePreference {
    match std::env::var(super::start::THEME_VARIABLE).as_deref() {
        Ok("dark") => ThemePreference::Dark,
        Ok("light") => ThemePreference::Light,
        _ => ThemePreference::System,
    }
}

fn brand(ui: &mut Ui) {
    let colours = palette(ui);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        let (rect, _) = ui.allocate_exact_size(vec2(26.0, 26.0), eframe::egui::Sense::hover());
        ui.painter()
            .rect_filled(rect, CornerRadius::same(8), theme::LIGHT.accent);
        draw_icon(
            ui.painter(),
            Icon::Key,
            rect.shrink(5.0),
            theme::LIGHT.on_accent,
        );
        ui.add_space(space::TIGHT);
        ui.label(
            RichText::new(tr("shell-name"))
                .font(font(Face::Bold, 17.0))
                .color(colours.rail_strong),
        );
    });
}

fn promise(ui: &mut Ui) {
    let colours = palette(ui);
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        ui.add_space(space::SMALL);
        for words in [tr("shell-keeps-no-key"), tr("shell-works-offline")] {
            let text = RichText::new(words)
                .font(font(Face::Regular, size::HINT))
                .color(colours.rail_text);
            Frame::new()
                .inner_margin(Margin::symmetric(12, 1))
                .show(ui, |ui| ui.label(text));
        }
    });
}

/// The leak guard: a private key never reaches a text field, where it would be laid out and kept for undo. It may be
/// pasted, or put in whole by an input method, a password safe or a screen reader.
fn drop_private_texts(events: &mut Vec<Event>) -> bool {
    let before = events.len();
    events.retain_mut(|event| match event {
        Event::Paste(text) | Event::Text(text) | Event::Ime(ImeEvent::Commit(text)) => {
            let private = is_private(text);
            if private {
                text.zeroize();
            }
            !private
        }
        Event::AccessKitActionRequest(request) => {
            !matches!(&request.data, Some(ActionData::Value(text)) if is_private(text))
        }
        _ => true,
    });
    events.len() < before
}

fn is_private(text: &str) -> bool {
    text.len() <= MAX_INPUT && identify(text.as_bytes()).is_ok_and(Material::is_private)
}

/// Says why nothing was pasted; `true` once the user has read it.
fn leak_notice(ctx: &Context) -> bool {
    let modal = Modal::new(Id::unique("leak")).show(ctx, |ui| {
        ui.set_max_width(440.0);
        title(ui, &tr("shell-leak-title"));
        label(ui, &tr("shell-leak-body"));
        ui.add_space(space::MEDIUM);
        button(ui, Look::Primary, None, &tr("shell-leak-close"), true).clicked()
    });
    modal.inner || modal.should_close()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_key_never_reaches_a_text_field() {
        let keys: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/data/test_keys.json"))
                .expect("the test keys");
        let key = |id: &str| {
            keys["merchant_B_2048"][id]
                .as_str()
                .expect("a key")
                .to_owned()
        };
        let mut events = vec![
            Event::Paste(key("private_pkcs8_one_line")),
            Event::Paste(key("private_pkcs8_pem")),
            Event::Text(key("private_pkcs1_one_line")),
            Event::Ime(ImeEvent::Commit(key("private_pkcs8_one_line"))),
            Event::Paste(key("public_spki_one_line")),
        ];
        assert!(drop_private_texts(&mut events));
        assert_eq!(events, [Event::Paste(key("public_spki_one_line"))]);
        assert!(!drop_private_texts(&mut events));
    }
}
