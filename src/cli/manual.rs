use std::io;
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::Arguments;
use super::exit::{Exit, Failure};
use super::output;
use crate::text::{Message, THIRD_PARTY};

pub fn completions(shell: Shell) -> Result<Exit, Failure> {
    // Not straight to standard output: a reader that closes early is no reason to panic.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "keyturn-cli", &mut script);
    output::print(&script)?;
    Ok(Exit::Done)
}

pub fn pages(folder: &Path) -> Result<Exit, Failure> {
    done(
        std::fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(Arguments::command(), folder)),
    )
}

pub fn licences() -> Result<Exit, Failure> {
    output::print(THIRD_PARTY.as_bytes())?;
    Ok(Exit::Done)
}

fn done(result: io::Result<()>) -> Result<Exit, Failure> {
    result
        .map(|()| Exit::Done)
        .map_err(|error| Failure::reading(Message::new("cli-output").with("reason", error)))
}
