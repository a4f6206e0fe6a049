//! The causes of a failed verification, each with a stable word.
//!
//! Every word that a diagnosis can give, together with the repairs of the header
//! ([`SignatureRepair`](crate::signing::SignatureRepair)) and the forms of the key
//! (`key_is_pkcs1_public`, `key_is_certificate`, `key_not_rsa`, …). "Ours" is what the user
//! holds, "signed" is what the hash in the signature proves.
//!
//! | word | ours, against what was signed |
//! |---|---|
//! | `ok` | nothing is wrong |
//! | `content_differs` | no known repair fits: another message, or altered content |
//! | `docs_sample_content_differs` | the same, with the key that the public documents print in their sample |
//! | `wrong_public_key` | another key signed |
//! | `key_missing` | no public key was given |
//! | `wrong_key_size` | the signature has the length of another key size |
//! | `sig_wrong_length` | truncated, or with something added |
//! | `sig_missing` | no signature |
//! | `sig_damaged` | a single wrong or swapped character of the signature |
//! | `sig_byte_reversed` | the bytes in the opposite order |
//! | `sig_leading_zero` | a leading zero byte lost, or one too many |
//! | `sig_is_md5`, `sig_is_sha1`, `sig_is_sha224`, `sig_is_sha384`, `sig_is_sha512` | another hash function |
//! | `sig_is_pss` | RSASSA-PSS |
//! | `sig_without_digest_info`, `sig_digest_info_without_null`, `sig_malformed_padding` | another encoding |
//! | `body_trailing_newline` | LF or CRLF at the end |
//! | `body_surrounding_whitespace` | blanks before or after |
//! | `body_bom`, `body_bom_missing` | a byte-order mark, or none where there was one |
//! | `body_line_endings` | CRLF against LF |
//! | `body_line_wrapped` | line breaks that a mail program or a terminal put in |
//! | `body_invisible_characters` | zero-width characters, no-break spaces |
//! | `body_pretty_printed`, `body_minified` | written on many lines, or on one |
//! | `body_reserialised_spaces`, `body_spaces_removed` | blanks after `:` and `,`, or none |
//! | `body_slash_escaped`, `body_slash_unescaped` | `\/` |
//! | `body_unicode_escaped`, `body_unicode_unescaped` | `\uXXXX` |
//! | `body_html_escaped`, `body_html_unescaped` | `<`, `>`, `&` as `\u003c` |
//! | `body_escapes_changed` | another spelling of other escapes |
//! | `body_empty_object_as_array`, `body_empty_array_as_object` | `{}` and `[]` |
//! | `body_keys_reordered` | fields in another order |
//! | `body_number_format` | `1.0` against `1`, `1E2` against `100`, numbers as texts |
//! | `body_empty_as_null` | `null` for `""` |
//! | `body_null_fields` | fields without a value that were not sent |
//! | `body_is_escaped_string`, `body_signed_as_string` | a JSON text inside a JSON string |
//! | `body_backslashes_lost` | the backslashes of a JSON text inside a string were removed |
//! | `body_percent_encoded`, `body_signed_percent_encoded` | percent-encoding |
//! | `body_plus_became_space` | form-decoded |
//! | `body_form_wrapped` | `{…}=` or `body={…}` |
//! | `body_html_entities`, `body_signed_html_entities` | `&quot;` |
//! | `body_smart_quotes` | typographic quotation marks |
//! | `body_quoted` | quotation marks around it, as in a shell or a CSV file |
//! | `body_python_repr` | printed by Python instead of written as JSON |
//! | `body_extra_text` | other text before or after the JSON |
//! | `body_inside_other_json` | other JSON around it, as of a gateway's event or a log |
//! | `body_hex` | hexadecimal, or a hex dump |
//! | `body_quoted_printable` | `=3D`, as mail programs write it |
//! | `body_chunked` | with the chunk lengths of HTTP |
//! | `body_base64`, `body_signed_base64` | base64 |
//! | `body_unicode_normalised` | NFC against NFD |
//! | `body_full_width` | characters of another width |
//! | `body_mojibake` | UTF-8 read as Latin-1 or Windows-1252, on either side |
//! | `body_wrong_charset` | GBK, Latin-1, UTF-16 and others, on either side |
//! | `body_printed` | an object as Ruby, Java, Node.js or Go prints it; also suspected |
//! | `body_links_rewritten`, `time_rounded` | suspected: by a mail program, by a spreadsheet |
//! | `body_truncated`, `body_characters_lost`, `body_masked`, `body_number_precision_lost`, `body_compressed`, `body_empty` | suspected, cannot be undone |
//! | `uri_has_scheme_host`, `uri_scheme_host_missing` | the whole URL against its path |
//! | `uri_has_query`, `uri_query_missing`, `uri_query_changed` | the query string |
//! | `uri_git_bash` | Git Bash put a folder of the disk before it |
//! | `uri_has_fragment`, `uri_session_id` | `#…`, `;jsessionid=…` |
//! | `uri_percent_encoding` | encoded against decoded |
//! | `uri_no_leading_slash`, `uri_extra_leading_slash` | the slash at the front |
//! | `uri_trailing_slash`, `uri_double_slash` | slashes at the end, slashes twice |
//! | `uri_dot_segments` | `/./` and `/../` |
//! | `uri_file_extension` | `.php` and the like at the end of the path, added or removed |
//! | `uri_sandbox_segment_missing`, `uri_has_sandbox_segment` | `/sandbox/` |
//! | `uri_prefix_changed_by_proxy` | segments at the front added or removed |
//! | `uri_case`, `uri_whitespace` | letter case, blanks |
//! | `uri_other_path` | the path of another URL in the message |
//! | `method_wrong`, `method_case` | the HTTP method |
//! | `client_id_whitespace`, `client_id_case`, `client_id_prefix`, `client_id_encoding`, `client_id_other` | the client id |
//! | `time_whitespace`, `time_plus_became_space`, `time_encoding` | the time as text |
//! | `time_read_twice` | another moment within a second |
//! | `time_format` | the same moment written otherwise |
//! | `time_request_instead_of_response`, `time_response_instead_of_request` | the other header's time |
//! | `glue_crlf`, `glue_no_newline`, `glue_literal_backslash_n`, `glue_other_separators`, `glue_trailing_newline`, `glue_parts_missing`, `glue_encoded` | how the parts were put together |
//! | `signed_body_only`, `signed_without_body`, `signed_body_digest`, `signed_digest_twice` | what was signed instead |

