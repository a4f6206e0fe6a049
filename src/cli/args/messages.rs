//! The options of what signs messages and checks them.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::shared::{Opening, Results};
use crate::signing::diagnose::Language;

pub(super) const VERIFY_EXAMPLES: &str = "\
Examples:
  keyturn-cli verify --key alipay.pub capture.http
  keyturn-cli verify --key alipay.pub --other-key own=own.pub traffic.har
  # a whole folder, as a table for spreadsheets
  keyturn-cli verify --key alipay.pub --csv --out verdicts.csv captures/
  # one message, field by field
  keyturn-cli verify --key alipay.pub --uri /payNotify \\
    --client-id SANDBOX_5X --time 2025-02-21T05:43:09Z --body body.json \\
    --signature \"$(cat signature.txt)\"
  # what is not valid, in a script
  find captures -name '*.http' -print0 |
    xargs -0 keyturn-cli verify --key alipay.pub --json |
    jq -r '[.] | flatten | .[] | select(.verdict != \"valid\") | .source'";

pub(super) const DIAGNOSE_EXAMPLES: &str = "\
Examples:
  keyturn-cli diagnose --key alipay.pub capture.http
  # is it signed with another key that we know?
  keyturn-cli diagnose --key alipay.pub --other-key own=own.pub \\
    --other-key old=old.pub traffic.har
  keyturn-cli diagnose --key alipay.pub capture.http --json | jq -r '.diagnosis[0]'";

/// What the message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SignKind {
    /// A request to Alipay+
    Request,
    /// The acknowledgement of a notification
    Acknowledgement,
}

#[derive(Debug, Args)]
pub struct Sign {
    /// The private key file
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    /// What is signed
    #[arg(long, value_enum, default_value = "request")]
    pub kind: SignKind,
    /// HTTP method
    #[arg(long, default_value = "POST", value_name = "NAME")]
    pub method: String,
    /// Path, with /sandbox/ where the sandbox has it
    #[arg(long, value_name = "PATH")]
    pub uri: String,
    /// Client id
    #[arg(long, value_name = "ID")]
    pub client_id: String,
    /// Time; now, if left out
    #[arg(long)]
    pub time: Option<String>,
    /// Body file, or - for standard input
    #[arg(long, value_name = "FILE")]
    pub body: PathBuf,
    /// Version of the key in the header
    #[arg(long, default_value = "1", value_name = "N")]
    pub key_version: u32,
    /// Scheme and host for the curl command
    #[arg(long, value_name = "URL", default_value = "https://open-sea-global.alipay.com")]
    pub origin: String,
    #[command(flatten)]
    pub opening: Opening,
    #[command(flatten)]
    pub results: Results,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// The public key that is expected to have signed, in any form
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    /// Another key that may have signed; `own`, `old` and `environment` as names say whose it is
    #[arg(long, value_name = "NAME=FILE")]
    pub other_key: Vec<String>,
    /// HTTP method
    #[arg(long, default_value = "POST", value_name = "NAME")]
    pub method: String,
    /// Path of one message that is given field by field
    #[arg(long, value_name = "PATH", requires_all = ["client_id", "time", "signature"])]
    pub uri: Option<String>,
    /// Client id
    #[arg(long, value_name = "ID", requires = "uri")]
    pub client_id: Option<String>,
    /// Request-Time or Response-Time
    #[arg(long, requires = "uri")]
    pub time: Option<String>,
    /// Body file, or - for standard input; empty, if left out
    #[arg(long, value_name = "FILE", requires = "uri")]
    pub body: Option<PathBuf>,
    /// Value of the Signature header
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, requires = "uri")]
    pub signature: Option<String>,
    /// Give a table for spreadsheets (CSV)
    #[arg(long, conflicts_with_all = ["uri", "json"])]
    pub csv: bool,
    /// Captures: raw HTTP, curl commands, HAR, logs; folders of them; or - for standard input
    #[arg(conflicts_with = "uri")]
    pub captures: Vec<PathBuf>,
    #[command(flatten)]
    pub results: Results,
}

impl Verify {
    /// All that is read.
    pub(super) fn files(&self) -> Vec<&Path> {
        let others = self.other_key.iter().filter_map(|given| given.split_once('='));
        [self.key.as_path()]
            .into_iter()
            .chain(others.map(|(_, file)| Path::new(file)))
            .chain(self.body.as_deref())
            .chain(self.captures.iter().map(PathBuf::as_path))
            .collect()
    }
}

/// What is to be explained, and for whom.
#[derive(Debug, Args)]
pub struct Diagnose {
    #[command(flatten)]
    pub messages: Verify,
    /// Advice for one language alone: java, python, php, node, go or dotnet
    #[arg(long, value_name = "NAME", value_parser = language)]
    pub language: Option<Language>,
}

impl Diagnose {
    /// The languages that get advice.
    pub fn languages(&self) -> Vec<Language> {
        self.language.map_or_else(|| Language::ALL.to_vec(), |language| vec![language])
    }
}

fn language(name: &str) -> Result<Language, String> {
    let known = Language::ALL.into_iter().find(|language| language.label() == name);
    known.ok_or_else(|| Language::ALL.map(Language::label).join(", "))
}
