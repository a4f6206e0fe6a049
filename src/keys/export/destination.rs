use super::ExportForm;
use crate::text::Message;

/// Where the private key will be used; it decides the form (the table of what each official SDK reads).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// A Java service.
    #[default]
    Java,
    /// A Python service.
    Python,
    /// A Go service.
    Go,
    /// A Node.js service.
    Node,
    /// A PHP service.
    Php,
    /// A .NET service.
    DotNet,
    /// A file for a web server, a vault or OpenSSL.
    PemFile,
    /// Not known yet.
    Other,
}

impl Destination {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Java,
        Self::Python,
        Self::Go,
        Self::Node,
        Self::Php,
        Self::DotNet,
        Self::PemFile,
        Self::Other,
    ];

    /// The form that works there.
    pub fn form(self) -> ExportForm {
        match self {
            Self::Java | Self::Go | Self::Node | Self::Php | Self::DotNet | Self::Other => {
                ExportForm::Pkcs8OneLine
            }
            Self::Python => ExportForm::Pkcs1OneLine,
            Self::PemFile => ExportForm::Pkcs8Pem,
        }
    }

    /// Its name.
    pub fn name(self) -> Message {
        Message::new(match self {
            Self::Java => "keys-destination-java",
            Self::Python => "keys-destination-python",
            Self::Go => "keys-destination-go",
            Self::Node => "keys-destination-node",
            Self::Php => "keys-destination-php",
            Self::DotNet => "keys-destination-dotnet",
            Self::PemFile => "keys-destination-pem-file",
            Self::Other => "keys-destination-other",
        })
    }

    /// What it gets, in one sentence.
    pub fn hint(self) -> Message {
        Message::new(match self {
            Self::Java => "keys-destination-java-hint",
            Self::Python => "keys-destination-python-hint",
            Self::Go => "keys-destination-go-hint",
            Self::Node => "keys-destination-node-hint",
            Self::Php => "keys-destination-php-hint",
            Self::DotNet => "keys-destination-dotnet-hint",
            Self::PemFile => "keys-destination-pem-file-hint",
            Self::Other => "keys-destination-other-hint",
        })
    }
}
