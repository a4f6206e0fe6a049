//! The parts that pages are made of. Each has a name and a role for screen readers, and a visible focus.

mod announce;
mod button;
mod card;
mod choice;
mod dialog;
mod field;
mod fingerprint;
mod focus;
mod icon;
mod notice;
mod progress;
mod rail;
mod secret_field;
mod source;
mod stepper;
mod table;
mod text;
mod text_area;

pub use announce::{announce, live_regions};
pub use button::{Look, button, link, main_button};
pub use card::{CardPair, Footer, at_times, card, columns, footer, header, page, table_page};
pub use choice::choice;
pub use dialog::{Answer, Dialog};
pub use field::{field, field_without_name, search_field};
pub use fingerprint::{fingerprint, masked_key};
pub use focus::{end_page, focus_first, focus_main};
pub use icon::{Icon, draw_icon, icon};
pub use notice::{badge, done, finding, notice, problem};
pub use progress::{bar, progress_bar};
pub use rail::rail_row;
pub use secret_field::{secret_field, shown_secret};
pub use source::{KeySource, dropped_file, dropped_files, key_links, key_sources};
pub use stepper::stepper;
pub use table::{Sorted, sort_header};
pub use text::{
    MOST_SHOWN, Type, beginning, code, heading, hint, label, lead, numbered, paragraph, strong,
    tag, title,
};
pub use text_area::{text_area, text_beginning};
