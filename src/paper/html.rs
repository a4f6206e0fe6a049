use super::{Block, Document, Table, sign};

impl Document {
    /// As one HTML page that loads nothing from anywhere.
    pub fn html(&self) -> String {
        let title = escape(&self.title);
        let mark = self.mark.as_ref().map(|mark| tag("p", "mark", mark)).unwrap_or_default();
        let blocks: String = self.blocks.iter().map(block).collect();
        let footer = escape(&self.footer);
        format!(
            "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>{title}</title>\n<style>{STYLE}</style></head>\n\
             <body>\n<h1>{title}</h1>\n{mark}{blocks}{mark}<footer>{footer}</footer>\n</body></html>\n"
        )
    }
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(text) => tag("h2", "", text),
        Block::Text(text) => tag("p", "", text),
        Block::Notice(text) => tag("p", "mark", text),
        Block::Code(text) => tag("p", "key", text),
        Block::Facts(facts) => {
            format!("<table>\n{}</table>\n", all(facts, |(name, value)| fact(name, value)))
        }
        Block::Table(rows) => table(rows),
        Block::Checks(checks) => {
            let item =
                |(good, text): &(bool, String)| tag("li", "", &format!("{} {text}", sign(*good)));
            format!("<ul>\n{}</ul>\n", all(checks, item))
        }
        Block::Qr { content, caption } => tag("p", "", caption) + &tag("p", "key", content),
        Block::Signatures(lines) => {
            format!("<div class=\"sign\">\n{}</div>\n", all(lines, |line| tag("p", "", line)))
        }
    }
}

/// One after the other.
fn all<T>(items: &[T], written: impl Fn(&T) -> String) -> String {
    items.iter().map(written).collect()
}

fn table(table: &Table) -> String {
    let row = |name: &str, cells: &[String]| {
        let cell = |cell: &String| ["<", name, ">", &escape(cell), "</", name, ">"].concat();
        format!("<tr>{}</tr>\n", all(cells, cell))
    };
    let rows = all(&table.rows, |cells| row("td", cells));
    format!("<table>\n{}{rows}</table>\n", row("th", &table.head))
}

fn fact(name: &str, value: &str) -> String {
    format!("<tr><th>{}</th><td>{}</td></tr>\n", escape(name), escape(value))
}

fn tag(name: &str, class: &str, text: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    format!("<{name}{class}>{}</{name}>\n", escape(text))
}

const STYLE: &str = "body{font:14px/1.45 sans-serif;max-width:48em;margin:2em auto;color:#142033}\
h1{font-size:1.5em}h2{font-size:1.05em;margin-top:1.4em}table{border-collapse:collapse;width:100%}\
th,td{text-align:left;vertical-align:top;padding:.25em .6em;border-bottom:1px solid #dce3ec;overflow-wrap:anywhere}\
th{width:14em;font-weight:500;color:#5b6b82}ul{columns:2;padding-left:1em;list-style:none}\
.key{font:12px/1.4 monospace;overflow-wrap:anywhere}.mark{border:2px solid #8a5a00;color:#8a5a00;padding:.4em .8em}\
.sign{display:flex;gap:3em;margin-top:4em}.sign p{flex:1;border-top:1px solid #142033;padding-top:.3em}\
footer{margin-top:2em;color:#5b6b82;font-size:12px}";

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
