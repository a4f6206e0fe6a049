use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

use keyturn::secret::worker;

use super::ways;

const WAY: &str = "KEYTURN_MEMORY_WAY";
const FOLDER: &str = "KEYTURN_MEMORY_FOLDER";
const DONE: &str = "forgotten, scan me";

/// A child of this test that has walked a way and waits.
pub struct Walker {
    process: Child,
    /// The child ends when this is closed.
    hold: Option<ChildStdin>,
}

impl Walker {
    /// Walks `way`, with files in `folder`, and returns when the child has forgotten.
    pub fn walk(way: &str, folder: &Path) -> Self {
        let mut process = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "child::walk_for_the_parent", "--ignored", "--nocapture"])
            .env(WAY, way)
            .env(FOLDER, folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a second process");
        let output = BufReader::new(process.stdout.take().expect("a pipe"));
        let done = output.lines().map_while(Result::ok).any(|line| line.ends_with(DONE));
        let hold = process.stdin.take();
        let walker = Self { process, hold };
        assert!(done, "the child failed on the way {way}");
        walker
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Walker {
    fn drop(&mut self) {
        drop(self.hold.take());
        let _ = self.process.wait();
    }
}

/// Not a test of its own: what the child runs.
#[test]
#[ignore = "run by the other tests, as a second process"]
fn walk_for_the_parent() {
    let Ok(way) = std::env::var(WAY) else { return };
    let folder = std::env::var_os(FOLDER).expect("a folder");
    let kept = worker::spawn("way", move || ways::walk(&way, Path::new(&folder)))
        .expect("a thread")
        .join()
        .expect("the way is walked");
    let mut out = std::io::stdout();
    writeln!(out, "{DONE}").expect("a parent");
    out.flush().expect("a parent");
    let _ = std::io::stdin().read(&mut [0]);
    drop(kept);
}
