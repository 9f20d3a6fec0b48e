//! Specifications as drawings: an operand is a disc, an index a line that leaves it.

use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Point, Sketch, Stroke, Text};

const RADIUS: f64 = 21.0;
const KEPT: Colour = Colour::A;
const SUMMED: Colour = Colour::B;

/// A matrix product, a trace, and a batched matrix product.
pub fn draw() -> Picture {
    Picture::new(
        352.0,
        "Three specifications drawn as discs and lines",
        "Above left, ij,jk->ik: discs A and B are joined by a line j; a line i leaves A and a line k leaves B. Above right, ii->: \
         both ends of one line i are on the same disc A. Below, ijz,izk->ijk: discs A and B are joined by a line z; a line j \
         leaves A, a line k leaves B, and a line i from each of them meets the other in a point, from which one line i \
         goes on. Lines with a free end are drawn in one colour, joined lines, which are summed, in another.",
        |sketch| {
            let title = Text::new(19.0).code();
            sketch.text((180.0, 24.0), "ij,jk->ik", title);
            let (a, b) = ((128.0, 88.0), (232.0, 88.0));
            line(sketch, (40.0, 88.0), a, ("i", (66.0, 68.0)), KEPT);
            line(sketch, a, b, ("j", (180.0, 68.0)), SUMMED);
            line(sketch, b, (320.0, 88.0), ("k", (294.0, 68.0)), KEPT);
            disc(sketch, a, "A");
            disc(sketch, b, "B");

            sketch.text((480.0, 24.0), "ii->", title);
            let a = (446.0, 88.0);
            sketch.ring((482.0, 88.0), 36.0, Stroke::new(SUMMED, 3.0));
            sketch.text((534.0, 88.0), "~i~", Text::new(20.0).colour(SUMMED));
            disc(sketch, a, "A");

            sketch.text((180.0, 162.0), "ijz,izk->ijk", title);
            let (a, b, meeting) = ((128.0, 216.0), (232.0, 216.0), (180.0, 276.0));
            line(sketch, (40.0, 216.0), a, ("j", (66.0, 196.0)), KEPT);
            line(sketch, a, b, ("z", (180.0, 196.0)), SUMMED);
            line(sketch, b, (320.0, 216.0), ("k", (294.0, 196.0)), KEPT);
            for from in [a, b] {
                sketch.line(from, meeting, Stroke::new(KEPT, 3.0));
            }
            line(sketch, meeting, (180.0, 330.0), ("i", (196.0, 312.0)), KEPT);
            sketch.disc(meeting, 6.0, Fill(KEPT, 1.0));
            disc(sketch, a, "A");
            disc(sketch, b, "B");

            let word = Text::new(17.0).left();
            sketch.line((372.0, 206.0), (402.0, 206.0), Stroke::new(KEPT, 3.0));
            sketch.text((412.0, 206.0), "a free end: kept,", word.colour(KEPT));
            sketch.text((412.0, 230.0), "an axis of the output", word.colour(KEPT));
            sketch.line((372.0, 270.0), (402.0, 270.0), Stroke::new(SUMMED, 3.0));
            sketch.text((412.0, 270.0), "no free end: summed,", word.colour(SUMMED));
            sketch.text((412.0, 294.0), "the axes vanish", word.colour(SUMMED));
        },
    )
}

fn line(sketch: &mut Sketch, from: Point, to: Point, (name, at): (&str, Point), colour: Colour) {
    sketch.line(from, to, Stroke::new(colour, 3.0));
    sketch.text(at, &format!("~{name}~"), Text::new(20.0).colour(colour));
}

fn disc(sketch: &mut Sketch, centre: Point, name: &str) {
    sketch.disc(centre, RADIUS, Fill(Colour::Paper, 1.0));
    sketch.disc(centre, RADIUS, Fill(Colour::Soft, 1.0));
    sketch.ring(centre, RADIUS, Stroke::new(Colour::Ink, 1.5));
    sketch.text(centre, &format!("^{name}^"), Text::new(20.0));
}
