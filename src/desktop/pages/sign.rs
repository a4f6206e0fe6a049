mod key;

use std::borrow::Cow;

use egui::{Align, Context, Layout, Ui};
use jiff::Zoned;

use self::key::KeyHolder;
use crate::desktop::services::Desk;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    Footer, Icon, Look, button, card, choice, code, columns, field, footer, hint, lead, link,
    main_button, notice, page, problem, strong, text_area, title,
};
use crate::signing::Message;
use crate::signing::sign::{Command, Kind, SignError, Signed, sign_message};
use crate::text::{Message as Sentence, tr};

/// Signs a request or an acknowledgement, to try a server with.
pub struct SignTest {
    key: KeyHolder,
    kind: Kind,
    uri: String,
    client_id: String,
    time: String,
    body: String,
    origin: String,
    signed: Option<Result<Signed, SignError>>,
    copied: Option<&'static str>,
}

impl Default for SignTest {
    fn default() -> Self {
        Self {
            key: KeyHolder::default(),
            kind: Kind::Request,
            uri: String::new(),
            client_id: String::new(),
            time: String::new(),
            body: String::new(),
            origin: "https://open-sea-global.alipay.com".to_owned(),
            signed: None,
            copied: None,
        }
    }
}

impl SignTest {
    /// Whether a private key or its passphrase is held.
    pub fn holds_key(&self) -> bool {
        self.key.is_held()
    }

    /// Wipes the private key when the page is left.
    pub fn forget(&mut self, desk: &mut Desk) {
        self.key.forget(desk);
        self.signed = None;
    }

    /// Takes the results of background work.
    pub fn logic(&mut self, ctx: &Context, desk: &mut Desk) {
        self.key.logic(ctx, desk);
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let bar = footer(ui);
        page(ui, "sign", |ui| {
            title(ui, &tr("sign-title"));
            lead(ui, &tr("sign-lead"));
            ui.add_space(space::SMALL);
            card(ui, |ui| self.key.ui(ui, desk));
            card(ui, |ui| self.message(ui));
            let signed = self.signed.take();
            match &signed {
                Some(Ok(signed)) => result(ui, signed, desk, &mut self.copied),
                Some(Err(error)) if self.corrected(ui, error) => return,
                Some(Err(_)) | None => {}
            }
            self.signed = signed;
        });
        if self.footer(ui, bar) {
            self.sign();
        }
    }

    /// Says why nothing was signed, with the right path at hand; whether it was taken.
    fn corrected(&mut self, ui: &mut Ui, error: &SignError) -> bool {
        problem(ui, &error.message());
        let SignError::Path { corrected, .. } = error else { return false };
        let taken =
            link(ui, &Sentence::new("sign-use-path").with("path", corrected).text()).clicked();
        if taken {
            self.uri.clone_from(corrected);
        }
        taken
    }

    /// Draws what is to be signed; what was signed before does not stay beside it once it changes.
    fn message(&mut self, ui: &mut Ui) {
        strong(ui, &tr("sign-what"));
        let mut changed = false;
        let options = [
            (Kind::Request, tr("sign-request")),
            (Kind::Acknowledgement, tr("sign-acknowledgement")),
        ];
        if let Some(kind) = choice(ui, &tr("sign-what"), &options, Some(self.kind)) {
            self.kind = kind;
            changed = true;
        }
        let Self { uri, client_id, time, body, origin, .. } = self;
        let (mut left, mut right) = (false, false);
        columns(
            ui,
            0.5,
            |ui| {
                left |= field(ui, &tr("sign-uri"), uri, &tr("sign-uri-hint")).changed();
                left |= field(ui, &tr("sign-time"), time, &tr("sign-time-hint")).changed();
            },
            |ui| {
                right |= field(ui, &tr("sign-client-id"), client_id, "").changed();
                right |= field(ui, &tr("sign-origin"), origin, "").changed();
            },
        );
        changed |= text_area(ui, &tr("sign-body"), body, "", 5);
        if changed || left || right {
            self.signed = None;
        }
    }

    fn sign(&mut self) {
        let Some(key) = self.key.key() else { return };
        let time = self.time.trim();
        let message = Message {
            method: "POST".to_owned(),
            uri: self.uri.trim().to_owned(),
            client_id: self.client_id.trim().to_owned(),
            time: if time.is_empty() { now() } else { time.to_owned() },
            body: self.body.as_bytes().to_vec(),
        };
        let signed = sign_message(&message, self.kind, key, "1", self.origin.trim());
        self.signed = Some(signed);
        self.copied = None;
    }

    fn footer(&self, ui: &mut Ui, bar: Footer) -> bool {
        bar.show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let ready = self.key.key().is_some();
                let asked = main_button(ui, Some(Icon::Pencil), &tr("sign-go"), ready);
                hint(ui, &tr(if ready { "sign-wiped" } else { "sign-need-key" }));
                asked
            })
            .inner
        })
    }
}

fn now() -> String {
    Zoned::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn result(ui: &mut Ui, signed: &Signed, desk: &mut Desk, copied: &mut Option<&'static str>) {
    let command = match &signed.command {
        Command::Curl(text) | Command::BodyInFile(text) => Cow::Borrowed(&**text),
        Command::Response(bytes) => String::from_utf8_lossy(bytes),
    };
    let headers: Vec<String> =
        signed.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let content = String::from_utf8_lossy(&signed.content);
    let parts = [
        ("sign-headers", Cow::Owned(headers.join("\n"))),
        ("sign-command", command),
        ("sign-content", content),
    ];
    for caution in &signed.cautions {
        notice(ui, Tone::Care, &caution.message().text(), None);
        ui.add_space(space::SMALL);
    }
    for (id, text) in parts {
        card(ui, |ui| {
            strong(ui, &tr(id));
            code(ui, &text);
            let name = Sentence::new("sign-copy").with("what", tr(id)).text();
            if button(ui, Look::Plain, Some(Icon::Copy), &name, true).clicked()
                && desk.clipboard.copy_public(&text).is_ok()
            {
                *copied = Some(id);
            }
            if *copied == Some(id) {
                notice(ui, Tone::Good, &tr("verify-copied"), None);
            }
        });
    }
}
