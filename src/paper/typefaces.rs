//! Inter and `JetBrains` Mono, embedded once as subsets, for the window and for paper.

/// Inter Regular.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// Inter Medium.
pub static MEDIUM: &[u8] = include_bytes!("../../assets/fonts/Inter-Medium.otf");
/// Inter `SemiBold`.
pub static SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");
/// Inter Bold.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-Bold.otf");
/// `JetBrains` Mono Regular.
pub static MONO: &[u8] = include_bytes!("../../assets/fonts/JetBrainsMono-Regular.ttf");
