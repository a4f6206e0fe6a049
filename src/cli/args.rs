use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::keys::export::ExportForm;
use crate::signing::diagnose::Language;

/// Keyturn on the command line: RSA keys and signatures for Alipay+ and Antom, offline.
#[derive(Debug, Parser)]
#[command(name = "keyturn-cli", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "\
Examples:
  keyturn-cli generate --out key.pem --public key.pub
  keyturn-cli inspect some-key.txt
  keyturn-cli verify --key alipay.pub capture.http
  keyturn-cli verify --help

Exit codes: 0 valid or done, 1 not valid, 2 wrong usage, 3 cannot read or write.
Files may be - for standard input.")]
pub struct Arguments {
    /// Print one JSON document in place of words
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a key pair and save it
    #[command(after_help = "\
Examples:
  # asks for a passphrase; the file is for you alone
  keyturn-cli generate --out key.pem --public key.pub
  # in a script
  keyturn-cli generate --out key.pem --passphrase-file passphrase.txt
  keyturn-cli generate --out key.pem --passphrase-fd 3 3< passphrase.txt --json
  # for a Java service that takes no passphrase
  keyturn-cli generate --out key.txt --unprotected --form pkcs8-line")]
    Generate(Generate),
    /// Read a key in any form and write it in another
    #[command(
        visible_alias = "import",
        after_help = "\
Examples:
  # protect a key that is not
  keyturn-cli convert old.txt --out key.pem --passphrase-file passphrase.txt
  # for a Python service
  keyturn-cli convert old.txt --form pkcs1-line --out key.txt --unprotected
  # the public key, as the dashboard takes it
  keyturn-cli convert old.txt --form spki-line
  keyturn-cli convert alipay.cer"
    )]
    Convert(Convert),
    /// Say what a key text or file is
    #[command(after_help = "\
Examples:
  keyturn-cli inspect some-key.txt
  keyturn-cli inspect key.pem --key-passphrase-file passphrase.txt
  cat some-key.txt | keyturn-cli inspect - --json")]
    Inspect(Inspect),
    /// Say whether two keys, or a key and a certificate, belong together
    #[command(after_help = "\
Examples:
  keyturn-cli match private.pem public.txt
  keyturn-cli match alipay.cer alipay.pub && echo the same")]
    Match(Match),
    /// Sign a request or an acknowledgement
    #[command(after_help = "\
Examples:
  keyturn-cli sign --key private.pem --uri /aps/api/v1/payments/pay \\
    --client-id SANDBOX_5X --body body.json
  # the answer to a notification, signed
  keyturn-cli sign --key private.pem --kind acknowledgement --uri /payNotify \\
    --client-id SANDBOX_5X --body body.json
  # the header alone
  keyturn-cli sign --key private.pem --uri /aps/api/v1/payments/pay \\
    --client-id SANDBOX_5X --body - --json < body.json | jq -r .signature")]
    Sign(Sign),
    /// Say whether messages are genuine, and if not, why
    #[command(after_help = VERIFY_EXAMPLES)]
    Verify(Verify),
    /// As verify, with the difference and what to change in the server
    #[command(after_help = DIAGNOSE_EXAMPLES)]
    Diagnose(Diagnose),
    /// Check the records of key ceremonies
    #[command(
        subcommand,
        after_help = "\
Examples:
  keyturn-cli record check record.json
  keyturn-cli record list records"
    )]
    Record(Record),
    /// Print completions for a shell
    #[command(after_help = "\
Example:
  keyturn-cli completions bash > keyturn-cli.bash")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print whose work is linked in, and under which licences
    Licences,
    /// Write the manual pages into a folder
    #[command(hide = true)]
    Man {
        /// The folder
        folder: PathBuf,
    },
}

