//! The record of a ceremony: a page to print and sign, plain text, and data. Nothing in it is secret.

use serde::Serialize;

use super::machine::Ceremony;
use crate::text::tr;

/// What the record says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Record {
    /// The program and its version.
    pub program: String,
    /// Whether the keys were for throwing away.
    pub rehearsal: bool,
    /// Facts as name and value, in the order in which they are printed.
    pub facts: Vec<(String, String)>,
    /// What happened, as time and sentence.
    pub events: Vec<(String, String)>,
    /// What the audit found, as sentence and result.
    pub audit: Vec<(String, bool)>,
    /// The public key as the dashboard takes it.
    pub public_key: String,
}

/// The record of `ceremony` so far.
pub fn record(ceremony: &Ceremony) -> Record {
    let plan = ceremony.plan();
    let mut facts = vec![
        (tr("ceremony-record-occasion"), plan.occasion.name().text()),
        (
            tr("ceremony-record-environment"),
            plan.environment.name().text(),
        ),
    ];
    let named = [
        ("ceremony-record-partner", &plan.partner),
        ("ceremony-record-client-id", &plan.client_id),
        ("ceremony-record-operator", &plan.operator),
        ("ceremony-record-witness", &plan.witness),
    ];
    facts.extend(
        named
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(id, value)| (tr(id), value.clone())),
    );
    if let Some(old) = &plan.old_key {
        facts.push((
            tr("ceremony-record-old-key"),
            old.fingerprint().grouped_hex(),
        ));
    }
    if let Some(made) = ceremony.made() {
        let print = made.public.fingerprint();
        facts.push((
            tr("ceremony-record-size"),
            format!("RSA {}", made.public.bits()),
        ));
        facts.push((tr("ceremony-record-words"), print.words().join(" · ")));
        facts.push((tr("ceremony-record-fingerprint"), print.grouped_hex()));
    }
    if let Some(platform) = ceremony.platform_key() {
        facts.push((
            tr("ceremony-record-platform-key"),
            platform.fingerprint().grouped_hex(),
        ));
    }
    Record {
        program: format!("Keyturn {}", env!("CARGO_PKG_VERSION")),
        rehearsal: plan.rehearsal,
        facts,
        events: ceremony
            .events()
            .iter()
            .map(|event| (event.time(), event.kind.message().text()))
            .collect(),
        audit: ceremony.made().map_or_else(Vec::new, |made| {
            let sentence = |finding: &crate::keys::audit::Finding| {
                finding.check.message(finding.passed).text()
            };
            made.audit
                .findings
                .iter()
                .map(|finding| (sentence(finding), finding.passed))
                .collect()
        }),
        public_key: ceremony
            .made()
            .map(|made| made.public.one_line())
            .unwrap_or_default(),
    }
}

impl Record {
    /// As indented JSON.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// As one HTML page that loads nothing from anywhere and prints on one sheet.
    pub fn html(&self) -> String {
        let row = |(name, value): &(String, String)| {
            format!(
                "<tr><th>{}</th><td>{}</td></tr>\n",
                escape(name),
                escape(value)
            )
        };
        let facts: String = self.facts.iter().map(row).collect();
        let events: String = self.events.iter().map(row).collect();
        let audit: Vec<String> = self
            .audit
            .iter()
            .map(|(sentence, passed)| {
                let sign = if *passed { "✓" } else { "✗" };
                format!("<li>{sign} {}</li>", escape(sentence))
            })
            .collect();
        let audit = audit.join("\n");
        let mark = if self.rehearsal {
            format!(
                "<p class=\"mark\">{}</p>\n",
                escape(&tr("ceremony-record-rehearsal"))
            )
        } else {
            String::new()
        };
        format!(
            "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>{title}</title>\n<style>{STYLE}</style></head>\n\
             <body>\n<h1>{title}</h1>\n{mark}<table>\n{facts}</table>\n<h2>{what}</h2>\n<table>\n{events}</table>\n\
             <h2>{checks}</h2>\n<ul>\n{audit}\n</ul>\n<h2>{key}</h2>\n<p class=\"key\">{public}</p>\n{mark}\
             <div class=\"sign\"><p>{operator}</p><p>{witness}</p></div>\n<footer>{program}</footer>\n</body></html>\n",
            title = escape(&tr("ceremony-record-title")),
            what = escape(&tr("ceremony-record-events")),
            checks = escape(&tr("ceremony-record-audit")),
            key = escape(&tr("ceremony-record-public-key")),
            public = escape(&self.public_key),
            operator = escape(&tr("ceremony-record-sign-operator")),
            witness = escape(&tr("ceremony-record-sign-witness")),
            program = escape(&self.program),
        )
    }

    /// As plain text, for the clipboard or a ticket.
    pub fn text(&self) -> String {
        let mut lines = vec![tr("ceremony-record-title")];
        if self.rehearsal {
            lines.push(tr("ceremony-record-rehearsal"));
        }
        lines.push(String::new());
        lines.extend(
            self.facts
                .iter()
                .map(|(name, value)| format!("{name}: {value}")),
        );
        lines.push(String::new());
        lines.extend(
            self.events
                .iter()
                .map(|(time, sentence)| format!("{time}  {sentence}")),
        );
        lines.push(String::new());
        lines.push(format!(
            "{}: {}",
            tr("ceremony-record-public-key"),
            self.public_key
        ));
        lines.push(self.program.clone());
        lines.join("\n")
    }
}

const STYLE: &str = "body{font:14px/1.45 sans-serif;max-width:48em;margin:2em auto;color:#142033}\
h1{font-size:1.5em}h2{font-size:1.05em;margin-top:1.4em}table{border-collapse:collapse;width:100%}\
th,td{text-align:left;vertical-align:top;padding:.25em .6em;border-bottom:1px solid #dce3ec}\
th{width:14em;font-weight:500;color:#5b6b82}ul{columns:2;padding-left:1em;list-style:none}\
.key{font:12px/1.4 monospace;overflow-wrap:anywhere}.mark{border:2px solid #8a5a00;color:#8a5a00;padding:.4em .8em}\
.sign{display:flex;gap:3em;margin-top:4em}.sign p{flex:1;border-top:1px solid #142033;padding-top:.3em}\
footer{margin-top:2em;color:#5b6b82}";

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ceremony::Plan;

    #[test]
    fn what_people_type_cannot_become_markup() {
        let mut ceremony = Ceremony::default();
        let plan = Plan {
            partner: "<script>alert(1)</script>".into(),
            rehearsal: true,
            ..Plan::default()
        };
        let now = "2026-11-23T17:05:09+00:00[UTC]".parse().expect("a time");
        ceremony.prepare(plan, &now).expect("prepared");
        let html = record(&ceremony).html();
        assert!(html.contains("&lt;script&gt;") && !html.contains("<script"));
        assert_eq!(html.matches(&tr("ceremony-record-rehearsal")).count(), 2);
    }
}
