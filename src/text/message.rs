use std::borrow::Cow;
use std::fmt;

use super::bundle::{self, Argument};
use super::shown;

/// A sentence of the locale files with its arguments. It never holds secret text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    id: Cow<'static, str>,
    args: Vec<(&'static str, Argument)>,
}

impl Message {
    /// The sentence called `id`.
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), args: Vec::new() }
    }

    /// Gives the sentence its argument `name`. It may come from outside, so what nobody sees in it is marked.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers hand over numbers and words as they are"
    )]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        let text = shown(&value.to_string()).into_owned();
        self.args.push((name, Argument::Text(text)));
        self
    }

    /// Gives the sentence the number of things called `name`, by which it chooses its form.
    #[must_use]
    pub fn counting(mut self, name: &'static str, count: impl TryInto<u64>) -> Self {
        let count = count.try_into().unwrap_or(u64::MAX);
        self.args.push((name, Argument::Count(count)));
        self
    }

    /// The id in the locale files.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The sentence in the current language.
    pub fn text(&self) -> String {
        let text = bundle::format(&self.id, None, &self.args)
            .unwrap_or_else(|| self.id.clone().into_owned());
        #[cfg(all(test, feature = "view-tests"))]
        let text = super::pseudo::spoken(text);
        text
    }

    /// What to do about it, where the sentence names a problem.
    pub fn fix(&self) -> Option<String> {
        bundle::format(&self.id, Some("fix"), &self.args)
    }

    /// The problem's short code, such as `K104`.
    pub fn code(&self) -> Option<String> {
        bundle::format(&self.id, Some("code"), &self.args)
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_what_happened_what_to_do_and_its_code() {
        let message = Message::new("text-example-problem").with("name", "key.pem");
        assert_eq!(message.text(), "key.pem is an example.");
        assert_eq!(message.fix().as_deref(), Some("Choose another."));
        assert_eq!(message.code().as_deref(), Some("T000"));
    }

    #[test]
    fn one_thing_has_a_form_of_its_own() {
        let tried = |count: u64| {
            Message::new("verify-tried").counting("count", count).with("milliseconds", 3).text()
        };
        assert_eq!(tried(1), "1 possibility tried in 3 ms");
        assert_eq!(tried(0), "0 possibilities tried in 3 ms");
        assert_eq!(tried(1_234_567), "1234567 possibilities tried in 3 ms");
    }

    #[test]
    fn an_argument_ends_no_line() {
        let message = Message::new("text-example-problem").with("name", "a\nb\u{1b}[1m");
        assert_eq!(message.text(), "a⟨LF⟩b⟨U+001B⟩[1m is an example.");
    }

    #[test]
    fn an_unknown_id_shows_itself_instead_of_nothing() {
        assert_eq!(Message::new("no-such-sentence").text(), "no-such-sentence");
    }
}
