//! What to change in a server or a client, by the language that it is written in.

use crate::{signing::signature::SignatureRepair, text::Message as Sentence};

/// A programming language whose servers get advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Java: servlets, Spring.
    Java,
    /// Python: Flask, Django, `FastAPI`.
    Python,
    /// PHP.
    Php,
    /// Node.js: Express.
    Node,
    /// Go.
    Go,
    /// .NET: ASP.NET Core.
    DotNet,
}

impl Language {
    /// Every language, the most frequent first.
    pub const ALL: [Self; 6] =
        [Self::Java, Self::Python, Self::Php, Self::Node, Self::Go, Self::DotNet];

    /// Its name.
    pub fn name(self) -> Sentence {
        Sentence::new(format!("signing-language-{}", self.label()))
    }

    /// A short word for programs: `java`, `python`, `php`, `node`, `go`, `dotnet`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Java => "java",
            Self::Python => "python",
            Self::Php => "php",
            Self::Node => "node",
            Self::Go => "go",
            Self::DotNet => "dotnet",
        }
    }
}

/// What in a server the advice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::signing) enum Topic {
    /// How to get hold of the raw bytes, where nothing is known to be wrong.
    Capture,
    Body,
    Charset,
    Uri,
    Header,
    Glue,
    Algorithm,
    Signature,
    Key,
}

impl Topic {
    /// The advice on it in the words of a language.
    pub(super) fn advice(self, language: Language) -> Sentence {
        let topic = match self {
            Self::Capture => "capture",
            Self::Body => "body",
            Self::Charset => "charset",
            Self::Uri => "uri",
            Self::Header => "header",
            Self::Glue => "glue",
            Self::Algorithm => "algorithm",
            Self::Signature => "signature",
            Self::Key => "key",
        };
        Sentence::new(format!("signing-advice-{topic}-{}", language.label()))
    }
}

impl SignatureRepair {
    /// What to change in a server or a client written in this language.
    pub fn advice(self, language: Language) -> Sentence {
        Topic::Signature.advice(language)
    }
}
