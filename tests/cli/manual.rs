//! Manual pages and completions, as the packages ship them, read by the tools that show them.

use std::ffi::OsStr;
use std::fs;
use std::process::Command;

use crate::support::*;

const COMMANDS: [&str; 10] = [
    "generate",
    "convert",
    "inspect",
    "match",
    "sign",
    "verify",
    "diagnose",
    "record",
    "completions",
    "licences",
];

/// Runs a tool; nothing where it is missing, unless every tool has to be there.
fn tool<I: AsRef<OsStr>>(name: &str, arguments: &[I]) -> Option<Ran> {
    let Ok(output) = Command::new(name).args(arguments).output() else {
        let required = crate::fixtures::tools_are_required();
        assert!(!required, "{name} is missing");
        return None;
    };
    Some(Ran {
        code: output.status.code().expect("a code"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    })
}

/// What `--help` says of a command, or of the program.
fn help(command: &str) -> String {
    let words = command.split_whitespace().chain(["--help"]);
    run(&words.collect::<Vec<_>>(), "").out
}

/// The examples of a command, line by line.
fn examples(command: &str) -> Vec<String> {
    let help = help(command);
    let (_, after) = help.split_once("\nExample").unwrap_or((&help, ""));
    let lines = after.lines().skip(1).take_while(|line| !line.is_empty());
    lines.map(|line| line.trim_start().to_owned()).collect()
}

#[test]
fn each_command_has_a_well_formed_page_with_its_options_and_examples() {
    let desk = Desk::new();
    let folder = desk.path("man");
    assert_eq!(run(&[OsStr::new("man"), folder.as_os_str()], "").code, DONE);
    let names = fs::read_dir(&folder).expect("pages").count();
    assert_eq!(names, COMMANDS.len() + 1);
    for command in [""].into_iter().chain(COMMANDS) {
        let name = ["keyturn-cli", command].join("-");
        let page = desk.name(&format!("man/{}.1", name.trim_end_matches('-')));
        if let Some(lint) = tool("mandoc", &["-Tlint", "-Werror", &page]) {
            assert_eq!(lint.code, 0, "{}", lint.out);
        }
        if let Some(groff) = tool("groff", &["-man", "-Tutf8", "-ww", "-z", &page]) {
            assert_eq!((groff.code, groff.err.as_str()), (0, ""), "{page}");
        }
        // Wide, so that no line is broken.
        let arguments = ["-Tascii", "-Owidth=200", &page];
        let Some(shown) = tool("mandoc", &arguments) else {
            continue;
        };
        let shown = without_overstrikes(&shown.out);
        for section in ["SYNOPSIS", "OPTIONS", "EXIT STATUS"] {
            assert!(shown.lines().any(|line| line == section), "{page}: {section}");
        }
        for example in examples(command) {
            assert!(shown.contains(&example), "{page}: {example}\n{shown}");
        }
        let help = help(command);
        for option in help.split_whitespace().filter(|word| word.starts_with("--")) {
            let option = option.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            assert!(shown.contains(option), "{page}: {option}");
        }
    }
}

/// Bold letters are typed twice, as on a typewriter.
fn without_overstrikes(text: &str) -> String {
    let mut plain = String::new();
    for character in text.chars() {
        if character == '\u{8}' {
            plain.pop();
        } else {
            plain.push(character);
        }
    }
    plain
}

#[test]
fn pages_of_one_release_are_the_same_bytes() {
    let desk = Desk::new();
    let page = |folder: &str| {
        let written = Command::new(env!("CARGO_BIN_EXE_keyturn-cli"))
            .args(["man", &desk.name(folder)])
            .env("SOURCE_DATE_EPOCH", "1700000000")
            .status();
        assert!(written.is_ok_and(|status| status.success()));
        fs::read_to_string(desk.path(folder).join("keyturn-cli.1")).expect("a page")
    };
    let first = page("a");
    assert!(first.contains("2023-11-14"));
    assert_eq!(first, page("b"));
}

#[test]
fn each_shell_takes_its_completions() {
    let desk = Desk::new();
    for (shell, check) in [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")] {
        let script = run(&["completions", shell], "");
        assert_eq!(script.code, DONE);
        let file = desk.with(shell, &script.out);
        if let Some(read) = tool(shell, &[check, &file]) {
            assert_eq!((read.code, read.err.as_str()), (0, ""), "{shell}");
        }
        for command in COMMANDS {
            assert!(script.out.contains(command), "{shell}: {command}");
        }
    }
    for shell in ["powershell", "elvish"] {
        assert_eq!(run(&["completions", shell], "").code, DONE);
    }
}

#[test]
fn bash_and_fish_complete_commands_and_options() {
    let desk = Desk::new();
    let bash = desk.with("bash", &run(&["completions", "bash"], "").out);
    let ask = r#"source "$0"; COMP_WORDS=(keyturn-cli "$@"); COMP_CWORD=$#
        about=$(complete -p keyturn-cli); about=${about#*-F }
        "${about%% *}" keyturn-cli "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\n' "${COMPREPLY[@]}""#;
    for (words, wanted) in [
        (&["ver"][..], "verify"),
        (&["verify", "--oth"], "--other-key"),
        (&["generate", "--bits", ""], "3072"),
    ] {
        let arguments = [&["-c", ask, &bash], words].concat();
        if let Some(said) = tool("bash", &arguments) {
            assert!(
                said.out.lines().any(|line| line == wanted),
                "{words:?}: {}{}",
                said.out,
                said.err
            );
        }
    }
    let fish = desk.with("fish", &run(&["completions", "fish"], "").out);
    let ask = "source $argv[1]; complete -C 'keyturn-cli verify --oth'";
    if let Some(said) = tool("fish", &["--no-config", "-c", ask, &fish]) {
        assert!(said.out.starts_with("--other-key"), "{}{}", said.out, said.err);
    }
}
