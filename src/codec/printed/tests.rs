//! What each language prints is read, and nothing else.

use super::*;
use crate::codec::json::Node;

const JSON: &str = r#"{"type":"PAY","amount":{"value":"100","currency":"HKD"},"list":["a","b"],"memo":"支付 it's \"x\"","none":null,"url":"https://x/?a=1&b=2","time":"2025-02-21T05:43:09+08:00"}"#;

#[test]
fn what_ruby_node_and_php_print_is_read() {
    for printed in [
        r#"{"type"=>"PAY", "amount"=>{"value"=>"100", "currency"=>"HKD"}, "list"=>["a", "b"], "memo"=>"支付 it's \"x\"", "none"=>nil, "url"=>"https://x/?a=1&b=2", "time"=>"2025-02-21T05:43:09+08:00"}"#,
        r#"{"type" => "PAY", "amount" => {"value" => "100", "currency" => "HKD"}, "list" => ["a", "b"], "memo" => "支付 it's \"x\"", "none" => nil, "url" => "https://x/?a=1&b=2", "time" => "2025-02-21T05:43:09+08:00"}"#,
        r#"{:type=>"PAY", :amount=>{:value=>"100", :currency=>"HKD"}, :list=>["a", "b"], :memo=>"支付 it's \"x\"", :none=>nil, :url=>"https://x/?a=1&b=2", :time=>"2025-02-21T05:43:09+08:00"}"#,
        r#"{type: "PAY", amount: {value: "100", currency: "HKD"}, list: ["a", "b"], memo: "支付 it's \"x\"", none: nil, url: "https://x/?a=1&b=2", time: "2025-02-21T05:43:09+08:00"}"#,
        "{\n  type: 'PAY',\n  amount: { value: '100', currency: 'HKD' },\n  list: [ 'a', 'b' ],\n  memo: `支付 it's \"x\"`,\n  none: null,\n  url: 'https://x/?a=1&b=2',\n  time: '2025-02-21T05:43:09+08:00'\n}",
        "array (\n  'type' => 'PAY',\n  'amount' => \n  array (\n    'value' => '100',\n    'currency' => 'HKD',\n  ),\n  'list' => \n  array (\n    0 => 'a',\n    1 => 'b',\n  ),\n  'memo' => '支付 it\\'s \"x\"',\n  'none' => NULL,\n  'url' => 'https://x/?a=1&b=2',\n  'time' => '2025-02-21T05:43:09+08:00',\n)",
        r#"['type' => 'PAY', 'amount' => ['value' => '100', 'currency' => 'HKD'], 'list' => ['a', 'b'], 'memo' => '支付 it\'s "x"', 'none' => null, 'url' => 'https://x/?a=1&b=2', 'time' => '2025-02-21T05:43:09+08:00']"#,
    ] {
        assert_eq!(as_json(printed, Bare::Refused).as_deref(), Some(JSON), "{printed}");
    }
}

#[test]
fn what_java_prints_is_read() {
    let inside = r#"{"k":"v, x=1"}"#;
    let json = format!(
        r#"{{"type":"PAY","amount":{{"value":"100","currency":"HKD"}},"list":["a","b"],"note":"one, two (x)","url":"https://x/?a=1&b=2","info":"{}","none":null}}"#,
        inside.replace('"', "\\\"")
    );
    for printed in [
        format!(
            "{{type=PAY, amount={{value=100, currency=HKD}}, list=[a, b], note=one, two (x), url=https://x/?a=1&b=2, info={inside}, none=null}}"
        ),
        format!(
            "Notify(type=PAY, amount=Amount(value=100, currency=HKD), list=[a, b], note=one, two (x), url=https://x/?a=1&b=2, info={inside}, none=null)"
        ),
        format!(
            "Notify{{type='PAY', amount=Amount{{value='100', currency='HKD'}}, list=[a, b], note='one, two (x)', url='https://x/?a=1&b=2', info='{inside}', none=null}}"
        ),
    ] {
        assert_eq!(as_json(&printed, Bare::Text).as_ref(), Some(&json), "{printed}");
    }
    assert_eq!(
        as_json("{n=1, ok=true, s=x}", Bare::Typed).as_deref(),
        Some(r#"{"n":1,"ok":true,"s":"x"}"#)
    );
}

#[test]
fn json_and_other_texts_are_left_alone() {
    let deep = "{a:".repeat(10_000) + &"}".repeat(10_000);
    let commas = "{a=".to_owned() + &",".repeat(10_000) + "}";
    for text in
        ["", "{}", "[]", JSON, "{a", "{a:}", "{a:b c}", "plain (text)", "{=>}", "{'a'}", &deep]
    {
        assert_eq!(as_json(text, Bare::Refused), None, "{}", &text[..text.len().min(40)]);
    }
    for bare in [Bare::Text, Bare::Typed] {
        let _ = as_json(&commas, bare);
        assert_eq!(as_json(JSON, bare), None);
        assert_eq!(as_json(&deep, bare), None);
    }
}

#[test]
fn marks_that_do_not_belong_together_end_the_reading() {
    for text in ["[)]", "[}]", "{a=[)]}", "{a=(]}", "{a=[x)]}", "[a=)}]", "A(b={]})", "[,)]"] {
        for bare in [Bare::Refused, Bare::Text, Bare::Typed] {
            let read = as_json(text, bare);
            assert!(read.is_none_or(|json| Node::read(&json).is_some()), "{text}");
        }
    }
}

#[test]
fn every_short_text_of_marks_ends() {
    let marks = ["[", "]", "(", ")", "{", "}", "=", ",", "a", ":", "'"];
    let mut texts = vec![String::new()];
    for _ in 0..5 {
        texts = texts.iter().flat_map(|text| marks.map(|mark| format!("{text}{mark}"))).collect();
        for text in texts.iter().filter(|text| text.ends_with([']', ')', '}'])) {
            for bare in [Bare::Refused, Bare::Text, Bare::Typed] {
                let _ = as_json(text, bare);
                let _ = as_json(&format!("{{a=[{text}]}}"), bare);
            }
        }
    }
}
