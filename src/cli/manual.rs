use std::io;
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::Arguments;
use super::exit::{Exit, Failure};
use crate::text::Message;

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
    std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(Arguments::command(), folder))
        .map_err(|error| Failure::reading(Message::new("cli-output").with("reason", error)))?;
    Ok(Exit::Done)
}
