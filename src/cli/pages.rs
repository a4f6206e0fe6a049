use std::fs;
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use jiff::Timestamp;
use roff::{Roff, bold, roman};

use super::args::Arguments;
use super::exit::{Exit, Failure, failed};

const NAME: &str = "keyturn-cli";
const EXIT_CODES: [(&str, &str); 4] = [
    ("0", "Valid, or done."),
    ("1", "Not valid, or the keys do not belong together."),
    ("2", "The command line is wrong."),
    ("3", "Something cannot be read or written, or is no usable key."),
];

/// Writes the manual pages of the program and of each command into a folder.
pub fn run(folder: &Path) -> Result<Exit, Failure> {
    let mut program = Arguments::command().disable_help_subcommand(true);
    program.build();
    write(&program, folder).map_err(|error| failed(&error))?;
    Ok(Exit::Done)
}

fn write(program: &Command, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let commands = program.get_subcommands().filter(|one| !one.is_hide_set());
    for command in [program].into_iter().chain(commands) {
        let man = Man::new(command.clone())
            .date(date())
            .source(format!("{NAME} {}", env!("CARGO_PKG_VERSION")))
            .manual("Keyturn");
        let mut page = Vec::new();
        man.render_title(&mut page)?;
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
        if command.has_subcommands() {
            man.render_subcommands_section(&mut page)?;
        }
        ours(command).to_writer(&mut page)?;
        fs::write(folder.join(man.get_filename()), page)?;
    }
    Ok(())
}

/// The day of the release where its packages are built, so that the same release gives the same pages; else today.
fn date() -> String {
    let released = std::env::var("SOURCE_DATE_EPOCH")
        .ok()
        .and_then(|seconds| seconds.parse().ok())
        .and_then(|seconds| Timestamp::from_second(seconds).ok());
    released.unwrap_or_else(Timestamp::now).strftime("%Y-%m-%d").to_string()
}

/// What clap has no sections for: examples line by line, and the exit codes.
fn ours(command: &Command) -> Roff {
    let mut page = Roff::new();
    let help = command.get_after_help().map(ToString::to_string);
    let examples: Vec<&str> = help
        .iter()
        .flat_map(|help| help.lines())
        .skip(1)
        .take_while(|line| !line.is_empty())
        .collect();
    if !examples.is_empty() {
        page.control("SH", ["EXAMPLES"]).control("nf", []);
        for line in examples {
            page.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
        }
        page.control("fi", []);
    }
    page.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in EXIT_CODES {
        page.control("TP", []);
        page.text([bold(code)]).text([roman(meaning)]);
    }
    if !command.has_subcommands() {
        page.control("SH", ["SEE ALSO"]);
        page.text([bold(NAME), roman("(1)")]);
    }
    page
}
