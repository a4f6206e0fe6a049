//! What the live system sends, judged by who signed it: the new key, the old key, or neither.

use std::collections::BTreeMap;

use super::facts::{LiveFacts, Sender};
use crate::keys::PublicKey;
use crate::keys::generate::Cancel;
use crate::signing::batch::{Item, Progress, judge_all};
use crate::signing::capture::{Captured, MessageKind};
use crate::signing::diagnose::Limits;
use crate::signing::judge::Judgement;
use crate::signing::{KeyRole, KnownKey};

/// The keys that messages are judged by.
#[derive(Clone, Debug)]
pub struct LiveKeys {
    /// The partner's new key.
    pub new: PublicKey,
    /// The key that it replaces, where it is known.
    pub old: Option<PublicKey>,
    /// The key of Alipay+, where it is known.
    pub platform: Option<PublicKey>,
}

impl LiveKeys {
    fn known(&self) -> Vec<KnownKey> {
        // Names are for people, and nobody reads these.
        let known =
            |key: &PublicKey, role| KnownKey { name: String::new(), role, key: key.clone() };
        let others = [(&self.old, KeyRole::Old), (&self.platform, KeyRole::Platform)];
        let others = others.into_iter().filter_map(|(key, role)| Some(known(key.as_ref()?, role)));
        std::iter::once(known(&self.new, KeyRole::Own)).chain(others).collect()
    }
}

/// Judges what was given. `None` where it was cancelled.
pub fn judge_live(
    items: &[Item],
    keys: &LiveKeys,
    progress: &Progress,
    cancel: &Cancel,
) -> Option<LiveFacts> {
    let judged = judge_all(items, &keys.known(), Limits::BRIEF, progress, cancel);
    let mut counted = Counted { with_platform: keys.platform.is_some(), ..Counted::default() };
    for (item, judgement) in items.iter().zip(judged) {
        counted.take(item, &judgement?);
    }
    let Counted { mut facts, senders, .. } = counted;
    facts.senders = senders.into_values().collect();
    Some(facts)
}

#[derive(Default)]
struct Counted {
    facts: LiveFacts,
    senders: BTreeMap<String, Sender>,
    with_platform: bool,
}

impl Counted {
    fn take(&mut self, item: &Item, judgement: &Judgement) {
        let (Ok(message), Some(found)) = (&item.content, judgement.diagnosis()) else {
            // An answer that nobody signs is nothing to count.
            self.facts.unreadable += usize::from(!judgement.is_unsigned());
            return;
        };
        let signed_by = found.signing_key.as_ref().map(|key| key.role);
        let of_platform = matches!(message.kind, MessageKind::Notification | MessageKind::Response);
        match signed_by {
            Some(KeyRole::Own) => self.sender(item, message).new += 1,
            Some(KeyRole::Old) => self.sender(item, message).old += 1,
            Some(KeyRole::Platform) => self.facts.from_platform += 1,
            Some(KeyRole::Sample | KeyRole::OtherEnvironment | KeyRole::Other) | None => {
                match (of_platform, self.with_platform) {
                    (true, true) => self.facts.not_from_platform += 1,
                    // Without that key nothing can be said of it.
                    (true, false) => self.facts.unreadable += 1,
                    (false, _) => self.sender(item, message).neither += 1,
                }
            }
        }
    }

    fn sender(&mut self, item: &Item, message: &Captured) -> &mut Sender {
        let name = message.sender.clone().unwrap_or_else(|| item.source.clone());
        let sender = self.senders.entry(name.clone()).or_default();
        sender.name = name;
        sender
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::PrivateKey;
    use crate::keys::fixture;
    use crate::signing::Message;
    use crate::signing::batch::of_capture;
    use crate::signing::sign::{Kind, sign_message};

    /// A request as a server's log keeps it.
    fn logged(key: &PrivateKey, host: &str) -> String {
        let message = Message {
            method: "POST".into(),
            uri: "/ams/api/v1/payments/pay".into(),
            client_id: "SANDBOX_5X00000000000000".into(),
            time: "2026-11-27T16:40:01+00:00".into(),
            body: b"{\"paymentRequestId\":\"1\"}".to_vec(),
        };
        let signed = sign_message(&message, Kind::Request, key, "1", "").expect("signed");
        let headers: Vec<String> =
            signed.headers.iter().map(|(name, value)| format!("\"{name}\":\"{value}\"")).collect();
        format!(
            "{{\"hostname\":\"{host}\",\"method\":\"POST\",\"path\":\"/ams/api/v1/payments/pay\",\"headers\":{{{}}},\"body\":\"{{\\\"paymentRequestId\\\":\\\"1\\\"}}\"}}\n",
            headers.join(",")
        )
    }

    #[test]
    fn servers_are_told_apart_and_one_that_keeps_the_old_key_is_seen() {
        let (new, old, other) = (fixture::key(0), fixture::key(1), fixture::key(2));
        let log = [
            logged(&new, "web-1"),
            logged(&old, "web-2"),
            logged(&new, "web-1"),
            logged(&other, "web-3"),
            logged(&old, "web-2"),
        ]
        .concat();
        let items = of_capture("server.log", log.as_bytes());
        let keys =
            LiveKeys { new: new.public().clone(), old: Some(old.public().clone()), platform: None };
        let facts = judge_live(&items, &keys, &Progress::default(), &Cancel::default());
        let facts = facts.expect("not cancelled");
        let sender =
            |name: &str, new, old, neither| Sender { name: name.into(), new, old, neither };
        let wanted = [sender("web-1", 2, 0, 0), sender("web-2", 0, 2, 0), sender("web-3", 0, 0, 1)];
        assert_eq!(facts.senders, wanted);
        assert!(!facts.is_proof() && facts.unreadable == 0);
    }
}
