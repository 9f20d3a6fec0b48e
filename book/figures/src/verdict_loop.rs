//! How a verdict comes about.

use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Point, Sketch, Stroke, Text};

fn panel(sketch: &mut Sketch, corner: Point, size: (f64, f64), title: &str, colour: Colour) {
    sketch.rectangle(corner, size, Fill(Colour::Soft, 1.0));
    sketch.frame(corner, size, Stroke::new(colour, 2.0));
    sketch.text(
        (corner.0 + size.0 / 2.0, corner.1 + 24.0),
        title,
        Text::new(18.0).bold().colour(colour),
    );
}

/// The two programs, what passes between them, and what comes out.
pub fn draw() -> Picture {
    Picture::new(
        372.0,
        "How a verdict comes about",
        "Two boxes side by side. The left one is your program with the function norm, the right one the grader with its laws. \
         The grader sends a case, norm of 3 and minus 4, and your program sends back the answer 5. From the grader an arrow \
         leads down to a verdict: passed, failed or could not be graded. From the verdict an arrow leads back to your program, \
         labelled smallest failing case and named mistake.",
        |sketch| {
            let (ink, quiet) = (Text::new(17.0), Text::new(16.0));
            panel(sketch, (6.0, 14.0), (190.0, 138.0), "your program", Colour::A);
            sketch.text((101.0, 76.0), "pub fn norm(x)", ink.code());
            sketch.text((101.0, 106.0), "-> f64 { … }", ink.code());

            panel(sketch, (404.0, 14.0), (190.0, 138.0), "the grader", Colour::C);
            sketch.text((499.0, 70.0), "a law:", quiet);
            sketch.text((499.0, 96.0), "‖~a~^x^‖ = |~a~| ‖^x^‖", ink);
            sketch.text((499.0, 126.0), "for every ~a~ and ^x^", quiet);

            let arrow = Stroke::new(Colour::Ink, 2.0);
            sketch.text((300.0, 48.0), "a case", quiet);
            sketch.text((300.0, 70.0), "norm([3, -4])", quiet.code());
            sketch.arrow((398.0, 88.0), (202.0, 88.0), arrow);
            sketch.arrow((202.0, 106.0), (398.0, 106.0), arrow);
            sketch.text((300.0, 124.0), "5", quiet.code());
            sketch.text((300.0, 146.0), "an answer", quiet);

            sketch.arrow((499.0, 156.0), (499.0, 226.0), arrow);
            sketch.lines((489.0, 180.0), 22.0, &["many cases,", "small ones first"], quiet.right());

            panel(sketch, (330.0, 232.0), (264.0, 128.0), "the verdict", Colour::D);
            let lines = [
                ("passed", "exit code 0", Colour::C),
                ("failed", "1", Colour::B),
                ("could not be graded", "2", Colour::E),
            ];
            for (row, (word, code, colour)) in lines.into_iter().enumerate() {
                let y = 286.0 + 26.0 * row as f64;
                sketch.text((346.0, y), word, ink.left().colour(colour));
                sketch.text((580.0, y), code, quiet.right());
            }

            let back = [(330.0, 296.0), (101.0, 296.0)];
            sketch.path(&back, arrow);
            sketch.arrow((101.0, 296.0), (101.0, 158.0), arrow);
            sketch.lines(
                (112.0, 240.0),
                24.0,
                &["the smallest failing case,", "the mistake it looks like"],
                quiet.left(),
            );
        },
    )
}
