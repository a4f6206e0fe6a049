//! The parts that pages are made of. Each has a name and a role for screen readers, and a visible focus.

mod button;
mod card;
mod field;
mod fingerprint;
mod icon;
mod notice;
mod rail;
mod secret_field;
mod source;
mod stepper;
mod table;
mod text;

pub use button::{Look, button, chip, link};
pub use card::{CardPair, card, columns, footer, header, page, table_page};
pub use field::{field, search_field, text_area};
pub use fingerprint::{fingerprint, masked_key};
pub use icon::{Icon, draw_icon, icon};
pub use notice::{badge, done, finding, notice, problem};
pub use rail::rail_row;
pub use secret_field::secret_field;
pub use source::{KeySource, dropped_file, dropped_files, key_sources};
pub use stepper::stepper;
pub use table::{Sorted, progress_bar, sort_header};
pub use text::{code, hint, label, lead, numbered, strong, tag, title};
