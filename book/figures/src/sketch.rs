//! A drawing surface of 600 units' width over plotters' SVG back end.
//!
//! plotters keeps whole pixels only, so everything is drawn at twice its size and the `viewBox`
//! brings it back.

mod picture;

use ndarray::Array2;
use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{
    Color as _, FontDesc, FontFamily, FontStyle, FontTransform, RGBColor, ShapeStyle, TextStyle,
};

use crate::markup::tidy;
use crate::palette::Colour;
use crate::regions;

pub use picture::Picture;

/// Every picture is this wide; the page scales it down where there is less room.
pub const WIDTH: f64 = 600.0;

/// A place on the surface: to the right, and downwards.
pub type Point = (f64, f64);

/// A colour with an opacity, to fill an area with.
#[derive(Debug, Clone, Copy)]
pub struct Fill(pub Colour, pub f64);

/// A colour and a width, to draw a line with.
#[derive(Debug, Clone, Copy)]
pub struct Stroke {
    colour: Colour,
    opacity: f64,
    width: f64,
}

/// How a piece of text looks and which of its points is placed.
#[derive(Clone, Copy)]
pub struct Text {
    size: f64,
    colour: Colour,
    anchor: HPos,
    bold: bool,
    code: bool,
    upwards: bool,
}

/// The surface itself.
pub struct Sketch<'a> {
    backend: SVGBackend<'a>,
    /// What plotters cannot draw, and lies under all that it draws.
    regions: String,
}

impl Stroke {
    /// A line of the given colour, `width` units wide.
    pub const fn new(colour: Colour, width: f64) -> Self {
        Self { colour, opacity: 1.0, width }
    }

    /// The same line, partly transparent.
    pub const fn faint(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }

    fn style(self) -> ShapeStyle {
        ShapeStyle {
            color: self.colour.sentinel().mix(self.opacity),
            filled: false,
            stroke_width: pixels(self.width).unsigned_abs(),
        }
    }
}

impl Fill {
    fn style(self) -> ShapeStyle {
        ShapeStyle { color: self.0.sentinel().mix(self.1), filled: true, stroke_width: 0 }
    }
}

impl Text {
    /// Centred text in ink.
    pub const fn new(size: f64) -> Self {
        Self {
            size,
            colour: Colour::Ink,
            anchor: HPos::Center,
            bold: false,
            code: false,
            upwards: false,
        }
    }

    /// Starts at its point.
    pub const fn left(self) -> Self {
        Self { anchor: HPos::Left, ..self }
    }

    /// Ends at its point.
    pub const fn right(self) -> Self {
        Self { anchor: HPos::Right, ..self }
    }

    /// In another colour.
    pub const fn colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// In bold face.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// In the typewriter face of code.
    pub const fn code(self) -> Self {
        Self { code: true, ..self }
    }

    /// Written from the bottom to the top.
    pub const fn upwards(self) -> Self {
        Self { upwards: true, ..self }
    }
}

