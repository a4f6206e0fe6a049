use super::{Record, checked};
use crate::text::tr;

impl Record {
    /// As one HTML page that loads nothing from anywhere and prints on one sheet.
    pub fn html(&self) -> String {
        let facts: String =
            self.facts.iter().map(|fact| row(&fact.name.label(), &fact.printed)).collect();
        let events: String = self
            .events
            .iter()
            .map(|event| row(&event.time(), &event.kind.message().text()))
            .collect();
        let audit: Vec<String> = self
            .audit
            .iter()
            .map(|finding| format!("<li>{}</li>", escape(&checked(*finding))))
            .collect();
        let audit = audit.join("\n");
        let mark = if self.rehearsal {
            format!("<p class=\"mark\">{}</p>\n", escape(&tr("ceremony-record-rehearsal")))
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
}

fn row(name: &str, value: &str) -> String {
    format!("<tr><th>{}</th><td>{}</td></tr>\n", escape(name), escape(value))
}

const STYLE: &str = "body{font:14px/1.45 sans-serif;max-width:48em;margin:2em auto;color:#142033}\
h1{font-size:1.5em}h2{font-size:1.05em;margin-top:1.4em}table{border-collapse:collapse;width:100%}\
th,td{text-align:left;vertical-align:top;padding:.25em .6em;border-bottom:1px solid #dce3ec}\
th{width:14em;font-weight:500;color:#5b6b82}ul{columns:2;padding-left:1em;list-style:none}\
.key{font:12px/1.4 monospace;overflow-wrap:anywhere}.mark{border:2px solid #8a5a00;color:#8a5a00;padding:.4em .8em}\
.sign{display:flex;gap:3em;margin-top:4em}.sign p{flex:1;border-top:1px solid #142033;padding-top:.3em}\
footer{margin-top:2em;color:#5b6b82}";

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
