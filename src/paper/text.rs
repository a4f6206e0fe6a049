use super::{Block, Document, sign};

impl Document {
    /// As plain text, for the clipboard or a ticket.
    pub fn text(&self) -> String {
        let mut lines = vec![self.title.clone()];
        lines.extend(self.mark.clone());
        for block in &self.blocks {
            lines.push(String::new());
            lines.extend(lines_of(block));
        }
        lines.push(String::new());
        lines.push(self.footer.clone());
        lines.join("\n")
    }
}

fn lines_of(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(text) | Block::Text(text) | Block::Notice(text) | Block::Code(text) => {
            vec![text.clone()]
        }
        Block::Facts(facts) => {
            facts.iter().map(|(name, value)| format!("{name}: {value}")).collect()
        }
        Block::Table(table) => table.rows.iter().map(|row| row.join("  ")).collect(),
        Block::Checks(checks) => {
            checks.iter().map(|(good, text)| format!("{} {text}", sign(*good))).collect()
        }
        Block::Qr { content, caption } => vec![format!("{caption}: {content}")],
        Block::Signatures(lines) => {
            lines.iter().map(|line| format!("{line}: ____________________")).collect()
        }
    }
}