impl Command {
    /// Whether `-` stands in more than one place: the second would find nothing there.
    pub fn reads_standard_input_twice(&self) -> bool {
        let (files, passphrases): (Vec<&Path>, _) = match self {
            Self::Generate(options) => (vec![], options.protection.reads_standard_input()),
            Self::Convert(options) => {
                let old = options.opening.reads_standard_input();
                let new = options.protection.reads_standard_input();
                (vec![&options.file], old + new)
            }
            Self::Inspect(options) => (vec![&options.file], options.opening.reads_standard_input()),
            Self::Match(options) => {
                let files = vec![options.first.as_path(), &options.second];
                (files, options.opening.reads_standard_input())
            }
            Self::Sign(options) => {
                let files = vec![options.key.as_path(), &options.body];
                (files, options.opening.reads_standard_input())
            }
            Self::Verify(options) => (options.files(), 0),
            Self::Diagnose(options) => (options.messages.files(), 0),
            Self::Record(Record::Check(options)) => (vec![&options.file], 0),
            Self::Record(Record::List(_))
            | Self::Completions { .. }
            | Self::Licences
            | Self::Man { .. } => (vec![], 0),
        };
        passphrases + files.iter().filter(|file| is_standard(file)).count() > 1
    }
}

/// Whether this is `-`: standard input where something is read, standard output where it is written.
pub fn is_standard(file: &Path) -> bool {
    file == Path::new("-")
}

/// How often a passphrase is taken from standard input: once, or not at all.
fn of_standard_input(file: Option<&Path>, descriptor: Option<u32>) -> usize {
    usize::from(file.is_some_and(is_standard) || descriptor == Some(0))
}

const VERIFY_EXAMPLES: &str = "\
Examples:
  keyturn-cli verify --key alipay.pub capture.http
  keyturn-cli verify --key alipay.pub --other-key own=own.pub traffic.har
  # a whole folder, as a table for spreadsheets
  keyturn-cli verify --key alipay.pub --csv --out verdicts.csv captures/
  # one message, field by field
  keyturn-cli verify --key alipay.pub --uri /payNotify \\
    --client-id SANDBOX_5X --time 2025-02-21T05:43:09Z --body body.json \\
    --signature \"$(cat signature.txt)\"
  # what is not valid, in a script
  find captures -name '*.http' -print0 |
    xargs -0 keyturn-cli verify --key alipay.pub --json |
    jq -r '[.] | flatten | .[] | select(.verdict != \"valid\") | .source'";

const DIAGNOSE_EXAMPLES: &str = "\
Examples:
  keyturn-cli diagnose --key alipay.pub capture.http
  # is it signed with another key that we know?
  keyturn-cli diagnose --key alipay.pub --other-key own=own.pub \\
    --other-key old=old.pub traffic.har
  keyturn-cli diagnose --key alipay.pub capture.http --json | jq -r '.diagnosis[0]'";

/// The text a private or public key is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Private, PKCS#8, PEM
    Pkcs8Pem,
    /// Private, PKCS#8, base64 on one line (Java, Go, Node, PHP, .NET)
    Pkcs8Line,
    /// Private, PKCS#1, PEM
    Pkcs1Pem,
    /// Private, PKCS#1, base64 on one line (Python)
    Pkcs1Line,
    #[value(help = "Public, SubjectPublicKeyInfo, base64 on one line (the dashboard)")]
    SpkiLine,
    #[value(help = "Public, SubjectPublicKeyInfo, PEM")]
    SpkiPem,
    /// Public, PKCS#1, PEM
    Pkcs1PublicPem,
}

impl Form {
    /// The form of a private key; `None` for those of public keys.
    pub fn private(self) -> Option<ExportForm> {
        match self {
            Self::Pkcs8Pem => Some(ExportForm::Pkcs8Pem),
            Self::Pkcs8Line => Some(ExportForm::Pkcs8OneLine),
            Self::Pkcs1Pem => Some(ExportForm::Pkcs1Pem),
            Self::Pkcs1Line => Some(ExportForm::Pkcs1OneLine),
            Self::SpkiLine | Self::SpkiPem | Self::Pkcs1PublicPem => None,
        }
    }
}

/// Where the passphrase of a new file comes from; without any, it is asked for.
#[derive(Debug, Args)]
pub struct Protection {
    /// Write the private key without a passphrase
    #[arg(long, conflicts_with_all = ["passphrase_file", "passphrase_fd"])]
    pub unprotected: bool,
    /// Read the passphrase from the first line of a file
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_fd")]
    pub passphrase_file: Option<PathBuf>,
    /// Read the passphrase from the first line of a file descriptor; on Windows, 0 alone
    #[arg(long, value_name = "N")]
    pub passphrase_fd: Option<u32>,
}

