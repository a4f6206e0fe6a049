use std::path::Path;

use serde_json::json;

use super::args::Match;
use super::exit::{Exit, Failure};
use super::reading;
use super::results::Results;
use crate::keys::PublicKey;
use crate::keys::identify::identify;
use crate::keys::import::public_key;
use crate::secret::worker::forgetting;
use crate::text::tr;

pub fn run(options: &Match, json: bool) -> Result<Exit, Failure> {
    let mut results = Results::open(&options.results)?;
    // A private key is gone before anything is printed: whoever reads may take a while.
    let half = |path| forgetting(|| public_half(path, options));
    let (first, second) = (half(&options.first)?, half(&options.second)?);
    let same = first == second;
    if json {
        results.json(&json!({
            "match": same,
            "fingerprint_sha256": ([&first, &second].map(|key| key.fingerprint().hex())),
        }))?;
    } else {
        results.line(&tr(if same { "cli-match" } else { "cli-no-match" }))?;
    }
    results.close()?;
    Ok(if same { Exit::Done } else { Exit::NotValid })
}

fn public_half(path: &Path, options: &Match) -> Result<PublicKey, Failure> {
    let input = reading::key_file(path)?;
    let material = identify(input.expose())?;
    if material.is_private() {
        return Ok(reading::private(&input, &options.opening)?.key.public().clone());
    }
    Ok(public_key(input.expose())?.key)
}
