//! Saving where it goes wrong: on full and read-only disks, over what is there already, and killed in the middle.
//!
//! Disks are made in a mount namespace of the test's own, which takes root; others skip those tests with a word.
#![cfg(target_os = "linux")]

use std::fs::{self, Permissions};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Barrier;
use std::thread;

use keyturn::keys::save_public;
use keyturn::secret::files::{
    Existing, FileError, PlaceNote, Saved, read_public, read_secret, save_secret,
};

const HERE: &str = "KEYTURN_FAULTS_HERE";
const SECRET: &[u8] = b"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC";
const OLD: &[u8] = b"the old key";
/// More than the disks and limits below take.
const LARGE: usize = 256 * 1024;
const SIGXFSZ: i32 = 25;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("listed");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn rights(path: &Path) -> u32 {
    fs::metadata(path).expect("there").mode() & 0o777
}

fn save(path: &Path) -> Result<Saved, FileError> {
    save_secret(path, SECRET, Existing::Refuse)
}

fn replace(path: &Path) -> Result<Saved, FileError> {
    save_secret(path, SECRET, Existing::Replace)
}

fn assert_saved(path: &Path) {
    assert_eq!(read_secret(path, 1000).expect("read").expose(), SECRET);
    assert_eq!(rights(path), 0o600);
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// Runs this test again, as `script` has it: with the folder in `$HERE` and the test in `"$@"`.
#[allow(clippy::disallowed_macros, reason = "a test's own words")]
fn apart(test: &str, folder: &Path, script: &str) -> Option<Output> {
    if !is_root() {
        assert!(std::env::var_os("KEYTURN_REQUIRE_ROOT").is_none(), "only root may mount disks");
        eprintln!("skipped: only root may mount disks");
        return None;
    }
    let own = std::env::current_exe().expect("this test");
    let script = format!("set -e; HERE=${HERE}; {script}");
    let output = Command::new("unshare")
        .args(["--mount", "sh", "-c", &script, "sh"])
        .arg(own)
        .args(["--exact", &format!("files_faults::{test}"), "--nocapture", "--test-threads=1"])
        .env(HERE, folder)
        .output()
        .expect("unshare");
    Some(output)
}

/// Walks on a place that `script` makes of a folder, and expects that the walk ends well.
fn on(test: &str, script: &str, walk: impl FnOnce(&Path)) {
    if let Some(here) = std::env::var_os(HERE) {
        return walk(&PathBuf::from(here));
    }
    let folder = folder();
    if let Some(output) = apart(test, folder.path(), script) {
        let said = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(output.status.success() && said.contains(" 1 passed"), "{said}");
    }
}

#[test]
fn a_full_disk_keeps_nothing() {
    let small = r#"mount -t tmpfs -o size=64k none "$HERE"; exec "$@""#;
    on("a_full_disk_keeps_nothing", small, |folder| {
        let path = folder.join("key.pem");
        let full = Err(FileError::Full { path: path.clone() });
        let large = vec![b'k'; LARGE];
        assert_eq!(save_secret(&path, &large, Existing::Refuse), full);
        assert_eq!(save_public(&path, &large, Existing::Refuse), full);
        assert_eq!(names_in(folder), [""; 0]);
        fs::write(&path, OLD).expect("written");
        assert_eq!(save_secret(&path, &large, Existing::Replace), full);
        assert_eq!(names_in(folder), ["key.pem"]);
        assert_eq!(fs::read(&path).expect("read"), OLD);
    });
}

#[test]
fn a_read_only_disk_is_named() {
    let locked = r#"mount -t tmpfs -o ro none "$HERE"; exec "$@""#;
    on("a_read_only_disk_is_named", locked, |folder| {
        let path = folder.join("key.pem");
        assert_eq!(save(&path), Err(FileError::ReadOnly { path }));
    });
}

#[test]
fn a_read_only_folder_is_named() {
    // Even root is held to the rights of a folder without these.
    let plain = r#"exec setpriv --bounding-set=-dac_override,-dac_read_search "$@""#;
    on("a_read_only_folder_is_named", plain, |folder| {
        let path = folder.join("key.pem");
        fs::write(&path, OLD).expect("written");
        fs::set_permissions(folder, Permissions::from_mode(0o555)).expect("set");
        let new = folder.join("new.pem");
        assert_eq!(save(&new), Err(FileError::NotAllowed { path: new }));
        let refused = Err(FileError::NotAllowed { path: path.clone() });
        assert_eq!(replace(&path), refused);
        assert_eq!(names_in(folder), ["key.pem"]);
        assert_eq!(fs::read(&path).expect("read"), OLD);
        fs::set_permissions(folder, Permissions::from_mode(0o700)).expect("set");
    });
}

/// The system kills whoever writes beyond this.
const KILLED: &str = r#"ulimit -c 0; ulimit -f 64; exec "$@""#;

/// Saves much in a child, which is killed in the middle of it; gives the folder.
fn killed_while_saving(test: &str, script: &str, existing: Existing) -> Option<tempfile::TempDir> {
    if let Some(here) = std::env::var_os(HERE) {
        let path = PathBuf::from(here).join("key.pem");
        let saved = save_secret(&path, &vec![b'k'; LARGE], existing);
        panic!("it was not killed: {saved:?}");
    }
    let folder = folder();
    if existing == Existing::Replace {
        fs::write(folder.path().join("key.pem"), OLD).expect("written");
    }
    let output = apart(test, folder.path(), script)?;
    let killed = output.status.signal() == Some(SIGXFSZ);
    assert!(killed || output.status.code() == Some(128 + SIGXFSZ), "{output:?}");
    Some(folder)
}

#[test]
fn nothing_stays_of_a_new_file_when_killed() {
    let test = "nothing_stays_of_a_new_file_when_killed";
    if let Some(folder) = killed_while_saving(test, KILLED, Existing::Refuse) {
        assert_eq!(names_in(folder.path()), [""; 0]);
    }
}

#[test]
fn the_old_file_stays_whole_when_killed() {
    let test = "the_old_file_stays_whole_when_killed";
    if let Some(folder) = killed_while_saving(test, KILLED, Existing::Replace) {
        assert_eq!(names_in(folder.path()), ["key.pem"]);
        let content = fs::read(folder.path().join("key.pem")).expect("read");
        assert_eq!(content, OLD);
    }
}

/// A disk that keeps no rights and has no files without a name, as the FAT of a USB stick.
const STICK: &str =
    r#"mkdir "$HERE/stick"; bindfs --chmod-ignore --perms=0755 "$HERE" "$HERE/stick"; "#;

#[test]
#[allow(clippy::disallowed_macros, reason = "a test's own words")]
fn a_stick_that_keeps_no_rights_is_told() {
    if !Path::new("/dev/fuse").exists() {
        eprintln!("skipped: no /dev/fuse, so that no such disk can be made");
        return;
    }
    let tools_are_there = Command::new("bindfs").arg("--version").output().is_ok();
    if !tools_are_there && !crate::fixtures::tools_are_required() {
        eprintln!("skipped: bindfs is not installed; `make test` installs it");
        return;
    }
    let script = format!(r#"{STICK} code=0; "$@" || code=$?; umount "$HERE/stick"; exit $code"#);
    on("a_stick_that_keeps_no_rights_is_told", &script, |folder| {
        let path = folder.join("stick/key.pem");
        let saved = save(&path).expect("saved");
        assert_eq!(saved.notes, [PlaceNote::RightsNotKept]);
        assert_eq!(read_secret(&path, 1000).expect("read").expose(), SECRET);
        assert_eq!(replace(&path).expect("saved").notes, [PlaceNote::RightsNotKept]);
        assert_eq!(names_in(&folder.join("stick")), ["key.pem", "stick"]);
    });
}

#[test]
fn one_of_many_gets_a_name() {
    let folder = folder();
    for round in 0..50 {
        let path = folder.path().join(format!("key {round}"));
        let start = Barrier::new(4);
        let saved: Vec<bool> = thread::scope(|scope| {
            let savers: Vec<_> = (0..4_u8)
                .map(|saver| {
                    let (path, start) = (&path, &start);
                    scope.spawn(move || {
                        start.wait();
                        save_secret(path, &[saver; 4000], Existing::Refuse).is_ok()
                    })
                })
                .collect();
            savers.into_iter().map(|saver| saver.join().expect("no panic")).collect()
        });
        let winners: Vec<usize> = (0..4).filter(|saver| saved[*saver]).collect();
        let [winner] = winners.as_slice() else { panic!("{winners:?} got {}", path.display()) };
        let content = fs::read(&path).expect("read");
        assert!(content.len() == 4000 && content.iter().all(|byte| usize::from(*byte) == *winner));
    }
    assert_eq!(names_in(folder.path()).len(), 50, "nothing is left beside them");
}

#[test]
fn names_of_every_kind_are_written() {
    let folder = folder();
    let mut deep = folder.path().to_owned();
    while deep.as_os_str().len() < 600 {
        deep.push("一个很长的文件夹名 with blanks");
    }
    fs::create_dir_all(&deep).expect("made");
    let longest = "密".repeat(85);
    assert_eq!(longest.len(), 255);
    for name in ["私钥 key.pem", " leading blank", "-dash", "a\nline", "ключ.pem", longest.as_str()]
    {
        for place in [folder.path(), &deep] {
            let path = place.join(name);
            save(&path).expect("saved");
            assert_saved(&path);
            replace(&path).expect("replaced");
            assert_saved(&path);
        }
    }
    let path = deep.join("密".repeat(86));
    assert_eq!(save(&path), Err(FileError::BadName { path }));
    assert_eq!(names_in(&deep).len(), 6);
}

#[test]
fn a_link_is_replaced_and_never_followed() {
    let folder = folder();
    let (target, link) = (folder.path().join("target"), folder.path().join("link"));
    for there in [true, false] {
        let _ = fs::remove_file(&target);
        if there {
            fs::write(&target, OLD).expect("written");
        }
        symlink(&target, &link).expect("linked");
        assert_eq!(save(&link), Err(FileError::Exists { path: link.clone() }));
        replace(&link).expect("replaced");
        assert!(!fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_saved(&link);
        assert_eq!(fs::read(&target).ok().as_deref(), there.then_some(OLD));
        fs::remove_file(&link).expect("removed");
    }
}

#[test]
fn a_folder_or_a_link_to_one_is_no_file() {
    let folder = folder();
    let link = folder.path().join("link");
    symlink(folder.path(), &link).expect("linked");
    for path in [folder.path().to_owned(), link] {
        let refused = Err(FileError::IsFolder { path: path.clone() });
        assert_eq!(save(&path), refused);
        assert_eq!(replace(&path), refused);
    }
}

#[test]
fn a_pipe_is_replaced_and_nobody_waits_for_it() {
    let folder = folder();
    let path = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo").success());
    assert_eq!(save(&path), Err(FileError::Exists { path: path.clone() }));
    assert!(fs::symlink_metadata(&path).expect("there").file_type().is_fifo());
    replace(&path).expect("replaced");
    assert_saved(&path);
}

#[test]
fn rights_are_the_owners_alone_whatever_they_were() {
    let generous = r#"umask 000; exec "$@""#;
    on("rights_are_the_owners_alone_whatever_they_were", generous, |folder| {
        let path = folder.join("key.pem");
        assert_eq!(save(&path).expect("saved").notes, []);
        assert_saved(&path);
        fs::set_permissions(&path, Permissions::from_mode(0o666)).expect("set");
        assert_eq!(replace(&path).expect("saved").notes, []);
        assert_saved(&path);
        let public = folder.join("public.txt");
        save_public(&public, b"a public key", Existing::Refuse).expect("saved");
        assert_eq!(rights(&public), 0o666, "as everybody's files here");
    });
}

#[test]
fn a_synced_folder_is_told() {
    let folder = folder();
    let synced = folder.path().join("OneDrive - Acme");
    fs::create_dir(&synced).expect("made");
    let saved = save(&synced.join("key.pem")).expect("saved");
    assert_eq!(saved.notes, [PlaceNote::Synced { by: "OneDrive" }]);
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = folder();
    let path = folder.path().join("missing");
    let missing = FileError::NotFound { path: path.clone() };
    assert_eq!(read_public(&path, 10), Err(missing.clone()));
    assert_eq!(read_secret(&path, 10).err(), Some(missing));
    let looped = folder.path().join("loop");
    symlink(&looped, &looped).expect("linked");
    assert!(read_public(&looped, 10).is_err());
}
