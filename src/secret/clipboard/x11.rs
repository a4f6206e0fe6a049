use std::error::Error;
use std::thread::sleep;
use std::time::{Duration, Instant};

use arboard::{ClearExtLinux, LinuxClipboardKind, SetExtLinux};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt, CreateWindowAux, WindowClass};
use x11rb::{COPY_FROM_PARENT, CURRENT_TIME};

/// More than the connection keeps of the last text that somebody asked us for, less than what it sends without keeping.
const BLANKS: usize = 12 * 1024;
const PATIENCE: Duration = Duration::from_millis(500);
const PAUSE: Duration = Duration::from_millis(1);

/// The connection to the X server keeps the last text that somebody asked us for in its buffer, where only another text
/// takes its place. So we ask ourselves for blanks, as another program would: arboard answers its own questions without
/// the server. The secondary selection serves, which no desktop shows and no clipboard manager keeps.
pub(super) fn overwrite(system: &mut arboard::Clipboard) {
    let selection = LinuxClipboardKind::Secondary;
    if system.set().clipboard(selection).text(" ".repeat(BLANKS)).is_ok() {
        // Without an X server there is no such buffer.
        let _ = ask();
        let _ = system.clear_with().clipboard(selection);
    }
}

/// Asks for the secondary selection over a connection of its own, and waits for the answer.
fn ask() -> Result<(), Box<dyn Error>> {
    let (connection, screen) = x11rb::connect(None)?;
    let root = connection.setup().roots[screen].root;
    let window = connection.generate_id()?;
    connection.create_window(
        0,
        window,
        root,
        0,
        0,
        1,
        1,
        0,
        WindowClass::INPUT_ONLY,
        COPY_FROM_PARENT,
        &CreateWindowAux::new(),
    )?;
    let text = connection.intern_atom(false, b"UTF8_STRING")?.reply()?.atom;
    let property = connection.intern_atom(false, b"KEYTURN_BLANKS")?.reply()?.atom;
    let selection = AtomEnum::SECONDARY.into();
    connection.convert_selection(window, selection, text, property, CURRENT_TIME)?;
    connection.flush()?;
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        if let Some(Event::SelectionNotify(_)) = connection.poll_for_event()? {
            break;
        }
        sleep(PAUSE);
    }
    Ok(())
}

/// Who owns the clipboard: the number of a window, which is another one after each copy of another program.
pub(super) fn owner() -> Option<u64> {
    let (connection, _) = x11rb::connect(None).ok()?;
    let clipboard = connection.intern_atom(false, b"CLIPBOARD").ok()?.reply().ok()?.atom;
    let owner = connection.get_selection_owner(clipboard).ok()?.reply().ok()?.owner;
    Some(u64::from(owner))
}