use crate::text::Message as Sentence;

/// Which part of a message a cause is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The public key.
    Key,
    /// The signature itself.
    Signature,
    /// The HTTP method.
    Method,
    /// The path.
    Uri,
    /// The client id.
    ClientId,
    /// The time.
    Time,
    /// The body.
    Body,
    /// How the parts are put together.
    Content,
}

macro_rules! causes {
    ($($(#[$doc:meta])* $name:ident, $part:ident, $label:literal, $id:literal;)*) => {
        /// Why a message does not verify.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Cause { $($(#[$doc])* $name,)* }

        impl Cause {
            /// Every cause there is.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The cause as a stable word for programs, the same as in the test vectors.
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }

            /// What happened, with `.fix` (the one change) and `.code`.
            pub fn message(self) -> Sentence {
                Sentence::new(match self { $(Self::$name => $id,)* })
            }

            /// The part of the message it is about.
            pub fn part(self) -> Part {
                match self { $(Self::$name => Part::$part,)* }
            }
        }
    };
}

causes! {
    /// Another key signed.
    WrongPublicKey, Key, "wrong_public_key", "signing-wrong-public-key";
    /// The signature has the length of another key size.
    WrongKeySize, Key, "wrong_key_size", "signing-wrong-key-size";
    /// No public key was given.
    KeyMissing, Key, "key_missing", "signing-key-missing";
    /// The key is the one that the public documents print in their sample.
    DocsSample, Key, "docs_sample_content_differs", "signing-docs-sample-content-differs";
    /// There is no signature.
    SigMissing, Signature, "sig_missing", "signing-sig-missing";
    /// The signature was truncated, or something was added.
    SigWrongLength, Signature, "sig_wrong_length", "signing-sig-wrong-length";
    /// A single wrong or swapped character of the signature.
    SigDamaged, Signature, "sig_damaged", "signing-sig-damaged";
    /// The bytes of the signature in the opposite order.
    SigByteReversed, Signature, "sig_byte_reversed", "signing-sig-byte-reversed";
    /// A leading zero byte of the signature lost, or one too many.
    SigLeadingZero, Signature, "sig_leading_zero", "signing-sig-leading-zero";
    /// Signed with MD5.
    SigMd5, Signature, "sig_is_md5", "signing-sig-is-md5";
    /// Signed with SHA-1.
    SigSha1, Signature, "sig_is_sha1", "signing-sig-is-sha1";
    /// Signed with SHA-224.
    SigSha224, Signature, "sig_is_sha224", "signing-sig-is-sha224";
    /// Signed with SHA-384.
    SigSha384, Signature, "sig_is_sha384", "signing-sig-is-sha384";
    /// Signed with SHA-512.
    SigSha512, Signature, "sig_is_sha512", "signing-sig-is-sha512";
    /// Signed with RSASSA-PSS.
    SigPss, Signature, "sig_is_pss", "signing-sig-is-pss";
    /// The hash was signed without its `DigestInfo`.
    SigWithoutDigestInfo, Signature, "sig_without_digest_info", "signing-sig-without-digest-info";
    /// The `DigestInfo` has no NULL parameters.
    SigWithoutNull, Signature, "sig_digest_info_without_null", "signing-sig-digest-info-without-null";
    /// The padding is not the one of PKCS#1 v1.5.
    SigMalformedPadding, Signature, "sig_malformed_padding", "signing-sig-malformed-padding";

    /// Line breaks at the end of the body.
    BodyTrailingNewline, Body, "body_trailing_newline", "signing-body-trailing-newline";
    /// Blanks before or after the body.
    BodySurroundingWhitespace, Body, "body_surrounding_whitespace", "signing-body-surrounding-whitespace";
    /// A byte-order mark before the body.
    BodyBom, Body, "body_bom", "signing-body-bom";
    /// The byte-order mark that was signed is missing.
    BodyBomMissing, Body, "body_bom_missing", "signing-body-bom-missing";
    /// CRLF for LF in the body, or LF for CRLF.
    BodyLineEndings, Body, "body_line_endings", "signing-body-line-endings";
    /// Line breaks that a program put into the body.
    BodyLineWrapped, Body, "body_line_wrapped", "signing-body-line-wrapped";
    /// Characters in the body that nobody sees.
    BodyInvisible, Body, "body_invisible_characters", "signing-body-invisible-characters";
    /// The body on many lines.
    BodyPrettyPrinted, Body, "body_pretty_printed", "signing-body-pretty-printed";
    /// The body on fewer lines than were signed.
    BodyMinified, Body, "body_minified", "signing-body-minified";
    /// Blanks between the tokens of the body.
    BodySpaces, Body, "body_reserialised_spaces", "signing-body-reserialised-spaces";
    /// The blanks between the tokens of the body were removed.
    BodySpacesRemoved, Body, "body_spaces_removed", "signing-body-spaces-removed";
    /// `\/` for `/`.
    BodySlashEscaped, Body, "body_slash_escaped", "signing-body-slash-escaped";
    /// `/` for `\/`.
    BodySlashUnescaped, Body, "body_slash_unescaped", "signing-body-slash-unescaped";
    /// `\uXXXX` for characters.
    BodyUnicodeEscaped, Body, "body_unicode_escaped", "signing-body-unicode-escaped";
    /// Characters for `\uXXXX`.
    BodyUnicodeUnescaped, Body, "body_unicode_unescaped", "signing-body-unicode-unescaped";
    /// `\u003c` for `<`, and the like.
    BodyHtmlEscaped, Body, "body_html_escaped", "signing-body-html-escaped";
    /// `<` for `\u003c`, and the like.
    BodyHtmlUnescaped, Body, "body_html_unescaped", "signing-body-html-unescaped";
    /// Other escapes spelled otherwise.
    BodyEscapesChanged, Body, "body_escapes_changed", "signing-body-escapes-changed";
    /// `[]` for `{}`.
    BodyEmptyObjectAsArray, Body, "body_empty_object_as_array", "signing-body-empty-object-as-array";
    /// `{}` for `[]`.
    BodyEmptyArrayAsObject, Body, "body_empty_array_as_object", "signing-body-empty-array-as-object";
    /// Fields in another order.
    BodyKeysReordered, Body, "body_keys_reordered", "signing-body-keys-reordered";
    /// Numbers written otherwise.
    BodyNumberFormat, Body, "body_number_format", "signing-body-number-format";
    /// Null where an empty text was signed.
    BodyEmptyAsNull, Body, "body_empty_as_null", "signing-body-empty-as-null";
    /// Fields without a value that were not sent.
    BodyNullFields, Body, "body_null_fields", "signing-body-null-fields";
    /// The body is a JSON string that holds the body.
    BodyEscapedString, Body, "body_is_escaped_string", "signing-body-is-escaped-string";
    /// The body was signed as a JSON string that holds it.
    BodySignedAsString, Body, "body_signed_as_string", "signing-body-signed-as-string";
    /// Backslashes inside the body were removed.
    BodyBackslashesLost, Body, "body_backslashes_lost", "signing-body-backslashes-lost";
    /// The body is percent-encoded.
    BodyPercentEncoded, Body, "body_percent_encoded", "signing-body-percent-encoded";
    /// The body was signed percent-encoded.
    BodySignedPercentEncoded, Body, "body_signed_percent_encoded", "signing-body-signed-percent-encoded";
    /// `+` in the body became a blank.
    BodyPlusBecameSpace, Body, "body_plus_became_space", "signing-body-plus-became-space";
    /// The body is a field of a form.
    BodyFormWrapped, Body, "body_form_wrapped", "signing-body-form-wrapped";
    /// HTML entities in the body.
    BodyHtmlEntities, Body, "body_html_entities", "signing-body-html-entities";
    /// The body was signed with HTML entities.
    BodySignedHtmlEntities, Body, "body_signed_html_entities", "signing-body-signed-html-entities";
    /// Typographic quotation marks.
    BodySmartQuotes, Body, "body_smart_quotes", "signing-body-smart-quotes";
    /// Quotation marks around the body.
    BodyQuoted, Body, "body_quoted", "signing-body-quoted";
    /// Printed by Python instead of written as JSON.
    BodyPythonRepr, Body, "body_python_repr", "signing-body-python-repr";
    /// Other text around the JSON.
    BodyExtraText, Body, "body_extra_text", "signing-body-extra-text";
    /// The body is a value inside other JSON.
    BodyInsideOther, Body, "body_inside_other_json", "signing-body-inside-other-json";
    /// With the chunk lengths of HTTP.
    BodyChunked, Body, "body_chunked", "signing-body-chunked";
    /// The body is base64.
    BodyBase64, Body, "body_base64", "signing-body-base64";
    /// The body is hexadecimal, or a hex dump.
    BodyHex, Body, "body_hex", "signing-body-hex";
    /// The body is quoted-printable.
    BodyQuotedPrintable, Body, "body_quoted_printable", "signing-body-quoted-printable";
    /// The body was signed as base64.
    BodySignedBase64, Body, "body_signed_base64", "signing-body-signed-base64";
    /// Characters of the body in their full-width form.
    BodyFullWidth, Body, "body_full_width", "signing-body-full-width";
    /// NFC for NFD, or NFD for NFC.
    BodyNormalised, Body, "body_unicode_normalised", "signing-body-unicode-normalised";
    /// UTF-8 read as Latin-1 or Windows-1252.
    BodyMojibake, Body, "body_mojibake", "signing-body-mojibake";
    /// Another character set.
    BodyCharset, Body, "body_wrong_charset", "signing-body-wrong-charset";
    /// An object as a program prints it, in place of JSON (proved or suspected).
    BodyPrinted, Body, "body_printed", "signing-body-printed";
    /// The end of the body is missing (suspected).
    BodyTruncated, Body, "body_truncated", "signing-body-truncated";
    /// Characters were replaced by `?` or U+FFFD (suspected).
    BodyCharactersLost, Body, "body_characters_lost", "signing-body-characters-lost";
    /// A mail program rewrote the links in the body.
    BodyLinksRewritten, Body, "body_links_rewritten", "signing-body-links-rewritten";
    /// Values were masked by asterisks (suspected).
    BodyMasked, Body, "body_masked", "signing-body-masked";
    /// Digits of long numbers were lost (suspected).
    BodyPrecisionLost, Body, "body_number_precision_lost", "signing-body-number-precision-lost";
    /// The body is still compressed (suspected).
    BodyCompressed, Body, "body_compressed", "signing-body-compressed";
    /// There is no body (suspected).
    BodyEmpty, Body, "body_empty", "signing-body-empty";

    /// The URI has a scheme and a host.
    UriSchemeHost, Uri, "uri_has_scheme_host", "signing-uri-has-scheme-host";
    /// The scheme and host that were signed are missing.
    UriSchemeHostMissing, Uri, "uri_scheme_host_missing", "signing-uri-scheme-host-missing";
    /// The URI has a query that was not signed.
    UriQuery, Uri, "uri_has_query", "signing-uri-has-query";
    /// The query that was signed is missing.
    UriQueryMissing, Uri, "uri_query_missing", "signing-uri-query-missing";
    /// The query was signed in another order.
    UriQueryChanged, Uri, "uri_query_changed", "signing-uri-query-changed";
    /// The URI has a fragment.
    UriFragment, Uri, "uri_has_fragment", "signing-uri-has-fragment";
    /// The URI has a session id.
    UriSessionId, Uri, "uri_session_id", "signing-uri-session-id";
    /// Percent-encoding of the URI differs.
    UriPercentEncoding, Uri, "uri_percent_encoding", "signing-uri-percent-encoding";
    /// The leading slash is missing.
    UriNoLeadingSlash, Uri, "uri_no_leading_slash", "signing-uri-no-leading-slash";
    /// The URI was signed without its leading slash.
    UriExtraLeadingSlash, Uri, "uri_extra_leading_slash", "signing-uri-extra-leading-slash";
    /// The slash at the end differs.
    UriTrailingSlash, Uri, "uri_trailing_slash", "signing-uri-trailing-slash";
    /// Slashes written twice.
    UriDoubleSlash, Uri, "uri_double_slash", "signing-uri-double-slash";
    /// `.` and `..` segments of the path.
    UriDotSegments, Uri, "uri_dot_segments", "signing-uri-dot-segments";
    /// The ending of a file, such as `.php`, added or removed.
    UriFileExtension, Uri, "uri_file_extension", "signing-uri-file-extension";
    /// The `/sandbox/` segment is missing.
    UriSandboxMissing, Uri, "uri_sandbox_segment_missing", "signing-uri-sandbox-segment-missing";
    /// The `/sandbox/` segment was not signed.
    UriSandbox, Uri, "uri_has_sandbox_segment", "signing-uri-has-sandbox-segment";
    /// Git Bash made a path of its own disk of it.
    UriGitBash, Uri, "uri_git_bash", "signing-uri-git-bash";
    /// Segments at the front were added or removed.
    UriPrefix, Uri, "uri_prefix_changed_by_proxy", "signing-uri-prefix-changed-by-proxy";
    /// Letter case of the URI.
    UriCase, Uri, "uri_case", "signing-uri-case";
    /// Blanks around the URI, or the rest of a request line.
    UriWhitespace, Uri, "uri_whitespace", "signing-uri-whitespace";
    /// The path of another URL in the message was signed.
    UriOtherPath, Uri, "uri_other_path", "signing-uri-other-path";

    /// Another HTTP method.
    MethodWrong, Method, "method_wrong", "signing-method-wrong";
    /// Letter case or blanks of the method.
    MethodCase, Method, "method_case", "signing-method-case";

    /// Blanks around the client id.
    ClientIdWhitespace, ClientId, "client_id_whitespace", "signing-client-id-whitespace";
    /// Letter case of the client id.
    ClientIdCase, ClientId, "client_id_case", "signing-client-id-case";
    /// The environment's prefix of the client id.
    ClientIdPrefix, ClientId, "client_id_prefix", "signing-client-id-prefix";
    /// Encoding of the client id.
    ClientIdEncoding, ClientId, "client_id_encoding", "signing-client-id-encoding";
    /// Another client id of the message.
    ClientIdOther, ClientId, "client_id_other", "signing-client-id-other";

    /// Blanks around the time.
    TimeWhitespace, Time, "time_whitespace", "signing-time-whitespace";
    /// `+` in the time became a blank.
    TimePlusBecameSpace, Time, "time_plus_became_space", "signing-time-plus-became-space";
    /// Encoding of the time.
    TimeEncoding, Time, "time_encoding", "signing-time-encoding";
    /// The same moment written otherwise.
    TimeFormat, Time, "time_format", "signing-time-format";
    /// A spreadsheet rounded the time.
    TimeRounded, Time, "time_rounded", "signing-time-rounded";
    /// Another moment than the header's: the clock was read twice.
    TimeReadTwice, Time, "time_read_twice", "signing-time-read-twice";
    /// The request's time where the response's was signed.
    TimeRequest, Time, "time_request_instead_of_response", "signing-time-request-instead-of-response";
    /// The response's time where the request's was signed.
    TimeResponse, Time, "time_response_instead_of_request", "signing-time-response-instead-of-request";

    /// CRLF where LF belongs.
    GlueCrlf, Content, "glue_crlf", "signing-glue-crlf";
    /// No line break.
    GlueNoNewline, Content, "glue_no_newline", "signing-glue-no-newline";
    /// A backslash and an `n`.
    GlueBackslashN, Content, "glue_literal_backslash_n", "signing-glue-literal-backslash-n";
    /// Other separators.
    GlueSeparators, Content, "glue_other_separators", "signing-glue-other-separators";
    /// A line break after the body was signed.
    GlueTrailingNewline, Content, "glue_trailing_newline", "signing-glue-trailing-newline";
    /// Parts are missing in what was signed.
    GluePartsMissing, Content, "glue_parts_missing", "signing-glue-parts-missing";
    /// The whole was encoded before it was signed.
    GlueEncoded, Content, "glue_encoded", "signing-glue-encoded";
    /// The body alone was signed.
    SignedBodyOnly, Content, "signed_body_only", "signing-signed-body-only";
    /// Everything but the body was signed.
    SignedWithoutBody, Content, "signed_without_body", "signing-signed-without-body";
    /// The hash of the body stands for the body.
    SignedBodyDigest, Content, "signed_body_digest", "signing-signed-body-digest";
    /// The hash was hashed again.
    SignedDigestTwice, Content, "signed_digest_twice", "signing-signed-digest-twice";
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn words_are_distinct_and_in_the_table() {
        let table: String =
            include_str!("cause.rs").lines().filter(|line| line.starts_with("//!")).collect();
        let mut seen = HashSet::new();
        for cause in Cause::ALL {
            assert!(seen.insert(cause.label()), "{} twice", cause.label());
            assert!(
                table.contains(&format!("`{}`", cause.label())),
                "{} is not in the table",
                cause.label()
            );
        }
    }
}
