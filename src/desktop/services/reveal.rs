use std::path::Path;
use std::process::{Command, Stdio};

/// Shows a file in the folder that it lies in, with the system's own file manager. Nothing is said where the system has none: the
/// file's name stands on the page.
pub fn show(file: Option<&Path>) {
    let Some(file) = file.and_then(|file| std::path::absolute(file).ok()) else { return };
    let spawned =
        command(&file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if let Ok(mut child) = spawned {
        // Nobody waits for the file manager; its process is only taken off the system's list when it ends.
        let _ = std::thread::Builder::new().name("show".to_owned()).spawn(move || child.wait());
    }
}

#[cfg(target_os = "windows")]
fn command(file: &Path) -> Command {
    use std::os::windows::process::CommandExt as _;

    let mut command = Command::new("explorer.exe");
    // Explorer reads its line by rules of its own; a path holds no quotation mark.
    command.raw_arg(format!("/select,\"{}\"", file.display()));
    command
}

#[cfg(target_os = "macos")]
fn command(file: &Path) -> Command {
    let mut command = Command::new("/usr/bin/open");
    command.arg("-R").arg(file);
    command
}

#[cfg(not(any(target_os = "windows", target_os = "macos")))]
fn command(file: &Path) -> Command {
    let mut command = Command::new("xdg-open");
    command.arg(file.parent().unwrap_or(file));
    command
}
