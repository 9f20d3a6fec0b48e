//! Paths of descent that come near a saddle, and the direction that leads away from it.

use ndarray::{Array1, Array2, array};

use crate::answers::{Answers, ask_some, given_of_length, matrix, or_lacking};
use crate::axes::{Axes, Scale};
use crate::contours::contours;
use crate::heat::shades;
use crate::palette::Colour;
use crate::runs;
use crate::sketch::{Fill, Picture, Stroke};

const POINTS: usize = 41;
const WIDE: f64 = 2.0;
const HIGH: f64 = 1.1;

/// Enough to leave the picture.
const STEPS: usize = 199;
const STARTS: [[f64; 2]; 4] = [[1.8, 0.82], [1.7, 0.93], [-1.8, -0.82], [-1.7, -0.93]];

/// `escape_direction` of the saddle of ½ (x₁² − x₂²), turned, with paths of `descend` beside it.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let hessian = array![[0.6, 0.8], [0.8, -0.6]];
    let escape: Array1<f64> = ask_some(answers, "escape_direction", vec![matrix(&hessian)])?;
    if escape.len() != 2 {
        return Err(format!("escape_direction gives {} elements where 2 are due", escape.len()));
    }
    let length = escape[0].hypot(escape[1]);
    if (length - 1.0).abs() > 1e-6 {
        return Err(format!("escape_direction gives a vector of length {length:?} where 1 is due"));
    }
    let gradient = given_of_length(2, |x: Array1<f64>| hessian.dot(&x));
    let paths = STARTS.map(|start| runs::plain(answers, &gradient, &start, 0.1, STEPS));
    // Descent is the matter of another exercise, which may be still to be done.
    let mut lacking = Vec::new();
    let paths =
        paths.into_iter().filter_map(|path| or_lacking(path, &mut lacking)).collect::<Vec<_>>();
    let spot = |place: f64, half: f64| half * (2.0 * place / (POINTS - 1) as f64 - 1.0);
    let values = Array2::from_shape_fn((POINTS, POINTS), |(i, j)| {
        let x = array![spot(j as f64, WIDE), spot(i as f64, HIGH)];
        0.5 * x.dot(&hessian.dot(&x))
    });
    let picture = Picture::new(
        340.0,
        "Descent near a saddle, and the direction of escape",
        "Level lines of a saddle, hyperbolas, with higher ground to the left and right and lower above and below. Four paths of descent come in from \
         the high sides, bend beside the saddle point and leave towards the low sides. Two arrows from the saddle point show the \
         direction of escape, to which the paths turn.",
        |sketch| {
            let axes = Axes {
                corner: (20.0, 12.0),
                size: (560.0, 308.0),
                x: Scale::Linear(-WIDE, WIDE),
                y: Scale::Linear(-HIGH, HIGH),
            };
            axes.draw(sketch, ("", &[]), ("", &[]));
            let place = |(column, row): (f64, f64)| axes.at(spot(column, WIDE), spot(row, HIGH));
            shades(sketch, &values, &[0.05, 0.2, 0.5, 1.0], place);
            for level in [-1.0, -0.5, -0.2, -0.05, 0.05, 0.2, 0.5, 1.0] {
                for line in contours(&values, level) {
                    let places: Vec<_> = line.into_iter().map(place).collect();
                    sketch.path(&places, Stroke::new(Colour::Grid, 1.5));
                }
            }
            for path in paths {
                let points = path.rows().into_iter().map(|x| (x[0], x[1]));
                let inside = points.take_while(|(x, y)| x.abs() <= WIDE && y.abs() <= HIGH);
                let places = axes.places(inside);
                sketch.path(&places, Stroke::new(Colour::A, 2.0));
                for &place in places.iter().step_by(2) {
                    sketch.disc(place, 3.0, Fill(Colour::A, 1.0));
                }
            }
            for sign in [1.0, -1.0] {
                let to = axes.at(0.8 * sign * escape[0], 0.8 * sign * escape[1]);
                sketch.arrow(axes.at(0.0, 0.0), to, Stroke::new(Colour::B, 3.5));
            }
            sketch.disc(axes.at(0.0, 0.0), 5.0, Fill(Colour::Ink, 1.0));
        },
    );
    Ok(picture.without_paths(&lacking))
}
