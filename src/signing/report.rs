//! What was found of a message, as text for a ticket: whoever reads it need not have the window before them.

use super::diagnose::Language;
use super::judge::Judgement;
use super::mask::masked;
use super::{KnownKey, Message};
use crate::text::{Message as Sentence, hex};

/// The judgement, what it is about and what to change in a server written in this language; one fact a line. The body
/// is left out, since a ticket is no place for a customer's data: its hash tells whether two people speak of the same.
pub fn report(
    judgement: &Judgement,
    message: &Message,
    keys: &[KnownKey],
    language: Language,
) -> String {
    let mut lines = vec![judgement.headline()];
    lines.extend(judgement.findings());
    for (id, value) in [
        ("signing-report-path", &message.uri),
        ("signing-report-client-id", &message.client_id),
        ("signing-report-time", &message.time),
    ] {
        lines.push(Sentence::new(id).with("value", value));
    }
    if let Some(key) = keys.first() {
        let fingerprint = key.key.fingerprint();
        let id = Sentence::new("signing-report-key").with("name", &key.name);
        lines.push(id.with("words", fingerprint.words().join(" ")).with("hex", fingerprint.hex()));
    }
    if let Some(found) = judgement.diagnosis() {
        let hash = hex(&found.content_sha256);
        lines.push(Sentence::new("signing-report-content").with("hash", hash));
        if let Some(signed) = found.signed_sha256.filter(|_| !judgement.fits()) {
            lines.push(Sentence::new("signing-report-signed").with("hash", hex(&signed)));
        }
        if !judgement.fits() {
            lines.push(Sentence::new("signing-report-change"));
            lines.extend(found.advice(language));
        }
    }
    lines.push(Sentence::new("signing-report-program").with("version", env!("CARGO_PKG_VERSION")));
    let lines: Vec<String> = lines.iter().map(Sentence::text).collect();
    lines.join("\n")
}

/// The report and the message itself, for the engineer who has to find where it was changed; `hides` the values of the body.
pub fn with_message(report: &str, message: &Message, signature: &str, hides: bool) -> Vec<u8> {
    let head = [
        Sentence::new("signing-report-message").text(),
        format!("{} {}", message.method, message.uri),
        format!("client-id: {}", message.client_id),
        format!("time: {}", message.time),
        format!("signature: {signature}"),
    ];
    let mut file = format!("{report}\n\n{}\n\n", head.join("\n")).into_bytes();
    if hides {
        file.extend(masked(&message.body));
    } else {
        file.extend_from_slice(&message.body);
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::generate::Cancel;
    use crate::signing::diagnose::Limits;
    use crate::signing::judge::{Context, judge};
    use crate::signing::samples;

    #[test]
    fn it_says_what_a_ticket_needs_and_nothing_of_the_body() {
        let sample = samples::all().iter().find(|sample| sample.id == "trailing-newline");
        let sample = sample.expect("there");
        let keys = samples::keys().expect("keys");
        let (limits, cancel) = (Limits::PROMPT, Cancel::default());
        let context = Context::default();
        let judgement = judge(&sample.message, sample.signature, &keys, &context, limits, &cancel);
        let text = report(&judgement, &sample.message, &keys, Language::ALL[0]);
        let found = judgement.diagnosis().expect("a diagnosis");
        for fact in [
            judgement.headline().text(),
            judgement.cause().expect("a cause").text(),
            sample.message.uri.clone(),
            sample.message.client_id.clone(),
            sample.message.time.clone(),
            keys[0].key.fingerprint().hex(),
            hex(&found.content_sha256),
            hex(&found.signed_sha256.expect("known")),
            found.advice(Language::ALL[0])[0].text(),
            env!("CARGO_PKG_VERSION").to_owned(),
        ] {
            assert!(text.contains(&fact), "{fact} is not in {text}");
        }
        assert!(!text.contains("paymentId") && !text.contains('{'), "{text}");
    }

    #[test]
    fn the_file_has_the_message_and_hides_what_is_asked() {
        let sample = &samples::all()[0];
        let body = String::from_utf8(sample.message.body.clone()).expect("text");
        let file = |hides| {
            let bytes = with_message("the report", &sample.message, sample.signature, hides);
            String::from_utf8(bytes).expect("text")
        };
        assert!(file(false).starts_with("the report\n") && file(false).ends_with(&body));
        assert!(!file(true).contains(&body) && file(true).contains("\"paymentId\""));
        assert!(file(true).contains(sample.signature));
    }
}
