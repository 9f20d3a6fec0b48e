//! A drawing surface of 600 units' width over plotters' SVG back end.
//!
//! plotters keeps whole pixels only, so everything is drawn at twice its size and the `viewBox`
//! brings it back.

use std::borrow::Borrow;

use ndarray::Array2;
use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{
    Color as _, FontDesc, FontFamily, FontStyle, FontTransform, RGBColor, ShapeStyle, TextStyle,
};

use crate::markup::{escaped, tidy};
use crate::palette::{Colour, Theme, paint};
use crate::regions;

/// Every picture is this wide; the page scales it down where there is less room.
pub const WIDTH: f64 = 600.0;

/// A place on the surface: to the right, and downwards.
pub type Point = (f64, f64);

/// A finished picture, its colours still named by role.
#[derive(Debug, Clone)]
pub struct Picture {
    height: f64,
    title: String,
    description: String,
    elements: String,
}

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

impl Picture {
    /// Draws a picture of the given height.
    ///
    /// The description is read to whoever cannot see the picture: it says what there is to be seen.
    pub fn new(
        height: f64,
        title: &str,
        description: &str,
        draw: impl FnOnce(&mut Sketch),
    ) -> Self {
        let mut elements = String::new();
        let size = (pixels(WIDTH).unsigned_abs(), pixels(height).unsigned_abs());
        let backend = SVGBackend::with_string(&mut elements, size);
        let mut sketch = Sketch { backend, regions: String::new() };
        draw(&mut sketch);
        drawn(sketch.backend.present());
        let regions = std::mem::take(&mut sketch.regions);
        drop(sketch);
        Self {
            height,
            title: title.to_owned(),
            description: description.to_owned(),
            elements: regions + &tidy(&elements),
        }
    }

    /// Two pictures of the same thing in one: faint what only `theirs` has, and over it what `mine` has. Below, it says so.
    pub fn over(theirs: &Self, mine: &Self) -> Self {
        let (shared, only_theirs, only_mine) = compared(&theirs.elements, &mine.elements);
        let same = only_theirs.is_empty() && only_mine.is_empty();
        let (note, told) = if same {
            let text = "Your code draws the same picture as the reference solution.";
            (text, text)
        } else {
            (
                "Strong: your code. Faint: the reference solution, where it differs.",
                "What both draw is there once; what your code alone draws is strong, and what the reference solution alone draws is faint.",
            )
        };
        let elements = format!("{shared}<g opacity=\"0.4\">\n{only_theirs}</g>\n{only_mine}");
        let title = format!("{}: your code over the reference solution", theirs.title);
        let mut description = format!(
            "Two drawings in one picture, from your code and from the reference solution. {told} That of the reference solution: {}",
            theirs.description
        );
        // Such as the paths that yours goes without.
        if mine.description != theirs.description {
            let own = mine.description.strip_prefix(&theirs.description);
            let own = own.unwrap_or(&mine.description).trim_start();
            description = format!("{description} That of your code: {own}");
        }
        Self { elements, ..theirs.clone() }
            .with_note(note, theirs.height.max(mine.height))
            .described(&title, &description)
    }

    /// The picture with a line of text below.
    #[must_use]
    pub fn with_note(self, note: &str, height: f64) -> Self {
        let lines = wrapped(note, 62);
        let room = 18.0 + 24.0 * lines.len() as f64;
        let strip = Self::new(height + room, "", "", |sketch| {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            sketch.lines((16.0, height + 14.0), 24.0, &lines, Text::new(17.0).left().bold());
        });
        let description = format!("{} {note}", self.description);
        Self {
            height: strip.height,
            description,
            elements: self.elements + &strip.elements,
            ..self
        }
    }

    /// The picture with a note of the paths that it lacks, by their names or by why they are missing; as it is where it
    /// lacks none.
    #[must_use]
    pub fn without_paths(self, lacking: &[impl Borrow<str>]) -> Self {
        self.without("path", lacking)
    }

    /// The same where something else than paths is missing.
    #[must_use]
    pub fn without(self, what: &str, lacking: &[impl Borrow<str>]) -> Self {
        if lacking.is_empty() {
            return self;
        }
        let height = self.height;
        self.with_note(&format!("Without a {what}: {}.", lacking.join("; ")), height)
    }

    /// The picture under another title, and described in other words.
    #[must_use]
    pub fn described(self, title: &str, description: &str) -> Self {
        Self { title: title.into(), description: description.into(), ..self }
    }

