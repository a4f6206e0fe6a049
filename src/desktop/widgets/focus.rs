//! Where the keyboard is: on the first field of a page that opens, and never lost to the rail.

use egui::{Context, Id, Key, Response};

/// Who gets the keyboard in this frame.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Claim {
    #[default]
    Nobody,
    /// The first widget from here on that takes it.
    First,
    /// The main action.
    Main,
}

/// What is known of the keyboard from frame to frame.
#[derive(Clone, Copy, Default)]
struct State {
    claim: Claim,
    /// Where the next page begins with the keyboard.
    wanted: Claim,
    /// Something had it when the frame before ended.
    held: bool,
    /// Enter was pressed in a field of one line: it asks for the main action.
    submitted: bool,
}

fn with<R>(ctx: &Context, change: impl FnOnce(&mut State) -> R) -> R {
    ctx.data_mut(|data| change(data.get_temp_mut_or_default(Id::unique("keyboard"))))
}

/// A page opens: its first field gets the keyboard.
pub fn focus_first(ctx: &Context) {
    with(ctx, |state| state.wanted = Claim::First);
}

/// A page opens on which nothing is filled in: its main action gets the keyboard.
pub fn focus_main(ctx: &Context) {
    with(ctx, |state| state.wanted = Claim::Main);
}

/// The part of the window begins that the keyboard belongs to.
pub(super) fn begin_page(ctx: &Context) {
    let focused = ctx.memory(|memory| memory.focused().is_some());
    let left = ctx.input(|input| input.pointer.any_pressed() || input.key_pressed(Key::Escape));
    with(ctx, |state| {
        // What had the keyboard is gone from the page, as a button is that did its work.
        let lost = state.held && !focused && !left;
        let claim = match (state.wanted, lost) {
            (Claim::Nobody, true) => Claim::Main,
            (wanted, _) => wanted,
        };
        *state = State { claim, ..State::default() };
    });
}

/// The page ends, and with it the frame's claims.
pub fn end_page(ctx: &Context) {
    let focused = ctx.memory(|memory| memory.focused().is_some());
    let wanted = with(ctx, |state| {
        // No main action took it: the first field does, in the next frame.
        if std::mem::take(&mut state.claim) == Claim::Main {
            state.wanted = Claim::First;
        }
        state.submitted = false;
        state.held = focused;
        state.wanted != Claim::Nobody
    });
    if wanted {
        ctx.request_repaint();
    }
}

/// A widget that takes the keyboard.
pub(super) fn offer(response: &Response) {
    let takes = with(&response.ctx, |state| {
        let takes = state.claim == Claim::First;
        if takes {
            state.claim = Claim::Nobody;
        }
        takes
    });
    if takes {
        response.request_focus();
    }
}

/// The main action of a page; whether Enter in a field asks for it.
pub(super) fn offer_main(response: &Response) -> bool {
    let (takes, submitted) = with(&response.ctx, |state| {
        let takes = std::mem::take(&mut state.claim) != Claim::Nobody;
        (takes, std::mem::take(&mut state.submitted))
    });
    if takes {
        response.request_focus();
    }
    submitted
}

/// A field of one line: Enter in it keeps the keyboard there and asks for the main action.
pub(super) fn submit_on_enter(response: &Response) {
    if response.lost_focus() && response.ctx.input(|input| input.key_pressed(Key::Enter)) {
        response.request_focus();
        with(&response.ctx, |state| state.submitted = true);
    }
}
