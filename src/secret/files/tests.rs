use std::fs;

use super::*;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn a_secret_is_for_its_owner_alone_and_comes_back_whole() {
    let folder = folder();
    let path = folder.path().join("支付 key.pem");
    let saved = save_secret(&path, b"secret", Existing::Refuse).expect("saved");
    assert_eq!(saved.file_name(), "支付 key.pem");
    assert_eq!(read_secret(&path, 100).expect("read").expose(), b"secret");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_file_that_is_there_stays_unless_the_user_agreed() {
    let folder = folder();
    let path = folder.path().join("key.pem");
    fs::write(&path, b"old").expect("written");
    let refused = save_secret(&path, b"new", Existing::Refuse);
    assert_eq!(refused, Err(FileError::Exists { path: path.clone() }));
    assert_eq!(fs::read(&path).expect("read"), b"old");
    save_secret(&path, b"new", Existing::Replace).expect("replaced");
    assert_eq!(fs::read(&path).expect("read"), b"new");
    assert_eq!(
        fs::read_dir(folder.path()).expect("listed").count(),
        1,
        "nothing is left beside it"
    );
}

#[test]
fn a_missing_folder_and_a_folder_in_the_way_are_named() {
    let folder = folder();
    let missing = folder.path().join("no/key.pem");
    assert_eq!(
        save_secret(&missing, b"x", Existing::Refuse),
        Err(FileError::NotFound { path: missing })
    );
    let path = folder.path().to_owned();
    assert_eq!(
        save_secret(&path, b"x", Existing::Replace),
        Err(FileError::IsFolder { path: path.clone() })
    );
    assert_eq!(read_public(&path, 10), Err(FileError::IsFolder { path }));
}

#[cfg(unix)]
#[test]
fn a_device_or_a_socket_is_never_replaced() {
    let folder = folder();
    let (link, socket) = (folder.path().join("link"), folder.path().join("socket"));
    // Through a link: where the guard is missing, the machine keeps its device.
    std::os::unix::fs::symlink("/dev/null", &link).expect("linked");
    let _listening = std::os::unix::net::UnixListener::bind(&socket).expect("bound");
    for path in [link, socket] {
        assert_eq!(
            save_secret(&path, b"x", Existing::Replace),
            Err(FileError::IsDevice { path: path.clone() })
        );
        assert!(fs::symlink_metadata(&path).is_ok_and(|about| !about.is_file()));
    }
}

#[test]
fn a_file_too_long_is_not_read() {
    let folder = folder();
    let path = folder.path().join("long");
    fs::write(&path, [0; 11]).expect("written");
    assert_eq!(read_public(&path, 10), Err(FileError::TooLong { path: path.clone(), most: 10 }));
    assert_eq!(read_public(&path, 11).map(|bytes| bytes.len()), Ok(11));
}

#[test]
fn synced_folders_and_shares_are_noticed() {
    let notes = |path: &str| notes_for(Path::new(path));
    assert_eq!(
        notes("/home/ada/OneDrive - Acme/keys/key.pem"),
        [PlaceNote::Synced { by: "OneDrive" }]
    );
    assert_eq!(
        notes("/Users/ada/Library/Mobile Documents/key.pem"),
        [PlaceNote::Synced { by: "iCloud" }]
    );
    assert_eq!(notes(r"\\server\share\key.pem"), [PlaceNote::Network]);
    assert_eq!(notes("/home/ada/onedrive.pem"), []);
}
