//! Keys whose private half everybody can have: from documents, from the test data of this program.

use super::PublicKey;

/// SHA-256 of the `SubjectPublicKeyInfo` of each, in lower-case hex.
const PUBLISHED: [&str; 5] = [
    // The key that the public documents print beside their sample notification.
    "f9d371080651f33cfe4f9728bab1d2d7e12bc84bfbe7e15436074a9562ed3187",
    // The keys of tests/data/test_keys.json; the samples are signed with the first two.
    "f4cf6f7ac9630670a7b6c559a2f53f33a53b0e855372a8eca7463fa461b5400b",
    "b3a9a039f1fce86918f7f10f309e272f4fe9afb2c229833a925bf344f7900c25",
    "2f4565ec721d5e737cfdfc815e9c3a17455cf729a112834db621ffb1f4f7d960",
    "9786c17aca9df6151517c12723ff7ec8b26c5715dfffd0ad8a1a591f5453aecd",
];

/// The key of the documents: its sample's signature was made over a content that they do not show.
const DOCUMENTS: usize = 0;

impl PublicKey {
    /// Whether anybody could sign with it, because its private half was published.
    pub fn is_published(&self) -> bool {
        PUBLISHED.contains(&self.fingerprint().hex().as_str())
    }

    /// Whether it is the key of the sample in the public documents.
    pub fn is_of_documents(&self) -> bool {
        PUBLISHED[DOCUMENTS] == self.fingerprint().hex()
    }
}
