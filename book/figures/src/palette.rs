//! The colours of a picture: named by their role while drawing, made concrete when it is written.

use plotters::style::RGBColor;

/// The role of a colour. A picture never names a colour itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Text and the main lines.
    Ink,
    /// The background.
    Paper,
    /// Grid lines, frames, anything that must stay in the back.
    Grid,
    /// A quiet fill.
    Soft,
    /// First series.
    A,
    /// Second series.
    B,
    /// Third series.
    C,
    /// Fourth series.
    D,
    /// Fifth series.
    E,
    /// Sixth series.
    F,
}

/// Where the picture will be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Inside a page: the page's own CSS variables, `--figure-ink` and so on.
    Css,
    /// Inside any page that is light or dark, as it says by `color-scheme`.
    Both,
    /// A file of its own on a light background.
    Light,
    /// A file of its own on a dark background.
    Dark,
}

/// Role, CSS variable, light and dark value.
const COLOURS: [(Colour, &str, &str, &str); 10] = [
    (Colour::Ink, "ink", "#24262d", "#d6d8e6"),
    (Colour::Paper, "paper", "#ffffff", "#161923"),
    (Colour::Grid, "grid", "#d9dce3", "#363c50"),
    (Colour::Soft, "soft", "#e9edfa", "#262c42"),
    (Colour::A, "a", "#2c42c2", "#9db8ff"),
    (Colour::B, "b", "#962500", "#ee6a1f"),
    (Colour::C, "c", "#17a091", "#93f0d3"),
    (Colour::D, "d", "#643166", "#bb76a2"),
    (Colour::E, "e", "#bb7600", "#f0cf3a"),
    (Colour::F, "f", "#9b73ed", "#7f75fb"),
];

impl Colour {
    /// The six series in their order.
    pub const SERIES: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// What plotters is told to draw with: a value that stands for the role until it is replaced.
    pub(crate) fn sentinel(self) -> RGBColor {
        RGBColor(1, 2, 3 + self as u8)
    }
}

/// Replaces every sentinel in `svg` by the colour the theme gives to its role.
pub(crate) fn paint(svg: &str, theme: Theme) -> String {
    COLOURS.iter().fold(svg.to_owned(), |svg, (colour, variable, light, dark)| {
        let RGBColor(r, g, b) = colour.sentinel();
        let value = match theme {
            Theme::Css => format!("var(--figure-{variable})"),
            Theme::Both => format!("light-dark({light}, {dark})"),
            Theme::Light => (*light).to_owned(),
            Theme::Dark => (*dark).to_owned(),
        };
        svg.replace(&format!("#{r:02X}{g:02X}{b:02X}"), &value)
    })
}
