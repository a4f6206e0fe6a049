use super::*;
use crate::paper::{Block, Table};

fn document() -> Document {
    let row = |number: usize| {
        vec![
            number.to_string(),
            "A sentence that is so long that it needs a line of its own, or two".into(),
            String::new(),
        ]
    };
    Document {
        title: "Record of a key ceremony".into(),
        mark: Some("REHEARSAL".into()),
        written: "2026-11-23T17:05:09+08:00[Asia/Shanghai]".parse().ok(),
        footer: "Keyturn 0.1.0 · SHA-256 abcd ef01".into(),
        blocks: vec![
            Block::Facts(vec![
                ("Partner".into(), "Acme".into()),
                ("Witness".into(), "李雷".into()),
            ]),
            Block::Heading("What was done".into()),
            Block::Table(Table {
                head: vec!["No.".into(), "What".into(), "Done".into()],
                widths: vec![1, 6, 1],
                rows: (1..80).map(row).collect(),
            }),
            Block::Checks(vec![(true, "good".into()), (false, "bad".into())]),
            Block::Qr { content: "MIIB".repeat(98), caption: "The public key".into() },
            Block::Code("MIIB".repeat(98)),
            Block::Signatures(vec!["Operator".into(), "Witness".into()]),
        ],
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_on_either_paper() {
    for paper in [Paper::A4, Paper::Letter] {
        let first = document().pdf(paper).expect("a PDF");
        assert!(first.starts_with(b"%PDF-1.7"));
        assert_eq!(first, document().pdf(paper).expect("a PDF"));
    }
}

#[test]
fn a_long_table_goes_on_on_the_next_page_and_no_row_is_torn() {
    let mut fonts = Typefaces::new().expect("fonts");
    let layout = Layout::of(&document(), Paper::A4, &mut fonts);
    assert!(layout.pages > 2, "{}", layout.pages);
    for (number, part) in layout.parts.iter().enumerate() {
        if part.role == layout::Role::Row {
            let cells =
                layout.parts.iter().enumerate().filter(|(_, cell)| cell.inside == Some(number));
            let cells: Vec<usize> = cells.map(|(number, _)| number).collect();
            let pieces = layout
                .pieces
                .iter()
                .filter(|piece| piece.part.is_some_and(|part| cells.contains(&part)));
            let mut pages: Vec<usize> = pieces.map(|piece| piece.page).collect();
            pages.dedup();
            assert_eq!(pages.len(), 1, "row {number}");
        }
    }
}

#[test]
fn the_paper_is_the_usual_one_of_the_place() {
    assert_eq!(Paper::of_zone("America/New_York"), Paper::Letter);
    assert_eq!(Paper::of_zone("Asia/Shanghai"), Paper::A4);
    assert_eq!(Paper::of_zone("America/Sao_Paulo"), Paper::A4);
}
