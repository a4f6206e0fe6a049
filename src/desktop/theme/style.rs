use egui::{Context, CornerRadius, Stroke, Style, TextStyle, Theme, Visuals, vec2};

use super::{DARK, Face, LIGHT, Palette, font, font_definitions, size, space};

/// Gives `ctx` our fonts and both themes.
pub fn install(ctx: &Context) {
    ctx.set_fonts(font_definitions());
    ctx.style_mut_of(Theme::Light, |style| dress(style, &LIGHT, Visuals::light()));
    ctx.style_mut_of(Theme::Dark, |style| dress(style, &DARK, Visuals::dark()));
}

fn dress(style: &mut Style, palette: &Palette, visuals: Visuals) {
    style.text_styles = [
        (TextStyle::Heading, font(Face::Bold, size::TITLE)),
        (TextStyle::Body, font(Face::Regular, size::TEXT)),
        (TextStyle::Button, font(Face::SemiBold, size::TEXT)),
        (TextStyle::Small, font(Face::Regular, size::HINT)),
        (TextStyle::Monospace, font(Face::Mono, size::CODE)),
    ]
    .into();
    style.spacing.item_spacing = vec2(space::SMALL, space::SMALL);
    style.spacing.interact_size.y = space::CONTROL;
    style.interaction.selectable_labels = false;
    style.visuals = colours(palette, visuals);
}

fn colours(palette: &Palette, mut visuals: Visuals) -> Visuals {
    visuals.panel_fill = palette.page;
    visuals.window_fill = palette.card;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.extreme_bg_color = palette.card;
    visuals.text_edit_bg_color = Some(palette.card);
    visuals.override_text_color = Some(palette.text);
    visuals.weak_text_color = Some(palette.quiet);
    visuals.hyperlink_color = palette.accent;
    visuals.selection.bg_fill = palette.accent_soft;
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    let radius = CornerRadius::same(10);
    for widget in [
        &mut visuals.widgets.noninteractive,
        &mut visuals.widgets.inactive,
        &mut visuals.widgets.hovered,
        &mut visuals.widgets.active,
        &mut visuals.widgets.open,
    ] {
        widget.corner_radius = radius;
        widget.bg_fill = palette.card;
        widget.weak_bg_fill = palette.card;
        widget.bg_stroke = Stroke::new(1.0, palette.edge);
        widget.fg_stroke = Stroke::new(1.0, palette.text);
        widget.expansion = 0.0;
    }
    visuals.widgets.hovered.bg_stroke = Stroke::new(1.0, palette.quiet);
    visuals.widgets.active.bg_stroke = Stroke::new(1.5, palette.accent);
    visuals
}
