use clap::CommandFactory;
use clap_complete::Shell;

use super::args::Arguments;
use super::exit::{Exit, Failure};
use super::output;
use crate::text::third_party;

pub fn completions(shell: Shell) -> Result<Exit, Failure> {
    // Not straight to standard output: a reader that closes early is no reason to panic.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "keyturn-cli", &mut script);
    if shell == Shell::Bash {
        // Two spellings of a name with a hyphen: nothing after a command was completed (clap issue 6421).
        let text = String::from_utf8_lossy(&script);
        script = text.replace("keyturn__subcmd__cli__", "keyturn__cli__").into_bytes();
    }
    output::print(&script)?;
    Ok(Exit::Done)
}

pub fn licences() -> Result<Exit, Failure> {
    output::print(third_party().as_bytes())?;
    Ok(Exit::Done)
}
