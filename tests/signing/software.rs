//! Bodies rewritten by real software, where it is at hand: what is called repaired is what was signed, byte for byte, and
//! the everyday rewriters are seen through.

use std::io::{Seek as _, Write as _};
use std::process::{Command, Stdio};

use base64ct::{Base64, Encoding as _};
use keyturn::{
    keys::generate::Cancel,
    signing::{
        KeyRole, KnownKey, Message, SignatureHeader,
        diagnose::{Hints, Limits, diagnose_with},
    },
};
use serde_json::Value;

use crate::fixtures::{private_test_key, tools_are_required};

/// Reads bodies as a list, and writes what Python's own library makes of each, by the name of the way.
const PYTHON: &str = r#"
import base64, json, sys
ways = {
    "dumps": lambda o: json.dumps(o),
    "dumps, no ASCII": lambda o: json.dumps(o, ensure_ascii=False),
    "dumps, compact": lambda o: json.dumps(o, separators=(",", ":")),
    "dumps, compact, no ASCII": lambda o: json.dumps(o, separators=(",", ":"), ensure_ascii=False),
    "dumps, indent 2": lambda o: json.dumps(o, indent=2),
    "dumps, indent 4, no ASCII": lambda o: json.dumps(o, indent=4, ensure_ascii=False),
    "str": lambda o: str(o),
    "altered": lambda o: json.dumps({**o, "paymentId": o["paymentId"][::-1]}, separators=(",", ":"), ensure_ascii=False),
}
bodies = json.load(sys.stdin)
out = {name: [base64.b64encode(way(json.loads(b)).encode()).decode() for b in bodies] for name, way in ways.items()}
json.dump(out, sys.stdout)
"#;

/// The same of Node.js.
const NODE: &str = r#"
const ways = {
  "stringify": b => JSON.stringify(JSON.parse(b)),
  "stringify, 2": b => JSON.stringify(JSON.parse(b), null, 2),
  "stringify of the text": b => JSON.stringify(b),
  "encodeURIComponent": b => encodeURIComponent(b),
  "latin1": b => Buffer.from(b).toString("latin1"),
  "altered": b => JSON.stringify({...JSON.parse(b), paymentId: "0"}),
};
const bodies = JSON.parse(require("fs").readFileSync(0, "utf8"));
const out = {};
for (const [name, way] of Object.entries(ways)) out[name] = bodies.map(b => Buffer.from(way(b)).toString("base64"));
process.stdout.write(JSON.stringify(out));
"#;

/// Bodies like those of notifications, with everything in them that libraries spell differently.
fn bodies() -> Vec<String> {
    let memos =
        ["支付成功 café", "Straße 7/b", "a=1&b=<2>", "it's \\\"quoted\\\"", "日本語", "plain"];
    let body = |(n, memo): (usize, &&str)| {
        format!(
            r#"{{"notifyType":"PAYMENT_RESULT","result":{{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success."}},"paymentRequestId":"PR-{n:04}","paymentId":"2026{n:06}1940108001001889","paymentAmount":{{"value":"{}","currency":"SGD"}},"paymentTime":"2026-02-21T13:43:0{n}+08:00","redirectUrl":"https://shop.example/r?a={n}&b=2","memo":"{memo}","list":[{n},true,null],"extendInfo":"{{\"k\":\"v{n}\"}}"}}"#,
            n * 37 + 100
        )
    };
    memos.iter().enumerate().map(body).collect()
}

/// What a program writes to standard output; `None` where it is not there.
fn output(program: &str, arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(input).expect("it takes the input");
    file.rewind().expect("a file");
    let done = Command::new(program)
        .args(arguments)
        .stdin(Stdio::from(file))
        .stderr(Stdio::null())
        .output()
        .ok()?;
    assert!(done.status.success(), "{program} {arguments:?}");
    Some(done.stdout)
}

