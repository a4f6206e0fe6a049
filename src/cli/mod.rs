//! The command line, for engineers and for machines with no screen.
//!
//! Every command takes `--json`; exit codes are those of [`Exit`]. Private keys and passphrases never
//! come as arguments, since every user of the machine can see those.

mod args;
mod convert;
mod exit;
mod generate;
mod inspect;
mod manual;
mod matching;
mod output;
mod pages;
mod passphrase;
mod progress;
mod reading;
mod record;
mod results;
mod sign;
mod standard;
mod verify;
mod verify_one;

use std::process::ExitCode;

use clap::Parser;

pub use self::exit::Exit;

use self::args::{Arguments, Command};
use self::exit::Failure;
use crate::secret::process;
use crate::secret::worker;

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    process::harden();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return exit::from_clap(&error, wants_json()),
    };
    let json = arguments.json;
    if arguments.command.reads_standard_input_twice() {
        return Failure::usage("cli-standard-input-twice").report(json);
    }
    // On a thread of its own, whose stack is wiped at its end.
    let done = worker::spawn("command", move || run(arguments)).map(std::thread::JoinHandle::join);
    match done {
        Ok(Ok(Ok(exit))) => exit.into(),
        Ok(Ok(Err(failure))) => failure.report(json),
        _ => Exit::CannotRead.into(),
    }
}

/// Whether `--json` stands in a command line that cannot be read.
fn wants_json() -> bool {
    std::env::args_os().any(|argument| argument == "--json")
}

fn run(arguments: Arguments) -> Result<Exit, Failure> {
    let json = arguments.json;
    match arguments.command {
        Command::Generate(options) => generate::run(&options, json),
        Command::Convert(options) => convert::run(&options, json),
        Command::Inspect(options) => inspect::run(&options, json),
        Command::Match(options) => matching::run(&options, json),
        Command::Sign(options) => sign::run(&options, json),
        Command::Verify(options) => verify::run(&options, json, None),
        Command::Diagnose(options) => {
            verify::run(&options.messages, json, Some(&options.languages()))
        }
        Command::Record(what) => record::run(&what, json),
        Command::Completions { shell } => manual::completions(shell),
        Command::Licences => manual::licences(),
        Command::Man { folder } => pages::run(&folder),
    }
}
