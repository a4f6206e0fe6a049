use serde_json::json;

use super::args::Inspect;
use super::exit::{Exit, Failure};
use super::results::Results;
use super::{generate, reading};
use crate::keys::PublicKey;
use crate::keys::audit::{Audit, audit};
use crate::keys::identify::{Material, identify};
use crate::keys::import::public_key;
use crate::secret::worker::forgetting;

pub fn run(options: &Inspect, json: bool) -> Result<Exit, Failure> {
    let mut results = Results::open(&options.results)?;
    // A private key is gone before anything is printed: whoever reads may take a while.
    let (material, key, audit) = forgetting(|| look(options))?;
    if json {
        let mut facts = generate::facts(&key);
        facts["kind"] = json!(material.name().text());
        facts["private"] = json!(material.is_private());
        if let Some(audit) = &audit {
            facts["audit_passed"] = json!(audit.passed());
        }
        results.json(&facts)?;
    } else {
        results.line(&material.name().text())?;
        results.line(&generate::summary(&key))?;
        for finding in audit.iter().flat_map(|audit| &audit.findings) {
            let sign = if finding.passed { "✓" } else { "✗" };
            results.line(&format!("{sign} {}", finding.check.message(finding.passed).text()))?;
        }
    }
    results.close()?;
    Ok(if audit.is_none_or(|audit| audit.passed()) { Exit::Done } else { Exit::NotValid })
}

fn look(options: &Inspect) -> Result<(Material, PublicKey, Option<Audit>), Failure> {
    let input = reading::key_file(&options.file)?;
    let material = identify(input.expose()).map_err(|error| Failure::reading(error.message()))?;
    if material.is_private() {
        let read = reading::private(&input, &options.opening)?;
        let audit = audit(&read.key);
        return Ok((material, read.key.public().clone(), Some(audit)));
    }
    let read = public_key(input.expose()).map_err(|error| Failure::reading(error.message()))?;
    Ok((material, read.key, None))
}
