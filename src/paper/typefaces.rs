//! Inter and `JetBrains` Mono, embedded once as subsets, for the window and for paper.

use std::sync::LazyLock;

use crate::packed;

/// Inter Regular.
pub static REGULAR: LazyLock<Vec<u8>> = LazyLock::new(|| packed!("Inter-Regular.otf"));
/// Inter Medium.
pub static MEDIUM: LazyLock<Vec<u8>> = LazyLock::new(|| packed!("Inter-Medium.otf"));
/// Inter `SemiBold`.
pub static SEMI_BOLD: LazyLock<Vec<u8>> = LazyLock::new(|| packed!("Inter-SemiBold.otf"));
/// Inter Bold.
pub static BOLD: LazyLock<Vec<u8>> = LazyLock::new(|| packed!("Inter-Bold.otf"));
/// `JetBrains` Mono Regular.
pub static MONO: LazyLock<Vec<u8>> = LazyLock::new(|| packed!("JetBrainsMono-Regular.ttf"));
