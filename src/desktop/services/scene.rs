//! What the record says of the program and the computer.

use std::fs::File;
use std::io::Read;

use egui::Context;
use jiff::Zoned;
use sha2::{Digest, Sha256};

use super::job::{Job, take};
use crate::ceremony::facts::{MeasureTaken, Scene};
use crate::secret::process::measures;
use crate::text::hex;

/// The commit that was built, where the build knew it.
pub const COMMIT: Option<&str> = option_env!("KEYTURN_COMMIT");

/// SHA-256 of the running file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Hash {
    /// It is computed.
    #[default]
    NotYet,
    /// In hex.
    Known(String),
    /// The file could not be read.
    Unknown,
}

/// The running file's SHA-256, computed once on another thread.
#[derive(Default)]
pub struct RunningFile {
    hashing: Option<Job<Option<String>>>,
    hash: Hash,
}

impl RunningFile {
    /// Begins to compute it, unless it was begun before.
    pub fn start(&mut self, ctx: &Context) {
        if self.hash == Hash::NotYet && self.hashing.is_none() {
            self.hashing = Job::start(ctx, "hash-program", |_| hash_of_program());
        }
    }

    /// Takes it once it is there.
    pub fn logic(&mut self) {
        if let Some(done) = take(&mut self.hashing) {
            self.hash = done.map_or(Hash::Unknown, Hash::Known);
        }
    }

    /// The hash.
    pub fn hash(&self) -> &Hash {
        &self.hash
    }

    /// What the record says of here and now.
    pub fn scene(&self, now: &Zoned) -> Scene {
        let mut number = [0; 16];
        // Without randomness no key is made either; the record has no number then.
        let record = getrandom::fill(&mut number).map(|()| hex(&number)).unwrap_or_default();
        let zone = now.time_zone().iana_name().map(str::to_owned);
        Scene {
            record,
            program: crate::ceremony::record::program(),
            commit: COMMIT.unwrap_or_default().to_owned(),
            program_sha256: match &self.hash {
                Hash::Known(hash) => hash.clone(),
                Hash::NotYet | Hash::Unknown => String::new(),
            },
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            zone: zone.unwrap_or_else(|| now.offset().to_string()),
            measures: measures()
                .iter()
                .map(|(measure, outcome)| MeasureTaken {
                    measure: measure.message().text(),
                    outcome: outcome.message().text(),
                    in_force: outcome.is_good(),
                })
                .collect(),
        }
    }
}

fn hash_of_program() -> Option<String> {
    let mut file = File::open(std::env::current_exe().ok()?).ok()?;
    let mut hasher = Sha256::new();
    let mut part = vec![0; 64 * 1024];
    loop {
        match file.read(&mut part).ok()? {
            0 => break,
            length => hasher.update(&part[..length]),
        }
    }
    Some(hex(&hasher.finalize()))
}
