//! The guide to the house names what is there.

use std::fs;
use std::path::Path;

const GUIDE: &str = include_str!("../../docs/ARCHITECTURE.md");

/// What stands between back quotes, outside of blocks of code.
fn quoted() -> impl Iterator<Item = &'static str> {
    GUIDE.split('`').skip(1).step_by(2)
}

#[test]
fn each_file_it_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = quoted().filter(|word| {
        let first = word.split('/').next().unwrap_or_default();
        word.contains('/')
            && ["src", "tests", "docs", "assets"].contains(&first)
            && !word.contains("NAME")
    });
    let mut count = 0;
    for path in paths {
        assert!(root.join(path).exists(), "{path} is not there");
        count += 1;
    }
    assert!(count > 15, "{count}");
}

#[test]
fn each_name_it_gives_is_in_the_code() {
    let code = code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let is_name = |word: &&str| word.chars().all(|c| c.is_alphanumeric() || c == '_' || c == ':');
    let names = quoted().filter(is_name).filter(|word| !word.starts_with("KEYTURN"));
    let mut count = 0;
    for name in
        names.filter(|name| *name != "unsafe" && *name != "inspection" && *name != "persistence")
    {
        let last = name.rsplit("::").next().unwrap_or_default();
        let defined =
            ["fn ", "struct ", "enum ", "static ", "const ", "macro_rules! "].iter().any(|kind| {
                let start = format!("{kind}{last}");
                code.match_indices(&start).any(|(at, _)| {
                    !code[at + start.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
                })
            });
        assert!(defined || name == "String", "nothing is called {name}");
        count += 1;
    }
    assert!(count > 20, "{count}");
}

fn code(folder: &Path) -> String {
    let entries =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .map(|path| {
            if path.is_dir() { code(&path) } else { fs::read_to_string(&path).unwrap_or_default() }
        })
        .collect()
}
