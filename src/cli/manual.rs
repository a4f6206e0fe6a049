use std::io::{self, Write as _};
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::Arguments;
use super::exit::{Exit, Failure};
use crate::text::{Message, THIRD_PARTY};

pub fn completions(shell: Shell) -> Exit {
    clap_complete::generate(
        shell,
        &mut Arguments::command(),
        "keyturn-cli",
        &mut io::stdout(),
    );
    Exit::Done
}

pub fn pages(folder: &Path) -> Result<Exit, Failure> {
    done(
        std::fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(Arguments::command(), folder)),
    )
}

pub fn licences() -> Result<Exit, Failure> {
    done(io::stdout().write_all(THIRD_PARTY.as_bytes()))
}

fn done(result: io::Result<()>) -> Result<Exit, Failure> {
    result
        .map(|()| Exit::Done)
        .map_err(|error| Failure::reading(Message::new("cli-output").with("reason", error)))
}
