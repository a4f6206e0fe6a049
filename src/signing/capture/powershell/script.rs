//! Runs a script as far as it only puts values together, and collects its requests.

use super::{
    COMMANDS,
    lexer::{Lexer, Token, Variables},
    value::{Entries, Value},
};

/// The deepest nesting of hash tables and brackets.
const MAX_DEPTH: u8 = 16;

/// The most requests and the most variables of a script.
const MOST: usize = 1000;

/// The most entries of a hash table.
const MAX_ENTRIES: usize = 64;

/// A request.
pub(super) struct Call {
    /// Where it starts.
    pub(super) start: usize,
    pub(super) parameters: Vec<(String, Value)>,
    /// Variables that were used and never set.
    pub(super) unknown: Vec<String>,
}

/// A script while it runs.
pub(super) struct Script<'a> {
    lexer: Lexer<'a>,
    variables: Variables,
    /// A word that was read and not used.
    ahead: Option<Token>,
    calls: Vec<Call>,
}

impl<'a> Script<'a> {
    /// The requests of a script.
    pub(super) fn run(text: &'a [u8]) -> Vec<Call> {
        let mut script = Self {
            lexer: Lexer::new(text),
            variables: Variables::new(),
            ahead: None,
            calls: Vec::new(),
        };
        while let Some(token) = script.token() {
            if script.calls.len() == MOST {
                break;
            }
            match token {
                Token::Variable(name) => script.statement(name),
                Token::Word(word) if COMMANDS.contains(&word.to_ascii_lowercase().as_str()) => {
                    script.call(word.len());
                }
                _ => {}
            }
        }
        script.calls
    }

    fn token(&mut self) -> Option<Token> {
        self.ahead.take().or_else(|| self.lexer.next(&self.variables))
    }

    /// Takes the next word if it is this mark.
    fn takes(&mut self, mark: u8) -> bool {
        let token = self.token();
        if token == Some(Token::Mark(mark)) {
            return true;
        }
        self.ahead = token;
        false
    }

    /// What begins with a variable: `$a = …`, `$a.Add(…, …)`, `$a["…"] = …`.
    fn statement(&mut self, name: String) {
        match self.token() {
            Some(Token::Mark(b'=')) => {
                let value = self.expression();
                if let Some(value) = value.filter(|_| self.variables.len() < MOST) {
                    self.variables.insert(name, value);
                }
            }
            Some(Token::Word(word)) if word.eq_ignore_ascii_case(".Add") => {
                if !self.takes(b'(') {
                    return;
                }
                let key = self.primary(0);
                if self.takes(b',')
                    && let (Some(Value::Text(key)), Some(value)) = (key, self.primary(0))
                {
                    self.add(name, key.to_vec(), value);
                }
            }
            Some(Token::Mark(b'[')) => {
                let key = self.primary(0);
                if self.takes(b']')
                    && self.takes(b'=')
                    && let (Some(Value::Text(key)), Some(value)) = (key, self.expression())
                {
                    self.add(name, key.to_vec(), value);
                }
            }
            other => self.ahead = other,
        }
    }

    fn add(&mut self, name: String, key: Vec<u8>, value: Value) {
        if self.variables.len() == MOST {
            return;
        }
        let map = self.variables.entry(name).or_insert_with(|| Value::Map(Entries::new().into()));
        if let Value::Map(entries) = map {
            let entries = std::rc::Rc::make_mut(entries);
            if entries.len() < MAX_ENTRIES {
                entries.push((key, value));
            }
        }
    }

    /// The right side of an assignment, to the end of the statement.
    fn expression(&mut self) -> Option<Value> {
        let mut value = self.primary(0)?;
        loop {
            match self.token() {
                Some(Token::Mark(b'+')) => {
                    value = match (value, self.primary(0)) {
                        (Value::Text(left), Some(Value::Text(right)))
                            if self.lexer.takes_room(left.len() + right.len()) =>
                        {
                            Value::text([&left[..], &right[..]].concat())
                        }
                        _ => Value::Computed,
                    };
                }
                Some(Token::Mark(b'|')) => {
                    value = Value::Computed;
                    self.skip_statement();
                    return Some(value);
                }
                Some(Token::End) | None => return Some(value),
                Some(token @ Token::Variable(_)) => {
                    self.ahead = Some(token);
                    return Some(value);
                }
                Some(_) => {}
            }
        }
    }

    /// Steps over the rest of a statement, but not over its end.
    fn skip_statement(&mut self) {
        while let Some(token) = self.token() {
            if token == Token::End {
                self.ahead = Some(token);
                return;
            }
        }
    }

