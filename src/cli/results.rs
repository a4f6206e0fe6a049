use serde_json::Value;

use super::args::Results as Wanted;
use super::exit::Failure;
use super::output;
use crate::keys::save_public;

/// Where results go: standard output as they come, or one new file at the end.
pub struct Results<'a> {
    wanted: &'a Wanted,
    written: Vec<u8>,
}

impl<'a> Results<'a> {
    /// Refuses early a name that is taken.
    pub fn open(wanted: &'a Wanted) -> Result<Self, Failure> {
        if let Some(path) = wanted.file() {
            output::check_free_for_public(path, wanted.force)?;
        }
        Ok(Self { wanted, written: Vec::new() })
    }

    /// A line of words.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.bytes(format!("{text}\n").as_bytes())
    }

    /// One JSON document.
    pub fn json(&mut self, value: &Value) -> Result<(), Failure> {
        self.line(&format!("{value:#}"))
    }

    /// What is written as it is.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        if self.wanted.file().is_none() {
            return output::print(bytes);
        }
        self.written.extend_from_slice(bytes);
        Ok(())
    }

    /// Writes the file, whole or not at all.
    pub fn close(self) -> Result<(), Failure> {
        let Some(path) = self.wanted.file() else {
            return Ok(());
        };
        save_public(path, &self.written, output::existing(self.wanted.force))?;
        Ok(())
    }
}
