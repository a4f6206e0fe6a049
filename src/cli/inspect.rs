use serde_json::json;

use super::args::Inspect;
use super::exit::{Exit, Failure};
use super::results::Results;
use super::{generate, reading};
use crate::keys::PublicKey;
use crate::keys::audit::{Audit, audit};
use crate::keys::decode::Repair;
use crate::keys::identify::{Material, identify};
use crate::keys::import::{PublicKeyError, public_key};
use crate::secret::worker::forgetting;

pub fn run(options: &Inspect, json: bool) -> Result<Exit, Failure> {
    let mut results = Results::open(&options.results)?;
    // A private key is gone before anything is printed: whoever reads may take a while.
    let Seen { material, key, audit, repairs } = forgetting(|| look(options))?;
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
        for repair in repairs {
            results.line(&repair.message().text())?;
        }
        for finding in audit.iter().flat_map(|audit| &audit.findings) {
            let sign = if finding.passed { "✓" } else { "✗" };
            results.line(&format!("{sign} {}", finding.check.message(finding.passed).text()))?;
        }
    }
    results.close()?;
    Ok(if audit.is_none_or(|audit| audit.passed()) { Exit::Done } else { Exit::NotValid })
}

/// What may be said of a key; nothing of it is secret.
struct Seen {
    material: Material,
    key: PublicKey,
    audit: Option<Audit>,
    repairs: Vec<Repair>,
}

fn look(options: &Inspect) -> Result<Seen, Failure> {
    let input = reading::key_file(&options.file)?;
    let material = identify(input.expose())?;
    if material == Material::Archive {
        // Neither a public nor a private key: what is in it is not looked at.
        return Err(Failure::reading(PublicKeyError::Unsuitable(material).message()));
    }
    if material.is_private() {
        let read = reading::private(&input, &options.opening)?;
        let audit = Some(audit(&read.key));
        let key = read.key.public().clone();
        return Ok(Seen { material, key, audit, repairs: read.repairs });
    }
    let read = public_key(input.expose())?;
    Ok(Seen { material, key: read.key, audit: None, repairs: read.repairs })
}
