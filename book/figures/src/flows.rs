//! Where exp(t A) takes points as t grows.

use ndarray::{Array2, array};

use crate::answers::{Answers, ask_some, matrix};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

const HALF: f64 = 2.2;

/// The way of a starting point: exp(t A) times it, at equal steps of t.
type Way = Vec<(f64, f64)>;

/// Ways that start at `starts` and last until `end`.
fn ways(
    answers: &mut dyn Answers,
    a: &Array2<f64>,
    starts: &[(f64, f64)],
    end: f64,
) -> Result<Vec<Way>, String> {
    const STEPS: usize = 60;
    let mut ways = vec![Vec::new(); starts.len()];
    for step in 0..=STEPS {
        let t = end * step as f64 / STEPS as f64;
        let x: Array2<f64> = ask_some(answers, "matrix_exp", vec![matrix(&(a * t))])?;
        if x.dim() != (2, 2) {
            return Err(format!("matrix_exp of a matrix (2, 2) has shape {:?}", x.dim()));
        }
        for (way, start) in ways.iter_mut().zip(starts) {
            way.push((
                x[[0, 0]] * start.0 + x[[0, 1]] * start.1,
                x[[1, 0]] * start.0 + x[[1, 1]] * start.1,
            ));
        }
    }
    Ok(ways)
}

/// Three flows x' = A x: a rotation, a spiral, a saddle.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let rings = [(0.6, 0.0), (1.2, 0.0), (1.8, 0.0)];
    let spirals = [(2.0, 0.0), (0.0, 2.0), (-2.0, 0.0), (0.0, -2.0)];
    let saddle = [(0.15, 2.0), (0.5, 2.0), (-0.15, 2.0), (-0.5, 2.0)];
    let below = saddle.map(|(x, y)| (x, -y));
    let panels = [
        ("skew", "a rotation", array![[0.0, -1.0], [1.0, 0.0]], &rings[..], 5.6),
        ("skew − 0.3 ^I^", "a spiral", array![[-0.3, -1.0], [1.0, -0.3]], &spirals[..], 5.0),
        ("symmetric", "a saddle", array![[1.0, 0.0], [0.0, -1.0]], &[saddle, below].concat(), 2.4),
    ];
    let panels = panels
        .into_iter()
        .map(|(name, says, a, starts, end)| Ok((name, says, ways(answers, &a, starts, end)?)))
        .collect::<Result<Vec<_>, String>>()?;
    Ok(Picture::new(
        250.0,
        "Where exp(tA) takes points as t grows",
        "Three plots of the plane with the ways of several points. Left, for a skew matrix, the points run on circles around the \
         origin. Middle, with minus 0.3 added on the diagonal, they spiral into the origin. Right, for a symmetric matrix with \
         the eigenvalues 1 and minus 1, they come down along the vertical axis and leave along the horizontal one.",
        |sketch| {
            for (number, (name, says, ways)) in panels.iter().enumerate() {
                let left = 8.0 + 200.0 * number as f64;
                let axes = Axes {
                    corner: (left, 34.0),
                    size: (184.0, 184.0),
                    x: Scale::Linear(-HALF, HALF),
                    y: Scale::Linear(-HALF, HALF),
                };
                axes.draw(sketch, ("", &[(0.0, "")]), ("", &[(0.0, "")]));
                sketch.text((left + 92.0, 16.0), name, Text::new(18.0).bold());
                sketch.text((left + 92.0, 236.0), says, Text::new(17.0));
                for way in ways {
                    let inside = way.iter().copied().filter(|(x, y)| x.abs().max(y.abs()) <= 2.0);
                    let places = axes.places(inside);
                    if let [start, .., before, end] = places[..] {
                        sketch.path(&places, Stroke::new(Colour::A, 2.0));
                        sketch.disc(start, 4.0, Fill(Colour::B, 1.0));
                        if before != end {
                            sketch.arrow(before, along(before, end), Stroke::new(Colour::A, 2.0));
                        }
                    }
                }
            }
        },
    ))
}

/// A little further than `end` in the direction from `before`, so that a head has room.
fn along(before: (f64, f64), end: (f64, f64)) -> (f64, f64) {
    let (dx, dy) = (end.0 - before.0, end.1 - before.1);
    let stretch = 10.0 / dx.hypot(dy);
    (before.0 + stretch * dx, before.1 + stretch * dy)
}
