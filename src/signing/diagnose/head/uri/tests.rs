//! Each change of a URI, alone and with others.

use super::*;

fn causes(ours: &str, signed: &str) -> Option<Vec<&'static str>> {
    causes_with_body(ours, signed, "{}")
}

fn causes_with_body(ours: &str, signed: &str, body: &str) -> Option<Vec<&'static str>> {
    let message = Message { uri: ours.into(), body: body.into(), ..Message::default() };
    let found = candidates(&message, &Hints::default()).into_iter().find(|c| c.value == signed)?;
    Some(found.causes.into_iter().map(Cause::label).collect())
}

#[test]
fn each_single_change_is_found_and_named() {
    for (ours, signed, label) in [
        ("https://partner.example.com/a/notifyPayment", "/a/notifyPayment", "uri_has_scheme_host"),
        ("partner.example.com/a/notifyPayment", "/a/notifyPayment", "uri_has_scheme_host"),
        ("/a/notify?x=1&y=2", "/a/notify", "uri_has_query"),
        ("/a/notify#top", "/a/notify", "uri_has_fragment"),
        ("/a/notify;jsessionid=0A1B", "/a/notify", "uri_session_id"),
        ("a/notify", "/a/notify", "uri_no_leading_slash"),
        ("/a/notify", "a/notify", "uri_extra_leading_slash"),
        ("/a/notify/", "/a/notify", "uri_trailing_slash"),
        ("/a/notify", "/a/notify/", "uri_trailing_slash"),
        ("//a//notify", "/a/notify", "uri_double_slash"),
        (
            "/ams/api/v1/payments/pay",
            "/ams/sandbox/api/v1/payments/pay",
            "uri_sandbox_segment_missing",
        ),
        ("/ams/sandbox/api/v1/payments/pay", "/ams/api/v1/payments/pay", "uri_has_sandbox_segment"),
        ("/acqp/notifyPayment", "/alipayplus/acqp/notifyPayment", "uri_prefix_changed_by_proxy"),
        ("/gw/acqp/notifyPayment", "/acqp/notifyPayment", "uri_prefix_changed_by_proxy"),
        ("/api/v2/x/notify", "/notify", "uri_prefix_changed_by_proxy"),
        ("/alipayplus/acqp/notifypayment", "/alipayplus/acqp/notifyPayment", "uri_case"),
        ("/my/hookend", "/my/hookEnd", "uri_case"),
        ("/My/Notify", "/my/notify", "uri_case"),
        ("/a/caf%C3%A9", "/a/café", "uri_percent_encoding"),
        ("/a?x=%2Fb", "/a?x=/b", "uri_percent_encoding"),
        ("/a b", "/a%20b", "uri_percent_encoding"),
        ("/a?u=b/c&x", "/a?u=b%2Fc&x", "uri_percent_encoding"),
        ("/a?b=2&a=1", "/a?a=1&b=2", "uri_query_changed"),
        ("/a/./b/../notify", "/a/notify", "uri_dot_segments"),
        ("/../a/notify", "/a/notify", "uri_dot_segments"),
        ("/a/b/..", "/a/", "uri_dot_segments"),
        ("/a/notify.php", "/a/notify", "uri_file_extension"),
        ("/a/notify", "/a/notify.do", "uri_file_extension"),
        ("/index.php/notify", "/notify", "uri_prefix_changed_by_proxy"),
        ("/index.php?s=/a/notify", "/a/notify", "uri_other_path"),
        ("/index.php?r=a%2Fnotify&x=1", "/a/notify", "uri_other_path"),
        ("", "/", "uri_no_leading_slash"),
        ("https://h.example", "/", "uri_has_scheme_host"),
        ("//h.example/a", "/a", "uri_has_scheme_host"),
        ("/a?x=%2fb", "/a?x=%2Fb", "uri_percent_encoding"),
        ("/a?x=%2Fb", "/a?x=%2fb", "uri_percent_encoding"),
        ("/a?x=b+c", "/a?x=b%20c", "uri_percent_encoding"),
        ("/a?x=b%20c", "/a?x=b+c", "uri_percent_encoding"),
        ("/a?x=%7Eb%2A", "/a?x=~b%2A", "uri_percent_encoding"),
        ("/a?c=3&a=1&b=2", "/a?b=2&c=3&a=1", "uri_query_changed"),
        ("/a?x=1&y", "/a?x=1&y=", "uri_query_changed"),
        ("/a?x=1&y=", "/a?x=1&y", "uri_query_changed"),
        ("/a?x=1&amp;y=2", "/a?x=1&y=2", "uri_query_changed"),
        ("/a HTTP/1.1", "/a", "uri_whitespace"),
        (" /a ", "/a", "uri_whitespace"),
        ("POST /a HTTP/1.1", "/a", "uri_whitespace"),
    ] {
        assert_eq!(causes(ours, signed).as_deref(), Some(&[label][..]), "{ours} -> {signed}");
    }
}

#[test]
fn what_occurs_together_is_found_together() {
    for (ours, signed, labels) in [
        ("https://h.example/a/notify?x=1", "/a/notify", ["uri_has_scheme_host", "uri_has_query"]),
        ("https://h.example/a/notify/", "/a/notify", ["uri_has_scheme_host", "uri_trailing_slash"]),
        ("/a/notify.php?x=1", "/a/notify", ["uri_has_query", "uri_file_extension"]),
        ("https://h.example/a/./notify", "/a/notify", ["uri_has_scheme_host", "uri_dot_segments"]),
        ("/gw/a/notify?x=1", "/a/notify", ["uri_has_query", "uri_prefix_changed_by_proxy"]),
        (
            "ams/api/v1/pay",
            "/ams/sandbox/api/v1/pay",
            ["uri_no_leading_slash", "uri_sandbox_segment_missing"],
        ),
    ] {
        assert_eq!(causes(ours, signed).as_deref(), Some(&labels[..]), "{ours} -> {signed}");
    }
}

#[test]
fn urls_in_the_body_lend_their_path_and_query() {
    let body = r#"{"notifyUrl":"https:\/\/shop.example\/api\/back?allPayTn=5a9d"}"#;
    assert_eq!(
        causes_with_body("/api/back", "/api/back?allPayTn=5a9d", body),
        Some(vec!["uri_query_missing"])
    );
    assert_eq!(causes_with_body("/x", "/api/back", body), Some(vec!["uri_other_path"]));
    assert_eq!(
        causes_with_body("/api/back", "https://shop.example/api/back", body),
        Some(vec!["uri_scheme_host_missing"])
    );
}

#[test]
fn odd_uris_do_no_harm() {
    for uri in
        ["", "/", "?", "#", "://", "http://", "日本", "/日本/é?ü#ß", "/é.é/..?é=%é&%", "////"]
    {
        let message = Message { uri: uri.into(), ..Message::default() };
        assert!(!candidates(&message, &Hints::default()).is_empty());
        assert!(sweep(&message, &["1".to_owned()]).all(|(swept, _)| swept != uri));
    }
}
