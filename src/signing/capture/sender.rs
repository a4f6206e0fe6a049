//! Which of the partner's systems wrote a message down: a log says its machine, pod or instance. It is no part of the message,
//! and the `Host` header is not it: that is the name of who was called.

use crate::codec::json::{Kind, Value};

/// The longest name that is kept.
const LONGEST: usize = 100;

/// How logs name the machine, the most telling first.
const NAMES: [&str; 12] = [
    "hostname",
    "host_name",
    "host.name",
    "pod_name",
    "pod",
    "kubernetes.pod_name",
    "instance",
    "instance_id",
    "server",
    "server_name",
    "container_name",
    "_HOSTNAME",
];

/// What such names stand in, and the names inside.
const GROUPS: [&str; 5] = ["host", "kubernetes", "agent", "resource", "container"];
const INSIDE: [&str; 5] = ["name", "hostname", "pod_name", "pod", "host.name"];

/// The machine that a record of a log names; `objects` are those around the message, the nearest first.
pub(super) fn of_record(objects: &[Value<'_, '_>]) -> Option<String> {
    objects.iter().find_map(|object| {
        let whole = NAMES.iter().find_map(|name| text(object.get(name.as_bytes())?));
        whole.or_else(|| {
            let groups = GROUPS.iter().filter_map(|name| object.get(name.as_bytes()));
            groups
                .filter(|group| group.kind() == Kind::Object)
                .find_map(|group| INSIDE.iter().find_map(|name| text(group.get(name.as_bytes())?)))
        })
    })
}

fn text(value: Value<'_, '_>) -> Option<String> {
    let text = value.string()?;
    named(&String::from_utf8_lossy(&text))
}

fn named(name: &str) -> Option<String> {
    let plain = |c: char| c.is_alphanumeric() || "-._:/@".contains(c);
    let fits = !name.is_empty() && name.len() <= LONGEST && name.chars().all(plain);
    fits.then(|| name.to_owned())
}

/// The machine that a line of syslog names: `Nov 27 16:40:01 web-2 app[12]: …` (RFC 3164), `<34>1 2026-11-27T… web-2 app …`
/// (RFC 5424).
pub(super) fn of_line(line: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&line[..line.len().min(200)]).into_owned();
    let start = match start.strip_prefix('<') {
        Some(rest) => rest.split_once('>')?.1,
        None => start.as_str(),
    };
    let words: Vec<&str> = start.split_whitespace().take(5).collect();
    match words.as_slice() {
        [month, day, time, host, ..] if is_month(month) && is_number(day) && is_clock(time) => {
            named(host)
        }
        ["1", time, host, ..] if time.contains('T') && time.len() >= 19 => named(host),
        _ => None,
    }
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS.contains(&word)
}

fn is_number(word: &str) -> bool {
    word.parse::<u8>().is_ok()
}

fn is_clock(word: &str) -> bool {
    word.len() >= 8 && word.split(':').count() == 3
}

#[cfg(test)]
mod tests {
    use crate::signing::capture::parse;
    use crate::signing::samples;

    #[test]
    fn a_log_says_which_machine_wrote_the_line() {
        let headers = "\"headers\":{\"Client-Id\":\"T\",\"Request-Time\":\"1685599933000\",\"Signature\":\"algorithm=RSA256,keyVersion=1,signature=AAAA\"},\"method\":\"POST\",\"path\":\"/a\",\"body\":\"{}\"";
        let cases = [
            (format!("{{\"hostname\":\"web-2\",{headers}}}"), Some("web-2")),
            (
                format!("{{\"kubernetes\":{{\"pod_name\":\"pay-7d\"}},\"req\":{{{headers}}}}}"),
                Some("pay-7d"),
            ),
            (format!("{{\"host\":{{\"name\":\"eu.1\"}},{headers}}}"), Some("eu.1")),
            (format!("{{\"host\":\"open-eu.alipay.com\",{headers}}}"), None),
            (format!("<34>1 2026-11-27T16:40:01Z web-3 app - - {{{headers}}}"), Some("web-3")),
        ];
        for (text, wanted) in cases {
            let found = parse(text.as_bytes()).expect("a message");
            assert_eq!(found[0].sender.as_deref(), wanted, "{text}");
        }
        let plain = parse(&samples::all()[0].capture()).expect("a message");
        assert_eq!(plain[0].sender, None);
    }
}