    /// A picture that says in words why the intended one could not be drawn.
    pub fn excuse(figure: &str, reason: &str) -> Self {
        let title = format!("{figure}: not drawn");
        let lines = wrapped(reason, 58);
        let height = 110.0 + 26.0 * lines.len() as f64;
        Self::new(height, &title, &format!("The picture could not be drawn: {reason}"), |sketch| {
            sketch.frame((4.0, 4.0), (WIDTH - 8.0, height - 8.0), Stroke::new(Colour::Grid, 2.0));
            sketch.text(
                (28.0, 44.0),
                "This picture could not be drawn.",
                Text::new(20.0).left().bold(),
            );
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            sketch.lines((28.0, 84.0), 26.0, &lines, Text::new(17.0).left());
        })
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// The SVG document, in the colours of `theme`.
    pub fn svg(&self, name: &str, theme: Theme) -> String {
        let Self { height, title, description, elements } = self;
        let (width, tall) = (2.0 * WIDTH, 2.0 * height);
        let (title, description) = (escaped(title), escaped(description));
        let background = match theme {
            Theme::Css | Theme::Both => String::new(),
            Theme::Light | Theme::Dark => {
                let paper = Colour::Paper.sentinel();
                format!(
                    "<rect width=\"{width}\" height=\"{tall}\" fill=\"#{:02X}{:02X}{:02X}\"/>\n",
                    paper.0, paper.1, paper.2
                )
            }
        };
        let document = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {tall}\" width=\"{WIDTH}\" \
             style=\"max-width:100%;height:auto\" role=\"img\" aria-labelledby=\"figure-{name}-title figure-{name}-desc\" \
             font-family=\"sans-serif\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n\
             <title id=\"figure-{name}-title\">{title}</title>\n<desc id=\"figure-{name}-desc\">{description}</desc>\n\
             {background}{elements}</svg>\n"
        );
        paint(&document, theme)
    }
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

/// The elements that two drawings share, and those that only one of them has, each in its order.
fn compared(theirs: &str, mine: &str) -> (String, String, String) {
    let mut unmatched: Vec<&str> = mine.lines().collect();
    let (mut shared, mut only_theirs) = (String::new(), String::new());
    for line in theirs.lines() {
        let place = unmatched.iter().position(|other| *other == line);
        let into = if let Some(place) = place {
            unmatched.remove(place);
            &mut shared
        } else {
            &mut only_theirs
        };
        into.push_str(line);
        into.push('\n');
    }
    let only_mine = unmatched.iter().flat_map(|line| [line, "\n"]).collect();
    (shared, only_theirs, only_mine)
}

/// Breaks `text` into lines of at most `width` characters where a word allows it.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Picture, Stroke, compared};
    use crate::palette::{Colour, Theme};

    #[test]
    fn what_two_pictures_share_is_drawn_once() {
        let (shared, theirs, mine) = compared("frame\na\nb\nb\n", "frame\nb\nc\n");
        assert_eq!((&*shared, &*theirs, &*mine), ("frame\nb\n", "a\nb\n", "c\n"));
    }

    #[test]
    fn one_picture_over_another_says_whether_they_differ() {
        let line = |to: f64| {
            Picture::new(100.0, "A line", "It goes on.", |sketch| {
                sketch.line((0.0, 0.0), (to, 50.0), Stroke::new(Colour::A, 2.0));
            })
        };
        let told = |mine: f64| Picture::over(&line(10.0), &line(mine)).svg("line", Theme::Light);
        assert!(told(10.0).contains("the same picture") && told(10.0).contains("x2=\"20\""));
        let both = told(30.0);
        assert!(both.contains("Strong: your code"), "{both}");
        let faint = both.find("<g opacity").unwrap();
        assert!(both.find("x2=\"20\"").unwrap() > faint, "{both}");
        assert!(both.find("x2=\"60\"").unwrap() > both.find("</g>").unwrap(), "{both}");
    }

    #[test]
    fn whoever_cannot_see_it_hears_that_two_pictures_are_in_one() {
        let line = |to: f64| {
            Picture::new(100.0, "A line", "It goes on.", |sketch| {
                sketch.line((0.0, 0.0), (to, 50.0), Stroke::new(Colour::A, 2.0));
            })
        };
        let heard = |theirs: &Picture, mine: &Picture| {
            let over = Picture::over(theirs, mine);
            assert_eq!(over.title, "A line: your code over the reference solution");
            over.description
        };
        let same = heard(&line(10.0), &line(10.0));
        assert!(
            same.contains("Two drawings in one") && same.contains("the same picture"),
            "{same}"
        );
        assert!(same.ends_with(" That of the reference solution: It goes on."), "{same}");
        let other = heard(&line(10.0), &line(30.0).without_paths(&["adam"]));
        assert!(other.contains("your code alone draws is strong"), "{other}");
        assert!(other.contains("the reference solution alone draws is faint"), "{other}");
        assert!(other.ends_with(" That of your code: Without a path: adam."), "{other}");
    }
}
