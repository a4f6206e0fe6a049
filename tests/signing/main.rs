//! Messages: captures of every kind, signatures judged and explained, and input made to hurt.

mod capture_carriers;
mod capture_coats;
mod capture_commands;
mod capture_dumps;
mod capture_http;
mod capture_json;
mod capture_properties;
#[path = "../common/fixtures.rs"]
mod fixtures;
mod hostile;
mod properties;
mod software;
mod vectors;
mod wycheproof;