impl Protection {
    fn reads_standard_input(&self) -> usize {
        of_standard_input(self.passphrase_file.as_deref(), self.passphrase_fd)
    }

    /// Whether a form has room for the passphrase, or none is wanted.
    pub fn allows(&self, form: ExportForm) -> bool {
        self.unprotected || form == ExportForm::Pkcs8Pem
    }
}

/// Where the passphrase of an existing key comes from; without any, it is asked for.
#[derive(Debug, Args)]
pub struct Opening {
    /// Read the passphrase of the key from the first line of a file
    #[arg(long, value_name = "FILE", conflicts_with = "key_passphrase_fd")]
    pub key_passphrase_file: Option<PathBuf>,
    /// Read the passphrase of the key from the first line of a file descriptor; on Windows, 0 alone
    #[arg(long, value_name = "N")]
    pub key_passphrase_fd: Option<u32>,
}

impl Opening {
    fn reads_standard_input(&self) -> usize {
        of_standard_input(self.key_passphrase_file.as_deref(), self.key_passphrase_fd)
    }
}

/// Where the result goes.
#[derive(Debug, Args)]
pub struct Output {
    /// Write to a new file, for the owner alone where it is secret; or - for standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Overwrite a file that is there
    #[arg(long)]
    pub force: bool,
    /// Print a private key to the terminal
    #[arg(long)]
    pub show: bool,
}

impl Output {
    /// The file to write; none, where it is standard output.
    pub fn file(&self) -> Option<&Path> {
        self.out.as_deref().filter(|path| !is_standard(path))
    }
}

#[derive(Debug, Args)]
pub struct Generate {
    /// Size of the modulus
    #[arg(long, default_value = "2048", value_parser = ["2048", "3072", "4096"])]
    pub bits: String,
    /// Form of the private key; by default pkcs8-pem, the only one that holds a passphrase
    #[arg(long, value_enum)]
    pub form: Option<Form>,
    /// Also write the public key, as the dashboard takes it; or - for standard output
    #[arg(long, value_name = "FILE")]
    pub public: Option<PathBuf>,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub protection: Protection,
}

#[derive(Debug, Args)]
pub struct Convert {
    /// The key to read, or - for standard input
    pub file: PathBuf,
    /// The form to write; by default pkcs8-pem for a private key, spki-line for a public one
    #[arg(long, value_enum)]
    pub form: Option<Form>,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub protection: Protection,
    #[command(flatten)]
    pub opening: Opening,
}

/// Where results go that are no secret.
#[derive(Debug, Args)]
pub struct Results {
    /// Write the result into this new file; or - for standard output, as without it
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "out")]
    pub force: bool,
}

impl Results {
    /// The file to write; none, where it is standard output.
    pub fn file(&self) -> Option<&Path> {
        self.out.as_deref().filter(|path| !is_standard(path))
    }
}

#[derive(Debug, Args)]
pub struct Inspect {
    /// The key to look at, or - for standard input
    pub file: PathBuf,
    #[command(flatten)]
    pub opening: Opening,
    #[command(flatten)]
    pub results: Results,
}

#[derive(Debug, Args)]
pub struct Match {
    /// A key or certificate
    pub first: PathBuf,
    /// Another key or certificate
    pub second: PathBuf,
    #[command(flatten)]
    pub opening: Opening,
    #[command(flatten)]
    pub results: Results,
}

/// What the message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SignKind {
    /// A request to Alipay+
    Request,
    /// The acknowledgement of a notification
    Acknowledgement,
}

