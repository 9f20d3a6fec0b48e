//! A grid of the plane, bent by a function, and the parallelogram of its Jacobian at one point.

use kit::Value;
use ndarray::{Array1, Array2, ArrayView1, array};

use crate::answers::{Answers, ask_given, given_of_length, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Point, Sketch, Stroke, Text};

/// Where the square stands, and its side.
const P: Point = (1.0, 0.5);
const SIDE: f64 = 0.5;

/// f(x) = (x₁ − x₂²/2, x₂ + x₁²/2).
fn bend(x: ArrayView1<f64>) -> Array1<f64> {
    array![x[0] - x[1] * x[1] / 2.0, x[1] + x[0] * x[0] / 2.0]
}

fn bent((x, y): Point) -> Point {
    let image = bend(array![x, y].view());
    (image[0], image[1])
}

/// `jacobian` at P, on the right.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let arguments =
        vec![Value::Function(0), vector(&[P.0, P.1]), Value::Integer(2), Value::Float(0.001)];
    let f = given_of_length(2, |x: Array1<f64>| bend(x.view()));
    let answer: Option<Array2<f64>> = ask_given(answers, "jacobian", arguments, &[&f])?;
    let jacobian = answer.ok_or("jacobian gives None for a step of 0.001")?;
    if jacobian.dim() != (2, 2) {
        return Err(format!("jacobian gives shape {:?} where (2, 2) is due", jacobian.dim()));
    }
    Ok(Picture::new(
        384.0,
        "A grid before and after a function, with the parallelogram of the Jacobian",
        "Left, a square grid; one small square of it, with its lower left corner at p = (1, 0.5), is shaded, and two arrows run along its \
         sides. Right, the same grid bent by f: straight lines have become curves. The square has become a patch with slightly bent \
         sides. Two arrows start at f(p) = (0.875, 1): half of (1, 1), the first column of the Jacobian, and half of (−0.5, 1), the second. The \
         parallelogram they span nearly covers the patch.",
        |sketch| {
            let plain = Axes {
                corner: (20.0, 124.0),
                size: (201.0, 180.0),
                x: Scale::Linear(-0.25, 2.25),
                y: Scale::Linear(-0.25, 2.0),
            };
            let image = Axes {
                corner: (290.0, 20.0),
                size: (294.0, 318.0),
                x: Scale::Linear(-1.3, 2.37),
                y: Scale::Linear(-0.25, 3.72),
            };
            grid(sketch, &plain, &|point| point);
            grid(sketch, &image, &bent);
            let span = Array2::eye(2);
            arrows(sketch, &plain, P, &span);
            sketch.arrow((236.0, 214.0), (276.0, 214.0), Stroke::new(Colour::Ink, 2.0));
            sketch.text((256.0, 194.0), "~f~", Text::new(19.0));
            let corner = bent(P);
            let at = |a: f64, b: f64| {
                let step = jacobian.dot(&array![a * SIDE, b * SIDE]);
                image.at(corner.0 + step[0], corner.1 + step[1])
            };
            let outline = [at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.0, 1.0), at(0.0, 0.0)];
            sketch.path(&outline, Stroke::new(Colour::Ink, 2.0));
            arrows(sketch, &image, corner, &jacobian);
            let (x, y) = plain.at(P.0, P.1);
            sketch.text((x - 12.0, y + 14.0), "^p^", Text::new(18.0));
            let (x, y) = image.at(corner.0, corner.1);
            sketch.text((x - 26.0, y + 8.0), "~f~(^p^)", Text::new(18.0));
            // A negative zero is written as 0.
            let number = |value: f64| {
                let rounded = (value * 100.0).round() / 100.0 + 0.0;
                rounded.to_string().replace('-', "−")
            };
            for (j, (colour, left)) in
                [(Colour::A, 460.0), (Colour::B, 546.0)].into_iter().enumerate()
            {
                let column = jacobian.column(j);
                let text = format!("({}, {})", number(column[0]), number(column[1]));
                sketch.text((left, 364.0), &text, Text::new(18.0).colour(colour));
            }
            sketch.text((356.0, 364.0), "columns of ^J^", Text::new(18.0));
        },
    ))
}

/// The lines of the grid under a map, and the square at P as a patch.
fn grid(sketch: &mut Sketch, axes: &Axes, map: &dyn Fn(Point) -> Point) {
    const FINE: usize = 24;
    let through = |from: Point, to: Point| -> Vec<Point> {
        let along = (0..=FINE).map(|k| {
            let share = k as f64 / FINE as f64;
            map((from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1)))
        });
        axes.places(along)
    };
    let far = (P.0 + SIDE, P.1 + SIDE);
    let around = [P, (far.0, P.1), far, (P.0, far.1), P];
    let patch: Vec<Point> = around.windows(2).flat_map(|side| through(side[0], side[1])).collect();
    sketch.polygon(&patch, Fill(Colour::E, 0.45));
    let line = Stroke::new(Colour::Ink, 1.0).faint(0.55);
    for k in 0..=4 {
        let x = 0.5 * f64::from(k);
        sketch.path(&through((x, 0.0), (x, 1.5)), line);
    }
    for k in 0..=3 {
        let y = 0.5 * f64::from(k);
        sketch.path(&through((0.0, y), (2.0, y)), line);
    }
}

/// The columns of a matrix as arrows, as long as the sides of the square.
fn arrows(sketch: &mut Sketch, axes: &Axes, (x, y): Point, matrix: &Array2<f64>) {
    for (j, colour) in [Colour::A, Colour::B].into_iter().enumerate() {
        let end = (x + SIDE * matrix[[0, j]], y + SIDE * matrix[[1, j]]);
        if end != (x, y) {
            sketch.arrow(axes.at(x, y), axes.at(end.0, end.1), Stroke::new(colour, 3.5));
        }
    }
}
