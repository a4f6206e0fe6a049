//! Takes a script's literals together, as far as it only puts values together, and collects its requests.

use std::{collections::HashMap, rc::Rc};

use super::COMMANDS;
use crate::codec::powershell::{Part, Token, words};

/// The deepest nesting of hash tables.
const MAX_DEPTH: u8 = 16;

/// The most requests and the most variables of a script.
const MOST: usize = 1000;

/// The most entries of a hash table.
const MAX_ENTRIES: usize = 64;

/// The most variables without a value that are named.
const MAX_UNKNOWN: usize = 16;

/// How many bytes the texts of a script that are put together may have.
const MAX_TEXT: usize = 4 * 1024 * 1024;

/// Names and values of a hash table, in their order.
pub(super) type Entries = Vec<(Vec<u8>, Value)>;

/// A value of a script. Copies share their bytes, so that a script cannot fill the memory with them.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(Rc<[u8]>),
    Map(Rc<Entries>),
    /// The content of this file.
    File(Rc<[u8]>),
    /// Only running the script would tell.
    Computed,
}

/// A request.
pub(super) struct Call {
    /// Where it starts.
    pub(super) start: usize,
    pub(super) parameters: Vec<(String, Value)>,
    /// Variables that were used and never set.
    pub(super) unknown: Vec<String>,
}

/// The requests of a script.
pub(super) fn calls(text: &[u8]) -> Vec<Call> {
    let (places, words): (Vec<usize>, Vec<Token>) = words(text).into_iter().unzip();
    let mut script = Script { room: MAX_TEXT, ..Script::default() };
    let mut start = 0;
    while start < words.len() && script.calls.len() < MOST {
        let end = start + statement_len(&words[start..]);
        script.statement(&places[start..end], &words[start..end]);
        start = end + 1;
    }
    script.calls
}

/// How many words a statement has: to the end of a line or a brace that are in no bracket.
fn statement_len(words: &[Token]) -> usize {
    let mut brackets = Brackets::default();
    let ends = |token: &Token| {
        let free = brackets.take(token);
        free && is(token, &[";", "{", "}"])
    };
    words.iter().position(ends).unwrap_or(words.len())
}