#[derive(Debug, Args)]
pub struct Sign {
    /// The private key file
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    /// What is signed
    #[arg(long, value_enum, default_value = "request")]
    pub kind: SignKind,
    /// HTTP method
    #[arg(long, default_value = "POST", value_name = "NAME")]
    pub method: String,
    /// Path, with /sandbox/ where the sandbox has it
    #[arg(long, value_name = "PATH")]
    pub uri: String,
    /// Client id
    #[arg(long, value_name = "ID")]
    pub client_id: String,
    /// Time; now, if left out
    #[arg(long)]
    pub time: Option<String>,
    /// Body file, or - for standard input
    #[arg(long, value_name = "FILE")]
    pub body: PathBuf,
    /// Version of the key in the header
    #[arg(long, default_value = "1", value_name = "N")]
    pub key_version: u32,
    /// Scheme and host for the curl command
    #[arg(long, value_name = "URL", default_value = "https://open-sea-global.alipay.com")]
    pub origin: String,
    #[command(flatten)]
    pub opening: Opening,
    #[command(flatten)]
    pub results: Results,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// The public key that is expected to have signed, in any form
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    /// Another key that may have signed; `own`, `old` and `environment` as names say whose it is
    #[arg(long, value_name = "NAME=FILE")]
    pub other_key: Vec<String>,
    /// HTTP method
    #[arg(long, default_value = "POST", value_name = "NAME")]
    pub method: String,
    /// Path of one message that is given field by field
    #[arg(long, value_name = "PATH", requires_all = ["client_id", "time", "signature"])]
    pub uri: Option<String>,
    /// Client id
    #[arg(long, value_name = "ID", requires = "uri")]
    pub client_id: Option<String>,
    /// Request-Time or Response-Time
    #[arg(long, requires = "uri")]
    pub time: Option<String>,
    /// Body file, or - for standard input; empty, if left out
    #[arg(long, value_name = "FILE", requires = "uri")]
    pub body: Option<PathBuf>,
    /// Value of the Signature header
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, requires = "uri")]
    pub signature: Option<String>,
    /// Give a table for spreadsheets (CSV)
    #[arg(long, conflicts_with_all = ["uri", "json"])]
    pub csv: bool,
    /// Captures: raw HTTP, curl commands, HAR, logs; folders of them; or - for standard input
    #[arg(conflicts_with = "uri")]
    pub captures: Vec<PathBuf>,
    #[command(flatten)]
    pub results: Results,
}

/// What is to be explained, and for whom.
#[derive(Debug, Args)]
pub struct Diagnose {
    #[command(flatten)]
    pub messages: Verify,
    /// Advice for one language alone: java, python, php, node, go or dotnet
    #[arg(long, value_name = "NAME", value_parser = language)]
    pub language: Option<Language>,
}

impl Diagnose {
    /// The languages that get advice.
    pub fn languages(&self) -> Vec<Language> {
        self.language.map_or_else(|| Language::ALL.to_vec(), |language| vec![language])
    }
}

fn language(name: &str) -> Result<Language, String> {
    let known = Language::ALL.into_iter().find(|language| language.label() == name);
    known.ok_or_else(|| Language::ALL.map(Language::label).join(", "))
}

impl Verify {
    /// All that is read.
    fn files(&self) -> Vec<&Path> {
        let others = self.other_key.iter().filter_map(|given| given.split_once('='));
        [self.key.as_path()]
            .into_iter()
            .chain(others.map(|(_, file)| Path::new(file)))
            .chain(self.body.as_deref())
            .chain(self.captures.iter().map(PathBuf::as_path))
            .collect()
    }
}

#[derive(Debug, Subcommand)]
pub enum Record {
    /// Say whether a record is as it was written, and what it lacks
    #[command(after_help = "\
Examples:
  keyturn-cli record check record.json
  # the hash at the foot of the printed record
  keyturn-cli record check record.json --head \"$(jq -r .head record.json)\"")]
    Check(RecordCheck),
    /// Say which key is where, how old, due when, and used twice
    #[command(after_help = "\
Examples:
  keyturn-cli record list records
  keyturn-cli record list records --json | jq .used_twice")]
    List(RecordList),
}

#[derive(Debug, Args)]
pub struct RecordCheck {
    /// The record as data (JSON), or - for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The hash at the foot of the printed record, to compare with
    #[arg(long, value_name = "HEX")]
    pub head: Option<String>,
    #[command(flatten)]
    pub results: Results,
}

#[derive(Debug, Args)]
pub struct RecordList {
    /// Records, and folders of them
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub results: Results,
}
