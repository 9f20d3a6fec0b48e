//! A linear combination of two vectors in the plane.

use kit::Value;
use ndarray::Array1;

use crate::answers::{Answers, ask_some, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The two vectors, the multiples that are added, and the lattice of all whole-numbered combinations.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    const X: [f64; 2] = [2.0, 0.5];
    const Y: [f64; 2] = [-0.5, 1.0];
    let mut combine = |a: f64, b: f64| -> Result<(f64, f64), String> {
        let args = vec![Value::Float(a), vector(&X), Value::Float(b), vector(&Y)];
        let z: Array1<f64> = ask_some(answers, "linear_combination", args)?;
        if z.len() == 2 {
            Ok((z[0], z[1]))
        } else {
            Err(format!("linear_combination of two vectors of length 2 has length {}", z.len()))
        }
    };
    let z = combine(1.5, 2.0)?;
    let mut lattice = Vec::new();
    for a in -2..=3 {
        for b in -3..=4 {
            lattice.push(combine(f64::from(a), f64::from(b))?);
        }
    }
    Ok(Picture::new(
        420.0,
        "A linear combination in the plane",
        "From the origin an arrow x points to (2, 0.5) and an arrow y to (-0.5, 1). One and a half times x, followed by twice \
         y, ends at z = (2, 2.75). A lattice of dots shows every combination with whole-numbered a and b.",
        |sketch| {
            let axes = Axes {
                corner: (44.0, 10.0),
                size: (546.0, 364.0),
                x: Scale::Linear(-2.0, 4.0),
                y: Scale::Linear(-0.75, 3.25),
            };
            let ticks_x = [
                (-2.0, "−2"),
                (-1.0, "−1"),
                (0.0, "0"),
                (1.0, "1"),
                (2.0, "2"),
                (3.0, "3"),
                (4.0, "4"),
            ];
            axes.draw(
                sketch,
                ("", &ticks_x),
                ("", &[(0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3")]),
            );
            for (x, y) in lattice {
                if (-1.95..=3.95).contains(&x) && (-0.7..=3.2).contains(&y) {
                    sketch.disc(axes.at(x, y), 4.0, Fill(Colour::Ink, 0.3));
                }
            }
            let origin = axes.at(0.0, 0.0);
            let ax = axes.at(1.5 * X[0], 1.5 * X[1]);
            let by = axes.at(2.0 * Y[0], 2.0 * Y[1]);
            let end = axes.at(z.0, z.1);
            for (from, to, colour) in [(origin, ax, Colour::A), (origin, by, Colour::B)] {
                sketch.dashes(&[from, to], Stroke::new(colour, 2.0));
                sketch.dashes(
                    &[to, end],
                    Stroke::new(if colour == Colour::A { Colour::B } else { Colour::A }, 2.0),
                );
            }
            sketch.arrow(origin, axes.at(X[0], X[1]), Stroke::new(Colour::A, 3.5));
            sketch.arrow(origin, axes.at(Y[0], Y[1]), Stroke::new(Colour::B, 3.5));
            sketch.arrow(origin, end, Stroke::new(Colour::D, 3.5));
            let label = Text::new(20.0);
            let (x, y) = axes.at(1.5, 0.1);
            sketch.text((x, y), "^x^", label.colour(Colour::A));
            let (x, y) = axes.at(-0.55, 0.6);
            sketch.text((x, y), "^y^", label.colour(Colour::B));
            sketch.text((ax.0 + 16.0, ax.1 + 16.0), "1.5 ^x^", label.colour(Colour::A));
            sketch.text((by.0 - 30.0, by.1 - 6.0), "2 ^y^", label.colour(Colour::B));
            sketch.text(
                (end.0 + 14.0, end.1 + 6.0),
                "^z^ = 1.5 ^x^ + 2 ^y^",
                label.left().colour(Colour::D),
            );
        },
    ))
}
