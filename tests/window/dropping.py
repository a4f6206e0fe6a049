"""Drops files on a window, as a file manager does: the source's side of XDND, version 5."""

import time

from driver import Missing, the_display, wait_for
from Xlib import X, Xatom
from Xlib.protocol import event

VERSION = 5


def drop_files(window, paths, seconds=15):
    """Drags the files over the middle of the window and lets them go; ends when the window says that it has them."""
    Source(window, [path.resolve().as_uri() for path in paths], seconds).drop()


class Source:
    """The program that a drag comes from."""

    def __init__(self, target, uris, seconds):
        self.screen, self.target, self.seconds = the_display(), target, seconds
        self.content = "".join(f"{uri}\r\n" for uri in uris).encode()
        self.window = self.screen.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)

    def atom(self, name):
        return self.screen.intern_atom(name)

    def drop(self):
        if self.target.get_full_property(self.atom("XdndAware"), Xatom.ATOM) is None:
            raise Missing("the window takes no files")
        self.window.set_selection_owner(self.atom("XdndSelection"), X.CurrentTime)
        try:
            self.tell("XdndEnter", VERSION << 24, self.atom("text/uri-list"))
            self.tell("XdndPosition", 0, self.middle(), X.CurrentTime, self.atom("XdndActionCopy"))
            accepted = self.answer("XdndStatus").data[1][1] & 1
            if not accepted:
                raise Missing("the window refuses the files")
            self.tell("XdndDrop", 0, X.CurrentTime)
            self.answer("XdndFinished")
        finally:
            self.window.destroy()
            self.screen.sync()

    def middle(self):
        """The middle of the window on the screen, as XDND packs it."""
        size = self.target.get_geometry()
        at = self.target.translate_coords(self.screen.screen().root, 0, 0)
        return (size.width // 2 - at.x) << 16 | (size.height // 2 - at.y)

    def tell(self, kind, *values):
        data = (32, [self.window.id, *values, 0, 0, 0, 0][:5])
        message = event.ClientMessage(window=self.target, client_type=self.atom(kind), data=data)
        self.target.send_event(message, event_mask=0)
        self.screen.sync()

    def answer(self, kind):
        """Waits for the window's message, and hands the files over when it asks for them."""
        def probe():
            while self.screen.pending_events():
                happened = self.screen.next_event()
                if happened.type == X.SelectionRequest:
                    self.hand_over(happened)
                elif happened.type == X.ClientMessage and happened.client_type == self.atom(kind):
                    return happened
            time.sleep(0.01)
            return None

        return wait_for(probe, f"no {kind} from the window", self.seconds)

    def hand_over(self, request):
        request.requestor.change_property(request.property, request.target, 8, self.content)
        notify = event.SelectionNotify(
            time=request.time, requestor=request.requestor, selection=request.selection,
            target=request.target, property=request.property,
        )
        request.requestor.send_event(notify, event_mask=0)
        self.screen.sync()
