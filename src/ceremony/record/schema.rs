//! The published schema of a record is that of the code: `docs/record.schema.json`, written anew with
//! `KEYTURN_WRITE_SCHEMA=1`.

use std::path::Path;

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::FORMAT;
use crate::ceremony::EventKind;

const PUBLISHED: &str = include_str!("../../../docs/record.schema.json");

/// An entry for each event: what serde writes as `{"name": facts}` stands as `event` and `facts`.
fn entry(variant: &Value) -> Value {
    let hash = json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" });
    let mut properties = json!({
        "number": { "type": "integer", "minimum": 1 },
        "at": { "type": "string", "format": "date-time" },
    });
    let mut required = vec!["number", "at", "event"];
    let named = variant["properties"].as_object().and_then(|object| object.iter().next());
    if let Some((name, facts)) = named {
        properties["event"] = json!({ "const": name });
        properties["facts"] = facts.clone();
        required.push("facts");
    } else {
        let name = variant.get("const").or_else(|| variant["enum"].get(0));
        properties["event"] = json!({ "const": name });
    }
    properties["hash"] = hash;
    required.push("hash");
    json!({
        "description": variant["description"],
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12();
    let events = settings.into_generator().into_root_schema_for::<EventKind>().to_value();
    let variants = events["oneOf"].as_array().expect("variants").iter().map(entry);
    let none = Map::new();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Record of a Keyturn key ceremony, version 2",
        "type": "object",
        "properties": {
            "format": { "const": FORMAT },
            "entries": { "type": "array", "minItems": 1, "items": { "oneOf": variants.collect::<Vec<_>>() } },
            "head": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
        },
        "required": ["format", "entries", "head"],
        "additionalProperties": false,
        "$defs": events["$defs"].as_object().unwrap_or(&none),
    })
}

#[test]
fn the_published_schema_is_that_of_the_code() {
    let written = format!("{:#}\n", schema());
    if std::env::var_os("KEYTURN_WRITE_SCHEMA").is_some() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/record.schema.json");
        std::fs::write(file, &written).expect("written");
    }
    assert!(PUBLISHED == written, "docs/record.schema.json is stale");
}
