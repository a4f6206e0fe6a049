use super::Message;

/// An error that says in a sentence what happened, and what to do.
pub trait Explain: std::error::Error {
    /// What happened, with `.fix` and `.code`.
    fn sentence(&self) -> Message;
}

/// Makes errors of enums that have a `message`: [`std::error::Error`] for programs, [`Explain`] for people.
#[macro_export]
#[doc(hidden)]
macro_rules! explained {
    ($($error:ty),+ $(,)?) => {$(
        impl std::fmt::Display for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.message().text())
            }
        }

        impl std::error::Error for $error {}

        impl $crate::text::Explain for $error {
            fn sentence(&self) -> $crate::text::Message {
                self.message()
            }
        }
    )+};
}
