//! The options of what makes, reads and compares keys.

use std::path::PathBuf;

use clap::Args;

use super::shared::{Form, Opening, Output, Protection, Results};

#[derive(Debug, Args)]
pub struct Generate {
    /// Size of the modulus
    #[arg(long, default_value = "2048", value_parser = ["2048", "3072", "4096"])]
    pub bits: String,
    /// Form of the private key; by default pkcs8-pem, the only one that holds a passphrase
    #[arg(long, value_enum)]
    pub form: Option<Form>,
    /// Also write the public key, as the dashboard takes it; or - for standard output
    #[arg(long, value_name = "FILE")]
    pub public: Option<PathBuf>,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub protection: Protection,
}

#[derive(Debug, Args)]
pub struct Convert {
    /// The key to read, or - for standard input
    pub file: PathBuf,
    /// The form to write; by default pkcs8-pem for a private key, spki-line for a public one
    #[arg(long, value_enum)]
    pub form: Option<Form>,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub protection: Protection,
    #[command(flatten)]
    pub opening: Opening,
}

#[derive(Debug, Args)]
pub struct Inspect {
    /// The key to look at, or - for standard input
    pub file: PathBuf,
    #[command(flatten)]
    pub opening: Opening,
    #[command(flatten)]
    pub results: Results,
}

#[derive(Debug, Args)]
pub struct Match {
    /// A key or certificate
    pub first: PathBuf,
    /// Another key or certificate
    pub second: PathBuf,
    #[command(flatten)]
    pub opening: Opening,
    #[command(flatten)]
    pub results: Results,
}
