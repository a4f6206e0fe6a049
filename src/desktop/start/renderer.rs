//! What the window can be drawn with, and in which order that is tried.

use std::sync::OnceLock;

use crate::text::tr;

/// The environment variable with which support forces one renderer: `direct3d`, `warp` or `opengl`.
pub const RENDERER_VARIABLE: &str = "KEYTURN_RENDERER";

/// What draws the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Renderer {
    /// Direct3D 12 on a graphics card.
    Direct3d,
    /// Direct3D 12 in software: part of every Windows 10, so it serves remote desktops and virtual machines.
    Warp,
    /// OpenGL 2.0 or newer.
    OpenGl,
}

impl Renderer {
    /// What people call it.
    pub fn name(self) -> String {
        match self {
            Self::Direct3d => tr("about-renderer-direct3d"),
            Self::Warp => tr("about-renderer-warp"),
            Self::OpenGl => tr("about-renderer-opengl"),
        }
    }

    fn named(name: &str) -> Option<Self> {
        match name {
            "direct3d" => Some(Self::Direct3d),
            "warp" => Some(Self::Warp),
            "opengl" => Some(Self::OpenGl),
            _ => None,
        }
    }
}

/// The renderers to try, the best first. A forced one is tried alone, if this system has it.
pub fn order(windows: bool, forced: Option<&str>) -> Vec<Renderer> {
    let all: &[Renderer] = if windows {
        &[Renderer::Direct3d, Renderer::Warp, Renderer::OpenGl]
    } else {
        &[Renderer::OpenGl]
    };
    match forced.and_then(Renderer::named) {
        Some(one) if all.contains(&one) => vec![one],
        _ => all.to_vec(),
    }
}

static IN_USE: OnceLock<Renderer> = OnceLock::new();

/// Remembers which renderer opened the window.
pub(super) fn opened_with(renderer: Renderer) {
    let _ = IN_USE.set(renderer);
}

/// The renderer of the open window; none in tests of single views.
pub fn in_use() -> Option<Renderer> {
    IN_USE.get().copied()
}

static LOST: OnceLock<String> = OnceLock::new();

/// Remembers what the driver said when it gave up under the open window.
#[cfg(windows)]
pub(super) fn note_lost(reason: String) {
    let _ = LOST.set(reason);
}

/// Why the open window can no longer be drawn, once the graphics driver has given up.
pub fn lost() -> Option<&'static str> {
    LOST.get().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_tries_the_card_then_software_then_opengl() {
        assert_eq!(order(true, None), [Renderer::Direct3d, Renderer::Warp, Renderer::OpenGl]);
        assert_eq!(order(false, None), [Renderer::OpenGl]);
    }

    #[test]
    fn support_can_force_one() {
        assert_eq!(order(true, Some("warp")), [Renderer::Warp]);
        assert_eq!(order(true, Some("opengl")), [Renderer::OpenGl]);
    }

    #[test]
    fn a_renderer_that_is_not_here_is_no_reason_to_stay_shut() {
        assert_eq!(order(false, Some("warp")), [Renderer::OpenGl]);
        assert_eq!(order(true, Some("vulkan")), order(true, None));
        assert_eq!(order(true, Some("")), order(true, None));
    }
}
