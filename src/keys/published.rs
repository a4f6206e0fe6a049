//! Keys whose private half everybody can have: from documents, from the test data of this program.

use super::PublicKey;

/// SHA-256 of the `SubjectPublicKeyInfo` of each.
const PUBLISHED: [[u8; 32]; 5] = [
    // The key that the public documents print beside their sample notification.
    hash("f9d371080651f33cfe4f9728bab1d2d7e12bc84bfbe7e15436074a9562ed3187"),
    // The keys of tests/data/test_keys.json; the samples are signed with the first two.
    hash("f4cf6f7ac9630670a7b6c559a2f53f33a53b0e855372a8eca7463fa461b5400b"),
    hash("b3a9a039f1fce86918f7f10f309e272f4fe9afb2c229833a925bf344f7900c25"),
    hash("2f4565ec721d5e737cfdfc815e9c3a17455cf729a112834db621ffb1f4f7d960"),
    hash("9786c17aca9df6151517c12723ff7ec8b26c5715dfffd0ad8a1a591f5453aecd"),
];

/// The key of the documents: its sample's signature was made over a content that they do not show.
const DOCUMENTS: usize = 0;

impl PublicKey {
    /// Whether anybody could sign with it, because its private half was published.
    pub fn is_published(&self) -> bool {
        PUBLISHED.contains(self.fingerprint().bytes())
    }

    /// Whether it is the key of the sample in the public documents.
    pub fn is_of_documents(&self) -> bool {
        PUBLISHED[DOCUMENTS] == *self.fingerprint().bytes()
    }
}

/// The bytes of a hash that is written here as 64 lower-case hex digits.
const fn hash(hex: &str) -> [u8; 32] {
    let (hex, mut bytes, mut at) = (hex.as_bytes(), [0; 32], 0);
    while at < 32 {
        bytes[at] = digit(hex[2 * at]) << 4 | digit(hex[2 * at + 1]);
        at += 1;
    }
    bytes
}

const fn digit(hex: u8) -> u8 {
    if hex.is_ascii_digit() { hex - b'0' } else { hex - b'a' + 10 }
}