impl Sketch<'_> {
    /// A straight line.
    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        drawn(self.backend.draw_line(whole(from), whole(to), &stroke.style()));
    }

    /// A line through all `points`.
    pub fn path(&mut self, points: &[Point], stroke: Stroke) {
        let mut places: Vec<_> = points.iter().copied().map(whole).collect();
        places.dedup();
        drawn(self.backend.draw_path(places, &stroke.style()));
    }

    /// A dashed line through all `points`.
    pub fn dashes(&mut self, points: &[Point], stroke: Stroke) {
        const DASH: f64 = 6.0;
        let mut from_start = 0.0;
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            let along = |distance: f64| {
                let share = distance / length;
                (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1))
            };
            let mut dash = (from_start / (2.0 * DASH)).floor() * 2.0 * DASH;
            while dash < from_start + length {
                let (start, end) =
                    ((dash - from_start).max(0.0), (dash + DASH - from_start).min(length));
                if start < end {
                    self.line(along(start), along(end), stroke);
                }
                dash += 2.0 * DASH;
            }
            from_start += length;
        }
    }

    /// A straight line with a head at `to`.
    pub fn arrow(&mut self, from: Point, to: Point, stroke: Stroke) {
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        if length == 0.0 {
            return;
        }
        let (dx, dy) = ((to.0 - from.0) / length, (to.1 - from.1) / length);
        let head = (7.0 + 2.5 * stroke.width).min(0.6 * length);
        let neck = (to.0 - head * dx, to.1 - head * dy);
        let half = 0.42 * head;
        self.line(from, (neck.0 + dx, neck.1 + dy), stroke);
        let barbs = [
            to,
            (neck.0 - half * dy, neck.1 + half * dx),
            (neck.0 + half * dy, neck.1 - half * dx),
        ];
        self.polygon(&barbs, Fill(stroke.colour, stroke.opacity));
    }

    /// A filled rectangle.
    pub fn rectangle(&mut self, corner: Point, (width, height): (f64, f64), fill: Fill) {
        let opposite = (corner.0 + width, corner.1 + height);
        drawn(self.backend.draw_rect(whole(corner), whole(opposite), &fill.style(), true));
    }

    /// A rectangle filled where `inside` is true, row by row from the top: as fine as it has elements, and under everything
    /// else.
    pub fn region(
        &mut self,
        corner: Point,
        size: (f64, f64),
        inside: &Array2<bool>,
        Fill(colour, opacity): Fill,
    ) {
        let RGBColor(r, g, b) = colour.sentinel();
        let fill = format!("fill=\"#{r:02X}{g:02X}{b:02X}\" fill-opacity=\"{opacity}\"");
        self.regions.push_str(&regions::element(whole(corner), whole(size), inside, &fill));
    }

    /// The outline of a rectangle.
    pub fn frame(&mut self, (x, y): Point, (width, height): (f64, f64), stroke: Stroke) {
        self.path(
            &[(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)],
            stroke,
        );
    }

    /// A filled polygon.
    pub fn polygon(&mut self, corners: &[Point], fill: Fill) {
        let places: Vec<_> = corners.iter().copied().map(whole).collect();
        drawn(self.backend.fill_polygon(places, &fill.style()));
    }

    /// A filled circle.
    pub fn disc(&mut self, centre: Point, radius: f64, fill: Fill) {
        drawn(self.backend.draw_circle(
            whole(centre),
            pixels(radius).unsigned_abs(),
            &fill.style(),
            true,
        ));
    }

    /// The outline of a circle.
    pub fn ring(&mut self, centre: Point, radius: f64, stroke: Stroke) {
        drawn(self.backend.draw_circle(
            whole(centre),
            pixels(radius).unsigned_abs(),
            &stroke.style(),
            false,
        ));
    }

    /// Part of a circle, from one angle to another, in radians, against the clock from the right.
    pub fn arc(&mut self, centre: Point, radius: f64, angles: (f64, f64), stroke: Stroke) {
        let points: Vec<Point> = (0..=24)
            .map(|step| angles.0 + (angles.1 - angles.0) * f64::from(step) / 24.0)
            .map(|angle| (centre.0 + radius * angle.cos(), centre.1 - radius * angle.sin()))
            .collect();
        self.path(&points, stroke);
    }

    /// Text whose middle line runs through `at`.
    ///
    /// `~x~` is italic, `^x^` is bold and `_{ij}` is a subscript.
    pub fn text(&mut self, at: Point, text: &str, look: Text) {
        let family = if look.code { FontFamily::Monospace } else { FontFamily::SansSerif };
        let weight = if look.bold { FontStyle::Bold } else { FontStyle::Normal };
        let turn = if look.upwards { FontTransform::Rotate270 } else { FontTransform::None };
        let colour = look.colour.sentinel();
        // The back end divides a size by 1.24 on its way out.
        let font = FontDesc::new(family, 2.0 * look.size * 1.24, weight).transform(turn);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(look.anchor, VPos::Center));
        drawn(self.backend.draw_text(text, &style, whole(at)));
    }

    /// Several lines of text, the first one at `at`, each `leading` below the one before.
    pub fn lines(&mut self, at: Point, leading: f64, lines: &[&str], look: Text) {
        let mut y = at.1;
        for line in lines {
            self.text((at.0, y), line, look);
            y += leading;
        }
    }
}

/// The elements of what is drawn on a surface of this height.
fn elements(height: f64, draw: impl FnOnce(&mut Sketch)) -> String {
    let mut elements = String::new();
    let size = (pixels(WIDTH).unsigned_abs(), pixels(height).unsigned_abs());
    let backend = SVGBackend::with_string(&mut elements, size);
    let mut sketch = Sketch { backend, regions: String::new() };
    draw(&mut sketch);
    drawn(sketch.backend.present());
    let regions = std::mem::take(&mut sketch.regions);
    drop(sketch);
    regions + &tidy(&elements)
}

/// Twice a length, in whole pixels.
#[allow(clippy::cast_possible_truncation, reason = "a picture is a few thousand pixels at most")]
fn pixels(length: f64) -> i32 {
    (2.0 * length).round() as i32
}

fn whole((x, y): Point) -> (i32, i32) {
    (pixels(x), pixels(y))
}

/// The back end writes into memory and cannot fail.
fn drawn<E: std::fmt::Debug>(outcome: Result<(), E>) {
    outcome.expect("drawing into a string succeeds");
}