/// What a program makes of all bodies at once, by the name of the way.
fn by_script(program: &str, option: &str, script: &str) -> Vec<(String, Vec<Vec<u8>>)> {
    let input = serde_json::to_vec(&bodies()).expect("JSON");
    let Some(output) = output(program, &[option, script], &input) else {
        return Vec::new();
    };
    let ways: Value = serde_json::from_slice(&output).expect("JSON");
    let bytes = |text: &Value| Base64::decode_vec(text.as_str().expect("a text")).expect("base64");
    let ways = ways.as_object().expect("ways").iter();
    ways.map(|(name, made)| {
        let made = made.as_array().expect("bodies").iter().map(bytes).collect();
        (format!("{program}: {name}"), made)
    })
    .collect()
}

/// What a filter makes of each body.
fn by_filter(program: &str, arguments: &[&str]) -> Vec<(String, Vec<Vec<u8>>)> {
    let made: Option<Vec<Vec<u8>>> =
        bodies().iter().map(|body| output(program, arguments, body.as_bytes())).collect();
    made.into_iter().map(|made| (format!("{program} {}", arguments.join(" ")), made)).collect()
}

fn rewritten() -> Vec<(String, Vec<Vec<u8>>)> {
    let mut all = by_script("python3", "-c", PYTHON);
    all.extend(by_script("node", "-e", NODE));
    for (program, arguments) in [
        ("jq", &["."][..]),
        ("jq", &["-c", "."]),
        ("jq", &["--tab", "."]),
        ("jq", &["-a", "-c", "."]),
        ("base64", &[]),
        ("base64", &["-w", "0"]),
        ("iconv", &["-f", "UTF-8", "-t", "UTF-16"]),
        ("iconv", &["-f", "UTF-8", "-t", "GB18030"]),
        ("iconv", &["-f", "LATIN1", "-t", "UTF-8"]),
        ("sed", &["s/$/\\r/"]),
        ("xxd", &["-p"]),
        ("od", &["-An", "-tx1", "-v"]),
    ] {
        all.extend(by_filter(program, arguments));
    }
    all
}

#[test]
fn everyday_rewriters_are_seen_through_and_nothing_altered_is_called_repaired() {
    let key = private_test_key("platform_A_2048");
    let known = KnownKey { name: "key".into(), role: KeyRole::Platform, key: key.public().clone() };
    let rewritten = rewritten();
    assert!(
        !tools_are_required() || rewritten.len() > 12,
        "tools are missing: {}",
        rewritten.len()
    );
    let (mut named, mut all, mut missed) = (0, 0, Vec::new());
    for (name, made) in &rewritten {
        for (signed, ours) in bodies().iter().zip(made) {
            let message = |body: &[u8]| Message {
                method: "POST".into(),
                uri: "/pay/notify".into(),
                client_id: "SANDBOX_5X".into(),
                time: "2026-02-21T05:43:09Z".into(),
                body: body.to_vec(),
            };
            let content = message(signed.as_bytes()).content_to_sign();
            let signature = key.sign_pkcs1v15_sha256(&content).expect("a signature");
            let signature = SignatureHeader::parse(&SignatureHeader::format(&signature, "1"))
                .expect("a header");
            let found = diagnose_with(
                &message(ours),
                &signature,
                std::slice::from_ref(&known),
                &Hints::default(),
                Limits::PROMPT,
                &Cancel::default(),
            );
            let same = ours == signed.as_bytes();
            assert_eq!(found.verdict.is_valid(), same, "{name}: {signed}");
            if let Some(repaired) = &found.repaired {
                assert_eq!(repaired.content, content, "{name}: {signed}");
                assert!(!name.ends_with("altered"), "{name}: {signed}");
            }
            if !name.ends_with("altered") {
                all += 1;
                named += usize::from(same || found.repaired.is_some());
                if !same && found.repaired.is_none() {
                    missed.push(format!("{name}: {}", String::from_utf8_lossy(ours)));
                }
            }
        }
    }
    assert!(named * 100 >= all * 99, "{named} of {all}\n{}", missed.join("\n"));
}
