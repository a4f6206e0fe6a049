mod keys;
mod messages;
mod record;
mod shared;

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

pub use self::keys::{Convert, Generate, Inspect, Match};
use self::messages::{DIAGNOSE_EXAMPLES, VERIFY_EXAMPLES};
pub use self::messages::{Diagnose, Sign, SignKind, Verify};
pub use self::record::{Record, RecordCheck, RecordList};
pub use self::shared::{Form, Opening, Output, Protection, Results, is_standard};

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
