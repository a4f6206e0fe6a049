//! No two files of the house need each other, directly or by way of others: each can be read after those it names.
//!
//! A file and those of its own folder's modules belong together: a parent names its children, and these may use what it
//! shares. Everything else counts, tests apart.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A module by its path, `signing::capture`.
type Name = Vec<String>;

/// The modules of a folder with their code.
fn modules(folder: &Path, parent: &[String], found: &mut BTreeMap<Name, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path: PathBuf = entry.expect("an entry").path();
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            modules(&path, &[parent, &[stem]].concat(), found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = match stem.as_str() {
                "mod" | "lib" => parent.to_vec(),
                _ => [parent, &[stem]].concat(),
            };
            let text = fs::read_to_string(&path).expect("source is UTF-8");
            found.insert(name, without_tests(&text));
        }
    }
}

/// The code of a file without its comments and its tests.
fn without_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    code.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A `use` with its groups written out: `a::{b, c::{d, e}}` is three paths.
fn written_out(path: &str) -> Vec<String> {
    let Some((before, group)) = path.split_once('{') else {
        return vec![path.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let group = group.trim_end().strip_suffix('}').unwrap_or(group);
    let (mut depth, mut start, mut paths) = (0, 0, Vec::new());
    for (at, mark) in group.char_indices().chain([(group.len(), ',')]) {
        match mark {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = group[start..at].trim();
                if !part.is_empty() {
                    paths.extend(written_out(&format!("{}{part}", before.trim())));
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    paths
}

/// The paths that a code names: in its `use` statements, and in full elsewhere.
fn paths(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut rest = String::new();
    for statement in code.split(';') {
        match statement.rfind("use ").filter(|at| {
            let before = statement[..*at].trim_end();
            before.is_empty()
                || before.ends_with(['}', ']', ')', '\n', '{'])
                || before.ends_with("pub")
        }) {
            Some(at) => {
                rest.push_str(&statement[..at]);
                paths.extend(written_out(&statement[at + 4..]));
            }
            None => rest.push_str(statement),
        }
    }
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in rest.match_indices(start) {
            let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
            let end = rest[at..].find(|c| !is_path(c)).map_or(rest.len(), |len| at + len);
            paths.push(rest[at..end].trim_end_matches(':').to_owned());
        }
    }
    paths
}

/// The module that a path leads to, seen from `here`.
fn target(path: &str, here: &Name, known: &BTreeMap<Name, String>) -> Option<Name> {
    let mut parts = path.split("::").map(|part| part.trim().to_owned()).peekable();
    let mut full = match parts.next()?.as_str() {
        "crate" => Name::new(),
        "self" => here.clone(),
        "super" => {
            let mut full = here[..here.len().checked_sub(1)?].to_vec();
            while parts.next_if(|part| part == "super").is_some() {
                full.pop();
            }
            full
        }
        // A child, named without `self`.
        other => {
            let child = [&here[..], &[other.to_owned()]].concat();
            known.contains_key(&child).then_some(child)?
        }
    };
    full.extend(parts);
    (0..=full.len()).rev().map(|len| full[..len].to_vec()).find(|name| known.contains_key(name))
}

/// What each module needs, but for its ancestors and its own children.
fn needs() -> BTreeMap<Name, BTreeSet<Name>> {
    let mut known = BTreeMap::new();
    modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &[], &mut known);
    let related = |one: &Name, other: &Name| one.starts_with(other) || other.starts_with(one);
    let is_test = |name: &Name| name.iter().any(|part| part == "tests" || part == "fixtures");
    let of = |here: &Name, code: &String| {
        let targets = paths(code).into_iter().filter_map(|path| target(&path, here, &known));
        targets.filter(|other| !related(here, other)).collect()
    };
    known
        .iter()
        .filter(|(name, _)| !is_test(name))
        .map(|(name, code)| (name.clone(), of(name, code)))
        .collect()
}

/// Takes away, again and again, what needs nothing that is left; what stays is in circles or needs one.
fn in_circles(mut needs: BTreeMap<Name, BTreeSet<Name>>) -> BTreeMap<Name, BTreeSet<Name>> {
    loop {
        let left: BTreeSet<Name> = needs.keys().cloned().collect();
        for others in needs.values_mut() {
            others.retain(|other| left.contains(other));
        }
        let before = needs.len();
        needs.retain(|_, others| !others.is_empty());
        if needs.len() == before {
            return needs;
        }
    }
}

#[test]
fn no_two_files_need_each_other() {
    let needs = needs();
    assert!(needs.len() > 200 && needs.values().map(BTreeSet::len).sum::<usize>() > 500);
    let circles = in_circles(needs);
    let shown: Vec<String> = circles
        .iter()
        .map(|(name, others)| {
            let others: Vec<String> = others.iter().map(|other| other.join("::")).collect();
            format!("{} needs {}", name.join("::"), others.join(", "))
        })
        .collect();
    assert!(circles.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn a_circle_is_seen() {
    let name = |text: &str| vec![text.to_owned()];
    let of = |others: &[&str]| others.iter().map(|other| name(other)).collect::<BTreeSet<_>>();
    let needs = [
        ("a", of(&["b"])),
        ("b", of(&["c"])),
        ("c", of(&["a", "d"])),
        ("d", of(&[])),
        ("e", of(&["d"])),
    ];
    let circle = in_circles(needs.map(|(from, to)| (name(from), to)).into_iter().collect());
    assert_eq!(circle.keys().flatten().collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(
        written_out("crate::{a::{B, c as d}, e}"),
        ["crate::a::B", "crate::a::c", "crate::e"]
    );
    let code = "use super::{a, b::C};\nlet x = crate::d::f(1);\npub use self::g::*;\n";
    assert_eq!(paths(code), ["super::a", "super::b::C", "self::g::*", "crate::d::f"]);
}