    /// One value.
    fn primary(&mut self, depth: u8) -> Option<Value> {
        if depth == MAX_DEPTH {
            return None;
        }
        match self.token()? {
            Token::Text(text) => Some(Value::text(text)),
            Token::Variable(name) => Some(self.variable(&name)),
            Token::OpenMap => Some(self.map(depth)),
            Token::OpenList => {
                self.close(depth, b')');
                Some(Value::Computed)
            }
            Token::Mark(b'(') => Some(self.close(depth, b')')),
            // A type, as in `[System.Text.Encoding]::UTF8.GetBytes("…")` and `[ordered]@{…}`.
            Token::Mark(b'[') => {
                let mut words = Vec::new();
                while let Some(token) = self.token() {
                    match token {
                        Token::Mark(b']') | Token::End => break,
                        Token::Word(word) => words.push(word),
                        _ => {}
                    }
                }
                self.of_type(depth, &words.concat())
            }
            Token::Word(word) => Some(self.word(&word, depth)),
            other => {
                self.ahead = Some(other);
                None
            }
        }
    }

    fn variable(&mut self, name: &str) -> Value {
        match self.variables.get(name) {
            Some(value) => value.clone(),
            None if matches!(name, "true" | "false" | "null") => Value::text(name.into()),
            None => {
                self.lexer.unknown(name);
                Value::Computed
            }
        }
    }

    fn of_type(&mut self, depth: u8, name: &str) -> Option<Value> {
        match self.token() {
            // `::UTF8.GetBytes`, `::ReadAllText`
            Some(Token::Word(method)) if method.starts_with("::") => {
                let value =
                    if self.takes(b'(') { self.close(depth, b')') } else { Value::Computed };
                let reads = method.to_ascii_lowercase().contains("read");
                Some(match value {
                    Value::Text(file) if reads => Value::File(file),
                    value if method.ends_with("GetBytes") => value,
                    _ => Value::Computed,
                })
            }
            token => {
                self.ahead = token;
                // A cast.
                if name.is_empty() { None } else { self.primary(depth + 1) }
            }
        }
    }

    fn word(&mut self, word: &str, depth: u8) -> Value {
        match word.to_ascii_lowercase().as_str() {
            "get-content" | "gc" | "cat" => match self.first_text(depth) {
                Some(Value::Text(file)) => Value::File(file),
                _ => Value::Computed,
            },
            "new-object" => {
                self.skip_statement();
                Value::Map(Entries::new().into())
            }
            "convertto-json" | "$" => Value::Computed,
            name if COMMANDS.contains(&name) => {
                self.call(word.len());
                Value::Computed
            }
            _ => Value::text(word.as_bytes().to_vec()),
        }
    }

    /// The first argument that is a text.
    fn first_text(&mut self, depth: u8) -> Option<Value> {
        loop {
            match self.token()? {
                Token::Parameter(_) => {}
                token => {
                    self.ahead = Some(token);
                    return self.primary(depth + 1);
                }
            }
        }
    }

    /// What is between brackets, up to the closing one.
    fn close(&mut self, depth: u8, mark: u8) -> Value {
        let mut value = self.primary(depth + 1).unwrap_or(Value::Computed);
        let mut open = 0_usize;
        while let Some(token) = self.token() {
            match token {
                Token::Mark(b'(') | Token::OpenList => open += 1,
                Token::Mark(byte) if byte == mark => match open.checked_sub(1) {
                    Some(left) => open = left,
                    None => break,
                },
                Token::Mark(b'|' | b'+' | b',') => value = Value::Computed,
                _ => {}
            }
        }
        value
    }

    /// The entries of a hash table, up to `}`.
    fn map(&mut self, depth: u8) -> Value {
        let mut entries = Entries::new();
        while let Some(token) = self.token() {
            let key = match token {
                Token::Mark(b'}') => break,
                Token::Text(key) => key,
                Token::Word(key) => key.into_bytes(),
                _ => continue,
            };
            if !self.takes(b'=') {
                continue;
            }
            if let Some(value) = self.primary(depth + 1)
                && entries.len() < MAX_ENTRIES
            {
                entries.push((key, value));
            }
        }
        Value::Map(entries.into())
    }

    /// The parameters of a request, to the end of the statement.
    fn call(&mut self, command: usize) {
        let start = self.lexer.at - command;
        let mut parameters = Vec::new();
        let mut name = String::new();
        while let Some(token) = self.token() {
            match token {
                Token::End | Token::Mark(b'|' | b')' | b'}') => {
                    self.ahead = Some(token);
                    break;
                }
                Token::Parameter(parameter) => name = parameter,
                Token::Splat(variable) => {
                    if let Value::Map(entries) = self.variable(&variable.to_ascii_lowercase()) {
                        let named = |(name, value): &(Vec<u8>, Value)| {
                            (String::from_utf8_lossy(name).into_owned(), value.clone())
                        };
                        parameters.extend(entries.iter().map(named));
                    }
                }
                token => {
                    self.ahead = Some(token);
                    let Some(value) = self.primary(0) else {
                        self.ahead = None;
                        continue;
                    };
                    let name = std::mem::take(&mut name);
                    // The first value without a name is the URL.
                    let switch = name.eq_ignore_ascii_case("UseBasicParsing");
                    let name = if name.is_empty() || switch { "Uri".into() } else { name };
                    parameters.push((name, value));
                }
            }
        }
        let unknown = std::mem::take(&mut self.lexer.unknown);
        if self.calls.len() == MOST {
            return;
        }
        self.calls.push(Call { start, parameters, unknown });
    }
}
