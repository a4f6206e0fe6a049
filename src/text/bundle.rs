use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

/// The language of the words (BCP 47).
pub const LANGUAGE: &str = "en";

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    // By its rules a sentence chooses the form for one or for many.
    let english: LanguageIdentifier = LANGUAGE.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![english]);
    // The marks that isolate right-to-left text would be drawn as boxes and copied with the words.
    bundle.set_use_isolating(false);
    // A sentence that does not parse is left out and shows as its id; `tests/house/words.rs` fails on it.
    let words = String::from_utf8_lossy(&crate::packed!("en.ftl")).into_owned();
    let resource = FluentResource::try_new(words).unwrap_or_else(|(partial, _)| partial);
    bundle.add_resource_overriding(resource);
    bundle
});

/// What goes into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    /// As it is.
    Text(String),
    /// So many of something: the sentence has a form for one, and for as many others as its language has.
    Count(u64),
}

/// The sentence `id`, or its attribute, with its arguments filled in; `None` where there is none.
pub(super) fn format(
    id: &str,
    attribute: Option<&str>,
    args: &[(&'static str, Argument)],
) -> Option<String> {
    let message = BUNDLE.get_message(id)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(name) => message.get_attribute(name)?.value(),
    };
    let mut filled = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        match value {
            Argument::Text(text) => filled.set(*name, text.as_str()),
            Argument::Count(count) => filled.set(*name, *count),
        }
    }
    Some(BUNDLE.format_pattern(pattern, Some(&filled), &mut Vec::new()).into_owned())
}
