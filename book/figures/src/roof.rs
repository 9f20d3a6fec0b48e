//! The roof of a machine that was measured, and what stands below it.

use kit::Answer as _;

use crate::answers::{Answers, ask};
use crate::axes::Axes;
use crate::measured::spread;
use crate::palette::Colour;
use crate::sketch::{Fill, Point, Sketch, Stroke, Text};

/// What a machine can do at best, and its `roofline`.
pub struct Roof {
    /// GB that are copied in a second.
    pub slope: f64,
    /// Gflop in a second.
    pub peak: f64,
    /// Intensities and Gflop in a second: on logarithmic axes it is straight between these.
    corners: [(f64, f64); 3],
}

impl Roof {
    /// Asks for the roof between two intensities, of a machine that moves so many bytes and does so many operations in a second.
    pub fn ask(
        answers: &mut dyn Answers,
        (bandwidth, peak): (f64, f64),
        (first, last): (f64, f64),
    ) -> Result<Self, String> {
        let mut at = |intensity: f64| -> Result<(f64, f64), String> {
            let machine = vec![intensity.give(), peak.give(), bandwidth.give()];
            let speed: f64 = ask(answers, "roofline", machine)?;
            Ok((intensity, speed / 1e9))
        };
        let corners = [at(first)?, at(peak / bandwidth)?, at(last)?];
        Ok(Self { slope: bandwidth / 1e9, peak: peak / 1e9, corners })
    }

    /// Where the slope ends, in operations a byte.
    pub fn ridge(&self) -> f64 {
        self.peak / self.slope
    }

    /// Draws it, with the rate of its slope where the intensity is `beside`, and that of its level at its end.
    pub fn draw(&self, sketch: &mut Sketch, axes: &Axes, beside: f64) {
        sketch.path(&axes.places(self.corners), Stroke::new(Colour::Ink, 3.0));
        let label = Text::new(17.0).right();
        let (x, y) = axes.at(beside, beside * self.slope);
        sketch.text((x - 8.0, y - 12.0), &format!("{:.0} GB/s", self.slope), label);
        let (x, y) = axes.at(self.corners[2].0, self.peak);
        sketch.text((x - 6.0, y - 15.0), &format!("{:.0} Gflop/s", self.peak), label);
    }
}

/// Points with names beside them, in a column at `x`, none above `top`: to the right of the points, or to their left.
pub fn name_points(sketch: &mut Sketch, points: &[(Point, String, Colour)], (x, top): Point) {
    // Names stand below the roof.
    let wanted: Vec<f64> = points.iter().map(|((_, y), ..)| y.max(top + 19.0)).collect();
    for ((at, name, colour), height) in points.iter().zip(spread(&wanted, 22.0)) {
        let look = Text::new(17.0).colour(*colour);
        let (look, gap) = if x < at.0 { (look.right(), 4.0) } else { (look.left(), -4.0) };
        sketch.disc(*at, 5.0, Fill(*colour, 1.0));
        sketch.line(*at, (x + gap, height), Stroke::new(*colour, 1.0));
        sketch.text((x, height), name, look);
    }
}
