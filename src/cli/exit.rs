use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use serde_json::json;

use crate::text::{Explain, Message};

/// The exit codes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// 0: valid, or done.
    Done,
    /// 1: not valid, or not matching.
    NotValid,
    /// 2: the command line is wrong.
    Usage,
    /// 3: something cannot be read or written, or is no usable key.
    CannotRead,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::NotValid => 1,
            Exit::Usage => 2,
            Exit::CannotRead => 3,
        })
    }
}

/// Why a command ended early.
#[derive(Debug)]
pub struct Failure {
    exit: Exit,
    message: Message,
}

impl Failure {
    /// The command line asks for what cannot be.
    pub fn usage(id: &'static str) -> Self {
        Self::wanting(Message::new(id))
    }

    /// As [`Self::usage`], with words that exist.
    pub fn wanting(message: Message) -> Self {
        Self { exit: Exit::Usage, message }
    }

    /// Something cannot be read or written.
    pub fn reading(message: Message) -> Self {
        Self { exit: Exit::CannotRead, message }
    }

    /// Says it, on standard error in words or on standard output as JSON.
    pub fn report(self, as_json: bool) -> ExitCode {
        let (text, fix, code) = (self.message.text(), self.message.fix(), self.message.code());
        if as_json {
            print_problem(code.as_deref(), &text, fix.as_deref());
        } else {
            let code = code.map(|code| format!(" ({code})")).unwrap_or_default();
            let fix = fix.map(|fix| format!("\n  {fix}")).unwrap_or_default();
            let _ = writeln!(std::io::stderr(), "keyturn-cli: {text}{code}{fix}");
        }
        self.exit.into()
    }
}

impl<E: Explain> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::reading(error.sentence())
    }
}

/// Nothing can be written.
pub fn failed(reason: &dyn std::fmt::Display) -> Failure {
    Failure::reading(Message::new("cli-output").with("reason", reason))
}

fn print_problem(code: Option<&str>, text: &str, fix: Option<&str>) {
    let problem = json!({ "error": { "code": code, "message": text, "fix": fix } });
    let _ = writeln!(std::io::stdout(), "{problem:#}");
}

/// Help and version are no failures; a wrong command line has clap's own words and no code of ours.
pub fn from_clap(error: &clap::Error, as_json: bool) -> ExitCode {
    if !error.use_stderr() {
        return match error.print() {
            Err(reason) if reason.kind() != ErrorKind::BrokenPipe => failed(&reason).report(false),
            _ => Exit::Done.into(),
        };
    }
    if as_json {
        print_problem(None, error.to_string().trim_end(), None);
    } else {
        let _ = error.print();
    }
    Exit::Usage.into()
}
