use base64ct::{Base64, Encoding as _};
use serde_json::json;

use super::args::{Sign, SignKind};
use super::exit::{Exit, Failure};
use super::results::Results;
use super::{output, reading};
use crate::secret::worker::forgetting;
use crate::signing::Message;
use crate::signing::sign::{Command, Kind, SignError, Signed, sign_message};

const MOST_BODY: usize = 64 * 1024 * 1024;

pub fn run(options: &Sign, json: bool) -> Result<Exit, Failure> {
    let mut results = Results::open(&options.results)?;
    // The key is gone before anything is printed: whoever reads may take a while.
    let signed = forgetting(|| sign(options))?;
    let command = match &signed.command {
        Command::Curl(text) | Command::BodyInFile(text) => text.clone(),
        Command::Response(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    };
    if json {
        let headers: serde_json::Map<_, _> =
            signed.headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        results.json(&json!({
            "signature": signed.header,
            "headers": headers,
            "command": command,
            "content": String::from_utf8_lossy(&signed.content),
            "content_base64": Base64::encode_string(&signed.content),
            "cautions": signed.cautions.iter().map(|caution| caution.message().text()).collect::<Vec<_>>(),
        }))?;
    } else {
        for (name, value) in &signed.headers {
            results.line(&format!("{name}: {value}"))?;
        }
        results.line("")?;
        results.line(&command)?;
        for caution in &signed.cautions {
            output::aside(&caution.message().text());
        }
    }
    results.close()?;
    Ok(Exit::Done)
}

fn sign(options: &Sign) -> Result<Signed, Failure> {
    let key = reading::private(&reading::key_file(&options.key)?, &options.opening)?.key;
    let message = Message {
        method: options.method.clone(),
        uri: options.uri.clone(),
        client_id: options.client_id.clone(),
        time: options.time.clone().unwrap_or_else(now),
        body: reading::file(&options.body, MOST_BODY)?,
    };
    let kind = match options.kind {
        SignKind::Request => Kind::Request,
        SignKind::Acknowledgement => Kind::Acknowledgement,
    };
    let version = options.key_version.to_string();
    sign_message(&message, kind, &key, &version, &options.origin).map_err(|error| match error {
        SignError::PartMissing(_)
        | SignError::ControlCharacter(_)
        | SignError::Placeholder(_)
        | SignError::Path { .. } => Failure::wanting(error.message()),
        SignError::Key => error.into(),
    })
}

fn now() -> String {
    jiff::Zoned::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
