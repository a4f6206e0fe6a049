//! Moves from one body to another, made only when they are wanted.

use crate::signing::diagnose::cause::Cause;

/// Receives the moves of one cost; every move is made lazily, so that a search can stop at any time.
pub(super) struct Steps<'a> {
    /// The body that the moves start from.
    from: &'a [u8],
    wanted: u8,
    emit: &'a mut dyn FnMut(Vec<u8>, Cause) -> bool,
    going: bool,
}

impl<'a> Steps<'a> {
    /// Moves from `from` that cost exactly `wanted`; `emit` says whether to go on.
    pub(super) fn new(
        from: &'a [u8],
        wanted: u8,
        emit: &'a mut dyn FnMut(Vec<u8>, Cause) -> bool,
    ) -> Self {
        Self { from, wanted, emit, going: true }
    }

    /// Whether moves of this cost are wanted.
    pub(super) fn wants(&self, cost: u8) -> bool {
        self.going && self.wanted == cost
    }

    /// Whether to go on.
    pub(super) fn going(&self) -> bool {
        self.going
    }

    /// Offers a move; it is made only if its cost is wanted.
    pub(super) fn add<B: Into<Vec<u8>>>(
        &mut self,
        cost: u8,
        cause: Cause,
        make: impl FnOnce() -> B,
    ) {
        self.add_some(cost, cause, || Some(make()));
    }

    /// Offers a move that may turn out impossible.
    pub(super) fn add_some<B: Into<Vec<u8>>>(
        &mut self,
        cost: u8,
        cause: Cause,
        make: impl FnOnce() -> Option<B>,
    ) {
        self.add_named(cost, || Some((make()?, cause)));
    }

    /// Offers a move that tells its cause only when it is made.
    pub(super) fn add_named<B: Into<Vec<u8>>>(
        &mut self,
        cost: u8,
        make: impl FnOnce() -> Option<(B, Cause)>,
    ) {
        if !self.wants(cost) {
            return;
        }
        if let Some((bytes, cause)) = make() {
            let bytes = bytes.into();
            if bytes != self.from {
                self.going = (self.emit)(bytes, cause);
            }
        }
    }
}
