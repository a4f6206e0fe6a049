//! What was laid out, as PDF with its structure.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use jiff::Zoned;
use krilla::color::luma;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope,
    Tag, TagGroup, TagKind, TagTree,
};
use krilla::{Document as Pdf, SerializeSettings};

use super::layout::{Ink, Layout, Piece, Role};
use super::{NoPdf, Paper};
use crate::paper::Document;
use crate::text::LANGUAGE;

pub fn draw(document: &Document, paper: Paper, layout: &Layout<'_>) -> Result<Vec<u8>, NoPdf> {
    let failed =
        |error: &dyn std::fmt::Debug| NoPdf(format!("{error:?}").chars().take(200).collect());
    let mut configuration =
        ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    // PDF/A wants a date.
    if document.written.is_some() {
        configuration = configuration.with_archival_validator(Archival::A2_A);
    }
    let configuration = configuration.finish().map_err(|error| failed(&error))?;
    let mut pdf =
        Pdf::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let (width, height) = paper.size();
    let mut marks: BTreeMap<usize, Vec<Identifier>> = BTreeMap::new();
    for page in 0..layout.pages {
        let settings = PageSettings::from_wh(width, height).ok_or_else(|| NoPdf("page".into()))?;
        let mut sheet = pdf.start_page_with(settings);
        let mut surface = sheet.surface();
        for piece in layout.pieces.iter().filter(|piece| piece.page == page) {
            let mark = surface.start_tagged(tag_of(piece));
            ink(&mut surface, &piece.ink, layout);
            surface.end_tagged();
            if let Some(part) = piece.part {
                marks.entry(part).or_default().push(mark);
            }
        }
    }
    pdf.set_tag_tree(tree(layout, marks));
    pdf.set_outline(outline(layout));
    let mut metadata = Metadata::new()
        .title(document.title.clone())
        .language(LANGUAGE.to_owned())
        .creator(document.footer.split(" · ").next().unwrap_or_default().to_owned());
    if let Some(date) = document.written.as_ref().and_then(date) {
        metadata = metadata.creation_date(date);
    }
    pdf.set_metadata(metadata);
    pdf.finish().map_err(|error| failed(&error))
}

fn date(written: &Zoned) -> Option<DateTime> {
    let part = |part: i8| u8::try_from(part).ok();
    let minutes = written.offset().seconds() / 60;
    let date = DateTime::new(u16::try_from(written.year()).ok()?)
        .month(part(written.month())?)
        .day(part(written.day())?)
        .hour(part(written.hour())?)
        .minute(part(written.minute())?)
        .second(part(written.second())?)
        .utc_offset_hour(i8::try_from(minutes / 60).ok()?)
        .utc_offset_minute(u8::try_from(minutes.abs() % 60).ok()?);
    Some(date)
}

fn tag_of(piece: &Piece) -> ContentTag<'static> {
    match (&piece.part, &piece.ink) {
        (Some(_), Ink::Text { .. }) => ContentTag::Span(SpanTag::empty()),
        (Some(_), _) => ContentTag::Other,
        (None, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
    }
}

fn ink(surface: &mut Surface<'_>, ink: &Ink, layout: &Layout<'_>) {
    let black = || Some(Fill { paint: luma::Color::black().into(), ..Fill::default() });
    let line =
        || Some(Stroke { paint: luma::Color::black().into(), width: 0.4, ..Stroke::default() });
    match ink {
        Ink::Text { x, y, size, text, glyphs } => {
            surface.set_stroke(None);
            surface.set_fill(black());
            let mut x = *x;
            for run in glyphs.chunk_by(|a, b| a.font == b.font) {
                let drawn: Vec<_> = run.iter().map(|placed| placed.glyph.clone()).collect();
                let font = layout.fonts.font(run[0].font);
                surface.draw_glyphs(Point::from_xy(x, *y), &drawn, font, text, *size, false);
                x += super::lines::width(run, *size);
            }
        }
        Ink::Rule { x, y, width } => {
            surface.set_fill(None);
            surface.set_stroke(line());
            paths(surface, |path| {
                path.move_to(*x, *y);
                path.line_to(x + width, *y);
            });
        }
        Ink::Frame { x, y, width, height } => {
            surface.set_fill(None);
            surface.set_stroke(line());
            paths(surface, |path| rect(path, *x, *y, *width, *height));
        }
        Ink::Squares { side, places } => {
            surface.set_stroke(None);
            surface.set_fill(black());
            paths(surface, |path| {
                for (x, y) in places {
                    rect(path, *x, *y, *side, *side);
                }
            });
        }
    }
}

fn paths(surface: &mut Surface<'_>, draw: impl FnOnce(&mut PathBuilder)) {
    let mut builder = PathBuilder::new();
    draw(&mut builder);
    let path: Option<Path> = builder.finish();
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn rect(path: &mut PathBuilder, x: f32, y: f32, width: f32, height: f32) {
    if let Some(rect) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(rect);
    }
}

/// The structure: each part with what was drawn for it, in the order of the document.
fn tree(layout: &Layout<'_>, mut marks: BTreeMap<usize, Vec<Identifier>>) -> TagTree {
    let mut groups: BTreeMap<usize, TagGroup> = BTreeMap::new();
    let mut tree = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
    let mut top = Vec::new();
    // What is inside comes after what it is in: from the last to the first, each is whole when it is put in its place.
    for (number, part) in layout.parts.iter().enumerate().rev() {
        let own = marks.remove(&number).unwrap_or_default();
        let mut group = TagGroup::new(kind(&part.role));
        for mark in own {
            group.push(mark);
        }
        if let Some(inner) = groups.remove(&number) {
            for child in inner.children.into_iter().rev() {
                group.push(child);
            }
        }
        match part.inside {
            Some(outer) => {
                let outer = groups.entry(outer).or_insert_with(|| TagGroup::new(Tag::P));
                outer.push(Node::Group(group));
            }
            None => top.push(group),
        }
    }
    for group in top.into_iter().rev() {
        tree.push(group);
    }
    tree
}

fn kind(role: &Role) -> TagKind {
    let level = |level| NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    match role {
        Role::Title(text) => Tag::Hn(level(1), Some(text.clone())).into(),
        Role::Heading(text) => Tag::Hn(level(2), Some(text.clone())).into(),
        Role::Paragraph => Tag::P.into(),
        Role::Code => Tag::Code.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
        Role::List => Tag::L(ListNumbering::None).into(),
        Role::Item => Tag::LI.into(),
        Role::Figure(about) => Tag::Figure(Some(about.clone())).into(),
    }
}

/// The headings, for finding one's way.
fn outline(layout: &Layout<'_>) -> Outline {
    let mut outline = Outline::new();
    for (number, part) in layout.parts.iter().enumerate() {
        let (Role::Title(text) | Role::Heading(text)) = &part.role else { continue };
        let piece = layout.pieces.iter().find(|piece| piece.part == Some(number));
        if let Some(Piece { page, ink: Ink::Text { x, y, .. }, .. }) = piece {
            let place = XyzDestination::new(*page, Point::from_xy(*x, *y));
            outline.push_child(OutlineNode::new(text.clone(), place));
        }
    }
    outline
}
