//! The house keeps its order: a floor knows only the floors below it, and only the top one knows that there is a window.

use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom to the top; `desktop` and `cli` stand side by side.
const FLOORS: [&str; 9] =
    ["text", "paper", "codec", "secret", "keys", "signing", "ceremony", "cli", "desktop"];
const WINDOW_CRATES: [&str; 5] = ["egui", "eframe", "winit", "rfd", "accesskit"];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All Rust files of a floor, its `mod.rs` or `floor.rs` included.
fn files_of(floor: &str) -> Vec<PathBuf> {
    let mut files = vec![source().join(format!("{floor}.rs"))];
    let mut folders = vec![source().join(floor)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.retain(|file| file.extension().is_some_and(|ending| ending == "rs") && file.exists());
    files
}

/// The code without its line comments, which may speak of other floors.
fn code_of(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("source is UTF-8");
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The words of a text: names, as Rust writes them.
fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|character: char| !character.is_alphanumeric() && character != '_')
        .filter(|word| !word.is_empty())
}

/// The modules of the crate's root that the code names, alone (`crate::keys`) or in a group (`crate::{keys, text}`).
fn rooms_named(code: &str) -> Vec<&str> {
    let mut named = Vec::new();
    for (start, _) in code.match_indices("crate::") {
        let after = &code[start + "crate::".len()..];
        if let Some(group) = after.strip_prefix('{') {
            let end = group.find(';').unwrap_or(group.len());
            named.extend(words(&group[..end]));
        } else {
            named.extend(words(after).next());
        }
    }
    named
}

#[test]
fn a_floor_names_no_floor_above_it() {
    for (height, floor) in FLOORS.iter().enumerate() {
        for file in files_of(floor) {
            let code = code_of(&file);
            for name in rooms_named(&code) {
                let above = FLOORS[height + 1..].contains(&name);
                assert!(!above, "{} names the floor {name}", file.display());
            }
        }
    }
}

#[test]
fn nothing_below_the_top_names_the_window() {
    for floor in FLOORS.iter().filter(|floor| **floor != "desktop") {
        for file in files_of(floor) {
            let code = code_of(&file);
            let window = words(&code).find(|word| WINDOW_CRATES.contains(word));
            assert_eq!(window, None, "{}", file.display());
        }
    }
}

/// What speaks against a message is in the judgement alone: who reads the verdict of a signature past it forgets that.
#[test]
fn the_window_and_the_command_line_ask_the_judgement_alone() {
    for floor in ["cli", "desktop"] {
        for file in files_of(floor) {
            let code = code_of(&file);
            assert!(!words(&code).any(|word| word == "Verdict"), "{}", file.display());
            for way in ["diagnosis.verdict", "diagnose_with("] {
                assert!(!code.contains(way), "{} reads {way}", file.display());
            }
        }
    }
}

#[test]
fn every_floor_is_looked_at() {
    for floor in ["text", "paper", "codec", "secret", "keys", "signing", "ceremony", "desktop"] {
        assert!(!files_of(floor).is_empty(), "src/{floor} holds no code");
    }
    let code = "use crate::{keys::PublicKey, desktop::App};\nlet x = crate::text::tr(id);";
    assert_eq!(rooms_named(code), ["keys", "PublicKey", "desktop", "App", "text"]);
}
