//! The leak guard: a private key never reaches a text field, where it would be laid out and kept for undo.

use egui::accesskit::ActionData;
use egui::{Context, Event, ImeEvent};
use zeroize::Zeroize;

use super::widgets::{Answer, Dialog, Look};
use crate::keys::identify::private_key_within;
use crate::text::tr;

/// Takes every text that holds a private key out of `events`; `true` where there was one. It may be pasted, or put in
/// whole by an input method, a password safe or a screen reader.
pub fn drop_private_texts(events: &mut Vec<Event>) -> bool {
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
    private_key_within(text.as_bytes()).is_some()
}

/// Says why nothing was pasted, until it was read; [`Answer::Go`] where the user asks what to do.
pub fn notice(ctx: &Context) -> Option<Answer> {
    let (title, body, stay) =
        (tr("shell-leak-title"), [tr("shell-leak-body")], tr("shell-leak-close"));
    let go = tr("shell-leak-what-now");
    Dialog { title: &title, body: &body, stay: &stay, go: Some((Look::Plain, &go)) }.show(ctx)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_key_never_reaches_a_text_field() {
        let key = |form: &str| crate::fixtures::test_key("merchant_B_2048", form);
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
