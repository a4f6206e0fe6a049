//! The command line keeps other programs of the same user out of its memory, and dumps none of it.
#![cfg(all(target_os = "linux", feature = "cli"))]

use std::fs;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The user who owns nothing, on every Linux.
const NOBODY: u32 = 65534;
/// A signal that dumps core; Rust itself catches some of the others.
const SIGABRT: i32 = 6;

/// A process of a user without rights, in a folder of its own, until this is dropped.
struct Owned {
    process: Child,
    folder: tempfile::TempDir,
}

impl Owned {
    /// Without a limit for core dumps, and with an input that does not end.
    fn start(program: &str, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let copy = folder.path().join("program");
        fs::copy(program, &copy).expect("copied");
        fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o777))
            .expect("open to all");
        let nobody = as_nobody(&copy.to_string_lossy());
        let mut process = Command::new("prlimit")
            .arg("--core=unlimited:unlimited")
            .arg(nobody.get_program())
            .args(nobody.get_args())
            .args(arguments)
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("it starts");
        let end = Instant::now() + Duration::from_mins(1);
        while !is_asleep_in(process.id(), "program") {
            assert!(process.try_wait().expect("a child").is_none() && Instant::now() < end);
            sleep(Duration::from_millis(5));
        }
        Self { process, folder }
    }

    fn owner_in_proc(&self) -> u32 {
        let own = fs::metadata(format!("/proc/{}/mem", self.process.id()));
        own.expect("running").uid()
    }

    /// Whether another process of the same user gets at the memory.
    fn can_be_read(&self) -> bool {
        let maps = format!("/proc/{}/maps", self.process.id());
        let output = as_nobody("cat").arg(maps).stderr(Stdio::null()).output();
        output.expect("cat").status.success()
    }

    /// Crashes it; whether the system wrote a core dump.
    fn dumps(mut self) -> bool {
        let kill = Command::new("kill").args(["-ABRT", &self.process.id().to_string()]).status();
        assert!(kill.expect("kill").success());
        let status = self.process.wait().expect("a child");
        assert_eq!(status.signal(), Some(SIGABRT));
        let files = fs::read_dir(self.folder.path()).expect("listed").count();
        status.core_dumped() || files > 1
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn as_nobody(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    let (user, group) = (format!("--reuid={NOBODY}"), format!("--regid={NOBODY}"));
    command.args([user.as_str(), &group, "--clear-groups", program]);
    command
}

/// Whether the program was started and all of its threads wait for something.
fn is_asleep_in(process: u32, program: &str) -> bool {
    let text = |name: &str| {
        let mut text = String::new();
        let read = fs::File::open(format!("/proc/{process}/{name}"))
            .and_then(|mut file| file.read_to_string(&mut text));
        read.map(|_| text).unwrap_or_default()
    };
    let started = text("comm").trim() == program;
    let mut tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let asleep = |task: fs::DirEntry| {
        fs::read_to_string(task.path().join("stat")).is_ok_and(|stat| stat.contains(") S "))
    };
    started && tasks.all(asleep)
}

#[allow(clippy::disallowed_macros, reason = "a test's own words")]
fn is_root_or_skipped() -> bool {
    if fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
        return true;
    }
    assert!(
        std::env::var_os("KEYTURN_REQUIRE_ROOT").is_none(),
        "only root may act as another user"
    );
    eprintln!("skipped: only root may act as another user");
    false
}

#[test]
fn others_of_the_same_user_are_kept_out() {
    if !is_root_or_skipped() {
        return;
    }
    let guarded = || Owned::start(env!("CARGO_BIN_EXE_keyturn-cli"), &["inspect", "-"]);
    let plain = || Owned::start("/bin/sleep", &["600"]);
    assert!(plain().can_be_read(), "the test would see if it were open");
    assert!(!guarded().can_be_read());
    assert_eq!(plain().owner_in_proc(), NOBODY);
    assert_eq!(guarded().owner_in_proc(), 0, "it belongs to the system");
    assert!(!guarded().dumps());
    if fs::read_to_string("/proc/sys/kernel/core_pattern")
        .is_ok_and(|pattern| !pattern.starts_with(['/', '|']))
    {
        assert!(plain().dumps(), "the test would see a dump if there were one");
    }
}
