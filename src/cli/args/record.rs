//! The options of what reads the records of ceremonies.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::shared::Results;

#[derive(Debug, Subcommand)]
pub enum Record {
    /// Say whether a record is as it was written, and what it lacks
    #[command(after_help = "\
Examples:
  keyturn-cli record check record.json
  # the hash at the foot of the printed record
  keyturn-cli record check record.json --head \"$(jq -r .head record.json)\"")]
    Check(RecordCheck),
    /// Say which key is where, how old, due when, and used twice
    #[command(after_help = "\
Examples:
  keyturn-cli record list records
  keyturn-cli record list records --json | jq .used_twice")]
    List(RecordList),
}

#[derive(Debug, Args)]
pub struct RecordCheck {
    /// The record as data (JSON), or - for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The hash at the foot of the printed record, to compare with
    #[arg(long, value_name = "HEX")]
    pub head: Option<String>,
    #[command(flatten)]
    pub results: Results,
}

#[derive(Debug, Args)]
pub struct RecordList {
    /// Records, and folders of them
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub results: Results,
}