/// The brackets that are open around a word.
#[derive(Default)]
struct Brackets(Vec<&'static str>);

impl Brackets {
    /// Steps over a word, and says whether it is outside of all brackets.
    fn take(&mut self, token: &Token) -> bool {
        let free = self.0.is_empty();
        let closes = self.0.last().is_some_and(|close| is(token, &[close]));
        if closes {
            self.0.pop();
        } else if is(token, &["@{"]) {
            self.0.push("}");
        } else if is(token, &["(", "@("]) {
            self.0.push(")");
        }
        free
    }
}

/// Whether a word is one of these, whatever its letter case.
fn is(token: &Token, names: &[&str]) -> bool {
    matches!(token, Token::Word(word) if names.iter().any(|name| word.eq_ignore_ascii_case(name)))
}

/// A script while it is read.
#[derive(Default)]
struct Script {
    variables: HashMap<String, Value>,
    room: usize,
    unknown: Vec<String>,
    calls: Vec<Call>,
}

impl Script {
    /// A request, or what begins with a variable: `$a = …`, `$a.Add(…, …)`, `$a["…"] = …`.
    fn statement(&mut self, places: &[usize], words: &[Token]) {
        if let Some(at) = words.iter().position(|token| is(token, &COMMANDS)) {
            let parameters = self.parameters(&words[at + 1..]);
            let unknown = std::mem::take(&mut self.unknown);
            self.calls.push(Call { start: places[at], parameters, unknown });
            return;
        }
        let [Token::Variable(name), next, rest @ ..] = words else { return };
        if is(next, &["="]) {
            let value = self.value(rest, 0);
            if self.variables.len() < MOST {
                self.variables.insert(name.clone(), value);
            }
        } else if is(next, &[".add", "["]) {
            let mut texts = rest.iter().filter(|token| !matches!(token, Token::Word(_)));
            if let (Some(Token::Text(key)), Some(value)) = (texts.next(), texts.next()) {
                let key = self.filled(key);
                let value = self.value(std::slice::from_ref(value), 0);
                self.add(name, key, value);
            }
        }
    }

    fn add(&mut self, name: &str, key: Vec<u8>, value: Value) {
        if self.variables.len() == MOST {
            return;
        }
        let map =
            self.variables.entry(name.to_owned()).or_insert_with(|| Value::Map(Rc::default()));
        if let Value::Map(entries) = map
            && entries.len() < MAX_ENTRIES
        {
            Rc::make_mut(entries).push((key, value));
        }
    }

    /// The parameters of a request: names with what stands behind each, and those of a hash table that is splatted.
    fn parameters(&mut self, tokens: &[Token]) -> Vec<(String, Value)> {
        let mut parameters = Vec::new();
        let (mut brackets, mut name, mut start) = (Brackets::default(), String::new(), 0);
        let end = [Token::Word("|".into())];
        for (at, token) in tokens.iter().chain(&end).enumerate() {
            let free = brackets.take(token);
            let Token::Word(word) = token else { continue };
            let splat = word.strip_prefix('@').filter(|name| name.starts_with(char::is_alphabetic));
            let named = word.strip_prefix('-').filter(|name| name.starts_with(char::is_alphabetic));
            let ends = matches!(word.as_str(), "|" | ")" | "}");
            if !free || splat.is_none() && named.is_none() && !ends {
                continue;
            }
            if start < at {
                // The first value without a name is the URL.
                let switch = name.eq_ignore_ascii_case("UseBasicParsing") || name.is_empty();
                let name = if switch { "Uri".into() } else { std::mem::take(&mut name) };
                parameters.push((name, self.value(&tokens[start..at], 0)));
            }
            if let Some(Value::Map(entries)) =
                splat.map(|name| self.variable(&name.to_ascii_lowercase()))
            {
                parameters.extend(entries.iter().map(|(name, value)| {
                    (String::from_utf8_lossy(name).into_owned(), value.clone())
                }));
            }
            if ends {
                break;
            }
            named.unwrap_or_default().clone_into(&mut name);
            start = at + 1;
        }
        parameters
    }

    /// What an expression makes, as far as its literals say.
    fn value(&mut self, tokens: &[Token], depth: u8) -> Value {
        let has = |names: &[&str]| tokens.iter().any(|token| is(token, names));
        if let Some(at) = tokens.iter().position(|token| is(token, &["@{"])) {
            let map = self.map(&tokens[at + 1..], depth + 1);
            return if has(&["|"]) { Value::Computed } else { map };
        }
        let method = tokens.iter().find_map(|token| match token {
            Token::Word(word) => word.strip_prefix("::").map(str::to_ascii_lowercase),
            _ => None,
        });
        let reads = has(&["get-content", "gc", "cat"])
            || method.as_ref().is_some_and(|method| method.contains("read"));
        let computes = has(&["|", "@(", "$", ",", "convertto-json"])
            || method.is_some_and(|method| !reads && !method.ends_with("getbytes"));
        match self.joined(tokens) {
            _ if has(&["new-object"]) => Value::Map(Rc::default()),
            Some(Value::Text(file)) if reads => Value::File(file),
            Some(value) if !computes && !reads => value,
            _ => Value::Computed,
        }
    }

    /// The texts and variables of an expression with `+` between them; a bare word where there is neither.
    fn joined(&mut self, tokens: &[Token]) -> Option<Value> {
        let mut joined: Option<Value> = None;
        let mut plus = true;
        for token in tokens {
            let value = match token {
                Token::Word(word) => {
                    plus |= word == "+";
                    continue;
                }
                Token::Text(parts) => Value::Text(self.filled(parts).into()),
                Token::Variable(name) => self.variable(name),
            };
            if !plus {
                break;
            }
            plus = false;
            joined = Some(match (joined, value) {
                (None, value) => value,
                (Some(Value::Text(left)), Value::Text(right))
                    if self.takes(left.len() + right.len()) =>
                {
                    Value::Text([&left[..], &right[..]].concat().into())
                }
                _ => Value::Computed,
            });
        }
        let bare = |token: &Token| match token {
            Token::Word(word) if word.starts_with(|c: char| c.is_alphanumeric() || c == '/') => {
                Some(Value::Text(word.as_bytes().into()))
            }
            _ => None,
        };
        joined.or_else(|| tokens.first().and_then(bare))
    }

    /// The entries of a hash table, up to its brace.
    fn map(&mut self, tokens: &[Token], depth: u8) -> Value {
        let mut entries = Entries::new();
        let mut at = 0;
        while at < tokens.len() && depth < MAX_DEPTH && !is(&tokens[at], &["}"]) {
            let mut brackets = Brackets::default();
            let ends = |token: &Token| brackets.take(token) && is(token, &[";", "}"]);
            let end = tokens[at..].iter().position(ends).map_or(tokens.len(), |len| at + len);
            if let [key, equals, value @ ..] = &tokens[at..end]
                && is(equals, &["="])
                && entries.len() < MAX_ENTRIES
            {
                let key = match key {
                    Token::Text(parts) => self.filled(parts),
                    Token::Word(name) | Token::Variable(name) => name.clone().into_bytes(),
                };
                entries.push((key, self.value(value, depth)));
            }
            at = end + usize::from(end < tokens.len() && is(&tokens[end], &[";"]));
        }
        Value::Map(entries.into())
    }

    fn variable(&mut self, name: &str) -> Value {
        match self.variables.get(name) {
            Some(value) => value.clone(),
            None if matches!(name, "true" | "false" | "null") => {
                Value::Text(name.as_bytes().into())
            }
            None => {
                self.note_unknown(name);
                Value::Computed
            }
        }
    }

    /// A text with the values of its variables; what has none stays as it is written.
    fn filled(&mut self, parts: &[Part]) -> Vec<u8> {
        let mut text = Vec::new();
        for part in parts {
            match part {
                Part::Bytes(bytes) => text.extend_from_slice(bytes),
                Part::Expression(bytes) => {
                    self.note_unknown("$(…)");
                    text.extend_from_slice(bytes);
                }
                Part::Variable(name) => match self.variables.get(name).cloned() {
                    Some(Value::Text(value)) if self.takes(value.len()) => {
                        text.extend_from_slice(&value);
                    }
                    _ => {
                        self.note_unknown(name);
                        text.extend_from_slice(format!("${name}").as_bytes());
                    }
                },
            }
        }
        text
    }

    /// Takes room for a text that is put together of others; whether there was enough.
    fn takes(&mut self, len: usize) -> bool {
        let left = self.room.checked_sub(len);
        self.room = left.unwrap_or(self.room);
        left.is_some()
    }

    fn note_unknown(&mut self, name: &str) {
        if self.unknown.len() < MAX_UNKNOWN {
            self.unknown.push(name.to_owned());
        }
    }
}
