//! The user guide as the program shows it: its words, without pictures.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A heading of the guide and what stands below it.
#[derive(Debug, Default)]
pub struct Section {
    pub title: String,
    /// 1 for the guide itself, 2 for a page, 3 for a step.
    pub level: usize,
    pub blocks: Vec<Block>,
}

/// A paragraph, or an item of a list.
#[derive(Debug, Default)]
pub struct Block {
    pub item: bool,
    pub spans: Vec<Span>,
}

/// Words in one type.
#[derive(Debug)]
pub struct Span {
    pub text: String,
    pub face: Face,
}

/// How words are set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Face {
    Plain,
    Strong,
    Code,
}

impl Section {
    /// Whether each word of what is looked for stands in it.
    pub fn speaks_of(&self, words: &str) -> bool {
        let spans = self.blocks.iter().flat_map(|block| &block.spans);
        let mut text = self.title.to_lowercase();
        text.extend(spans.flat_map(|span| span.text.to_lowercase().chars().collect::<Vec<_>>()));
        words.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// The sections that have words; what is pictures alone is left out.
pub fn sections() -> Vec<Section> {
    let mut reader = Reader::default();
    let guide = String::from_utf8_lossy(&crate::packed!("USER-GUIDE.md")).into_owned();
    for event in Parser::new_ext(&guide, Options::ENABLE_TABLES) {
        reader.take(event);
    }
    reader.end_block();
    reader.sections.retain(|section| !section.blocks.is_empty());
    reader.sections
}

#[derive(Default)]
struct Reader {
    sections: Vec<Section>,
    block: Block,
    strong: bool,
    heading: bool,
    picture: bool,
    cell: usize,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                let face = if self.strong { Face::Strong } else { Face::Plain };
                self.text(&text, face);
            }
            Event::Code(text) => self.text(&text, Face::Code),
            Event::SoftBreak | Event::HardBreak => self.text(" ", Face::Plain),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_block();
                let level = match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    _ => 3,
                };
                self.sections.push(Section { level, ..Section::default() });
                self.heading = true;
            }
            Tag::Item => {
                self.end_block();
                self.block.item = true;
            }
            Tag::TableRow | Tag::TableHead => {
                self.end_block();
                self.block.item = true;
                self.cell = 0;
            }
            Tag::TableCell => {
                if self.cell > 0 && !self.block.spans.is_empty() {
                    self.text(": ", Face::Plain);
                }
                // What is seen stands out from what to do.
                self.strong = self.cell == 0;
                self.cell += 1;
            }
            Tag::Strong => self.strong = true,
            Tag::Image { .. } => self.picture = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.heading = false,
            TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow => self.end_block(),
            // The names of columns say nothing that the rows do not.
            TagEnd::TableHead => self.block = Block::default(),
            TagEnd::Strong | TagEnd::TableCell => self.strong = false,
            TagEnd::Image => self.picture = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str, face: Face) {
        if self.picture {
            return;
        }
        if self.heading {
            if let Some(section) = self.sections.last_mut() {
                section.title.push_str(text);
            }
            return;
        }
        self.block.spans.push(Span { text: text.to_owned(), face });
    }

    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        let has_words = block.spans.iter().any(|span| span.text.chars().any(char::is_alphanumeric));
        if let Some(section) = self.sections.last_mut().filter(|_| has_words) {
            section.blocks.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_has_every_step_and_no_picture() {
        let sections = sections();
        for title in ["1. Prepare", "3. Store the private key", "When something goes wrong"] {
            assert!(sections.iter().any(|section| section.title == title), "{title}");
        }
        let all = format!("{sections:?}");
        assert!(!all.contains("screenshots") && !all.contains("**") && !all.contains("]("));
    }

    #[test]
    fn each_word_is_looked_for() {
        let found = |words: &str| -> Vec<String> {
            let found = sections().into_iter().filter(|section| section.speaks_of(words));
            found.map(|section| section.title).collect()
        };
        assert!(found("CLIPBOARD seconds").contains(&"3. Store the private key".to_owned()));
        assert!(found("clipboard zebra").is_empty());
        assert_eq!(found("").len(), sections().len());
    }
}
