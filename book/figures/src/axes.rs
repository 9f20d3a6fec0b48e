//! The frame of a plot: from values to places, with ticks and names.

use crate::palette::Colour;
use crate::sketch::{Point, Sketch, Stroke, Text};

/// How the values of one axis are laid out.
#[derive(Debug, Clone, Copy)]
pub enum Scale {
    /// Equal differences are equally long.
    Linear(f64, f64),
    /// Equal ratios are equally long.
    Log(f64, f64),
}

/// A plot's rectangle and the scales along its sides.
#[derive(Debug, Clone, Copy)]
pub struct Axes {
    /// Upper left corner.
    pub corner: Point,
    /// Width and height.
    pub size: (f64, f64),
    /// From left to right.
    pub x: Scale,
    /// From the bottom to the top.
    pub y: Scale,
}

impl Scale {
    fn share(self, value: f64) -> f64 {
        match self {
            Self::Linear(from, to) => (value - from) / (to - from),
            Self::Log(from, to) => (value / from).log10() / (to / from).log10(),
        }
    }
}

impl Axes {
    /// The place of a value.
    pub fn at(&self, x: f64, y: f64) -> Point {
        (
            self.corner.0 + self.size.0 * self.x.share(x),
            self.corner.1 + self.size.1 * (1.0 - self.y.share(y)),
        )
    }

    /// The places of many values.
    pub fn places(&self, values: impl IntoIterator<Item = (f64, f64)>) -> Vec<Point> {
        values.into_iter().map(|(x, y)| self.at(x, y)).collect()
    }

    /// Draws the frame, a grid line and a label at every tick, and the names of the axes.
    pub fn draw(&self, sketch: &mut Sketch, x: (&str, &[(f64, &str)]), y: (&str, &[(f64, &str)])) {
        const LABEL: Text = Text::new(16.0);
        let ((left, top), (width, height)) = (self.corner, self.size);
        let (right, bottom) = (left + width, top + height);
        let grid = Stroke::new(Colour::Grid, 1.0).faint(0.7);
        for &(value, label) in x.1 {
            let place = left + width * self.x.share(value);
            sketch.line((place, top), (place, bottom), grid);
            sketch.text((place, bottom + 17.0), label, LABEL);
        }
        for &(value, label) in y.1 {
            let place = bottom - height * self.y.share(value);
            sketch.line((left, place), (right, place), grid);
            sketch.text((left - 8.0, place), label, LABEL.right());
        }
        sketch.frame(self.corner, self.size, Stroke::new(Colour::Grid, 1.5));
        sketch.text((left + width / 2.0, bottom + 42.0), x.0, Text::new(17.0));
        let widest = y.1.iter().map(|(_, label)| label.chars().count()).max().unwrap_or(0);
        sketch.text(
            (left - 24.0 - 9.0 * widest as f64, top + height / 2.0),
            y.0,
            Text::new(17.0).upwards(),
        );
    }
}
