use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

use crate::desktop::theme::space;

/// A line icon, drawn on a grid of 24 with strokes of 1.9.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Icon {
    Key,
    Check,
    Pencil,
    Search,
    Info,
    Lock,
    Flask,
    Copy,
    Save,
    Paste,
    File,
    Folder,
    Left,
    Warning,
    Cross,
    Plus,
    Refresh,
    Theme,
    Shield,
    Book,
}

/// A stroke of an icon.
enum Line {
    Open(&'static [(f32, f32)]),
    Closed(&'static [(f32, f32)]),
    Circle(f32, f32, f32),
}

const WEIGHT: f32 = 1.9;
const GRID: f32 = 24.0;

impl Icon {
    #[expect(clippy::too_many_lines, reason = "a table of drawings")]
    fn lines(self) -> &'static [Line] {
        use Line::{Circle, Closed, Open};
        match self {
            Self::Key => &[
                Circle(15.5, 8.5, 5.0),
                Open(&[(11.9, 12.1), (3.5, 20.5)]),
                Open(&[(6.0, 18.0), (8.6, 20.6)]),
                Open(&[(8.8, 15.2), (11.0, 17.4)]),
            ],
            Self::Check => &[Open(&[(4.5, 12.8), (9.6, 17.9), (19.8, 6.8)])],
            Self::Pencil => &[
                Closed(&[(4.0, 20.0), (5.0, 15.4), (16.2, 4.2), (19.8, 7.8), (8.6, 19.0)]),
                Open(&[(13.6, 6.8), (17.2, 10.4)]),
            ],
            Self::Search => &[Circle(10.5, 10.5, 6.2), Open(&[(15.2, 15.2), (20.5, 20.5)])],
            Self::Info => &[
                Circle(12.0, 12.0, 8.8),
                Open(&[(12.0, 11.2), (12.0, 16.6)]),
                Circle(12.0, 7.8, 0.4),
            ],
            Self::Lock => &[
                Closed(&[(5.0, 11.0), (19.0, 11.0), (19.0, 20.5), (5.0, 20.5)]),
                Open(&[
                    (8.0, 11.0),
                    (8.0, 7.4),
                    (9.2, 4.9),
                    (12.0, 3.8),
                    (14.8, 4.9),
                    (16.0, 7.4),
                    (16.0, 11.0),
                ]),
            ],
            Self::Flask => &[
                Open(&[(8.0, 3.5), (16.0, 3.5)]),
                Open(&[
                    (9.6, 3.5),
                    (9.6, 9.5),
                    (4.6, 18.6),
                    (5.8, 20.5),
                    (18.2, 20.5),
                    (19.4, 18.6),
                    (14.4, 9.5),
                    (14.4, 3.5),
                ]),
                Open(&[(7.0, 15.0), (17.0, 15.0)]),
            ],
            Self::Copy => &[
                Closed(&[(8.5, 8.5), (20.0, 8.5), (20.0, 20.0), (8.5, 20.0)]),
                Open(&[(15.5, 4.5), (4.5, 4.5), (4.5, 15.5)]),
            ],
            Self::Save => &[
                Open(&[(12.0, 4.0), (12.0, 15.0)]),
                Open(&[(7.2, 10.4), (12.0, 15.2), (16.8, 10.4)]),
                Open(&[(4.5, 20.0), (19.5, 20.0)]),
            ],
            Self::Paste => &[
                Closed(&[(5.0, 5.5), (19.0, 5.5), (19.0, 20.5), (5.0, 20.5)]),
                Closed(&[(9.0, 3.5), (15.0, 3.5), (15.0, 7.5), (9.0, 7.5)]),
            ],
            Self::File => &[
                Closed(&[(6.0, 3.5), (14.0, 3.5), (18.5, 8.0), (18.5, 20.5), (6.0, 20.5)]),
                Open(&[(14.0, 3.5), (14.0, 8.0), (18.5, 8.0)]),
            ],
            Self::Folder => &[Closed(&[
                (3.5, 19.0),
                (3.5, 5.5),
                (9.5, 5.5),
                (12.0, 8.0),
                (20.5, 8.0),
                (20.5, 19.0),
            ])],
            Self::Left => &[Open(&[(14.5, 5.5), (8.0, 12.0), (14.5, 18.5)])],
            Self::Warning => &[
                Closed(&[(12.0, 3.8), (21.2, 20.0), (2.8, 20.0)]),
                Open(&[(12.0, 9.6), (12.0, 14.2)]),
                Circle(12.0, 17.0, 0.4),
            ],
            Self::Cross => &[Open(&[(5.5, 5.5), (18.5, 18.5)]), Open(&[(18.5, 5.5), (5.5, 18.5)])],
            Self::Plus => &[Open(&[(12.0, 5.0), (12.0, 19.0)]), Open(&[(5.0, 12.0), (19.0, 12.0)])],
            Self::Refresh => &[
                Open(&[
                    (19.8, 12.0),
                    (19.0, 15.5),
                    (16.4, 18.5),
                    (12.6, 19.8),
                    (8.8, 19.1),
                    (5.8, 16.8),
                    (4.2, 12.8),
                    (4.8, 8.8),
                    (7.2, 5.8),
                    (11.0, 4.2),
                    (15.0, 4.8),
                    (18.6, 7.6),
                ]),
                Open(&[(19.2, 3.2), (19.0, 8.0), (14.2, 8.0)]),
            ],
            Self::Theme => &[Open(&[
                (20.0, 14.2),
                (17.0, 15.2),
                (13.6, 14.6),
                (10.6, 12.4),
                (9.2, 9.2),
                (9.4, 6.0),
                (10.4, 3.6),
                (7.0, 5.2),
                (4.6, 8.2),
                (3.9, 12.0),
                (4.9, 15.8),
                (7.4, 18.7),
                (11.0, 20.2),
                (14.8, 19.8),
                (18.0, 17.6),
                (20.0, 14.2),
            ])],
            Self::Book => &[
                Closed(&[(3.5, 5.0), (12.0, 7.0), (12.0, 20.0), (3.5, 18.0)]),
                Closed(&[(20.5, 5.0), (12.0, 7.0), (12.0, 20.0), (20.5, 18.0)]),
            ],
            Self::Shield => &[
                Closed(&[
                    (12.0, 3.2),
                    (19.5, 6.0),
                    (19.0, 13.0),
                    (16.4, 17.6),
                    (12.0, 20.8),
                    (7.6, 17.6),
                    (5.0, 13.0),
                    (4.5, 6.0),
                ]),
                Open(&[(8.6, 11.8), (11.2, 14.4), (15.8, 9.2)]),
            ],
        }
    }
}

/// Draws `icon` into `rect`.
pub fn draw_icon(painter: &Painter, icon: Icon, rect: Rect, colour: Color32) {
    let scale = rect.width() / GRID;
    let place = |(x, y): (f32, f32)| -> Pos2 { rect.min + vec2(x, y) * scale };
    let stroke = Stroke::new(WEIGHT * scale.max(0.7), colour);
    for line in icon.lines() {
        painter.add(match line {
            Line::Open(points) => Shape::line(points.iter().copied().map(place).collect(), stroke),
            Line::Closed(points) => {
                Shape::closed_line(points.iter().copied().map(place).collect(), stroke)
            }
            Line::Circle(x, y, radius) => {
                Shape::circle_stroke(place((*x, *y)), radius * scale, stroke)
            }
        });
    }
}

/// An icon as a part of a row; it says nothing that the words beside it do not say.
pub fn icon(ui: &mut Ui, icon: Icon, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(space::ICON, space::ICON), Sense::hover());
    draw_icon(
        ui.painter(),
        icon,
        Rect::from_center_size(pos2(rect.center().x, rect.center().y), rect.size()),
        colour,
    );
    response
}
