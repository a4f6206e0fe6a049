//! The one thing that stays when the program ends: how the window looks, in the system's configuration folder.

use std::path::{Path, PathBuf};

use egui::ThemePreference;

use crate::secret::files::Existing;
use crate::text::Message;

const FOLDER: &str = "keyturn";
const FILE: &str = "settings.txt";
const THEME: &str = "theme";

fn file() -> Option<PathBuf> {
    Some(config_folder()?.join(FOLDER).join(FILE))
}

/// Where the system keeps the settings of a user's programs: Known Folders of Windows, File System Programming Guide of
/// Apple, XDG Base Directory Specification.
fn config_folder() -> Option<PathBuf> {
    let of_variable = |name| {
        let folder = std::env::var_os(name).map(PathBuf::from);
        folder.filter(|folder| folder.is_absolute())
    };
    match std::env::consts::OS {
        "windows" => of_variable("APPDATA"),
        "macos" => Some(std::env::home_dir()?.join("Library/Application Support")),
        _ => of_variable("XDG_CONFIG_HOME").or_else(|| Some(std::env::home_dir()?.join(".config"))),
    }
}

/// Where it lies, for the About page.
pub fn place() -> Message {
    match file() {
        Some(file) => Message::new("about-theme-place").with("file", shortened(&file)),
        None => Message::new("about-theme-nowhere"),
    }
}

/// The path as people write it, from their home folder on.
fn shortened(file: &Path) -> String {
    let home = std::env::home_dir().filter(|_| cfg!(unix));
    match home.as_deref().and_then(|home| file.strip_prefix(home).ok()) {
        Some(rest) => format!("~/{}", rest.display()),
        None => file.display().to_string(),
    }
}

/// The theme that was chosen last; the system's where none was.
pub fn theme() -> ThemePreference {
    let text = file().and_then(|file| std::fs::read_to_string(file).ok()).unwrap_or_default();
    let chosen = text
        .lines()
        .find_map(|line| line.split_once('='))
        .map(|line| (line.0.trim(), line.1.trim()));
    match chosen {
        Some((THEME, "dark")) => ThemePreference::Dark,
        Some((THEME, "light")) => ThemePreference::Light,
        _ => ThemePreference::System,
    }
}

/// Remembers the theme. A folder that cannot be written only means that the choice is forgotten with the window.
pub fn remember(theme: ThemePreference) {
    let Some(file) = file() else { return };
    let name = match theme {
        ThemePreference::Dark => "dark",
        ThemePreference::Light => "light",
        ThemePreference::System => "system",
    };
    let made = file.parent().map(std::fs::create_dir_all);
    if matches!(made, Some(Ok(()))) {
        let line = format!("{THEME} = {name}\n");
        let _ = crate::keys::save_public(&file, line.as_bytes(), Existing::Replace);
    }
}
