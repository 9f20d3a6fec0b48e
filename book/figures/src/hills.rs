//! The landscape f(x) = sin x₁ cos x₂ + sin ½x₁ cos ½x₂ on [0, 10]² as a map, and its stationary points.

use kit::{Answer as _, Value};
use ndarray::{Array1, Array2, Array3, ArrayView2, Axis, array, s};

use crate::answers::{Answers, ask_given, ask_some, given_of_length, matrix, vector};
use crate::axes::{Axes, Scale};
use crate::contours::contours;
use crate::heat::shades;
use crate::palette::Colour;
use crate::sketch::{Fill, Point, Sketch, Stroke};

/// The square is [0, SIDE]².
pub const SIDE: f64 = 10.0;

/// Grid points along a side of a map.
const POINTS: usize = 61;

/// Where the paths of all figures start.
pub const STARTS: [[f64; 2]; 4] = [[1.5, 1.0], [4.0, 3.4], [7.4, 5.4], [1.5, 6.7]];

/// How high a picture is that holds a map.
pub const HEIGHT: f64 = 576.0;

/// Room for a legend below, and the height at which it stands.
pub const LEGEND: f64 = 24.0;
pub const LEGEND_AT: f64 = HEIGHT + 8.0;

/// The place of a map in a picture.
pub fn map() -> Axes {
    let scale = Scale::Linear(0.0, SIDE);
    Axes { corner: (76.0, 12.0), size: (504.0, 504.0), x: scale, y: scale }
}

/// The frame of a map.
pub fn frame(sketch: &mut Sketch, axes: &Axes) {
    let ticks = [(0.0, "0"), (2.0, "2"), (4.0, "4"), (6.0, "6"), (8.0, "8"), (10.0, "10")];
    axes.draw(sketch, ("~x~_{1}", &ticks), ("~x~_{2}", &ticks));
}

/// `values` on a grid, row by row from x₂ = 0 upwards.
pub fn heights(answers: &mut dyn Answers) -> Result<Array2<f64>, String> {
    let points = grid(POINTS);
    let heights: Array1<f64> = ask_some(answers, "values", vec![matrix(&points)])?;
    let count = heights.len();
    heights
        .into_shape_with_order((POINTS, POINTS))
        .map_err(|_| format!("values gives {count} numbers for {} points", points.nrows()))
}

/// f itself on that grid.
pub fn true_heights() -> Array2<f64> {
    let coordinate = |place: usize| SIDE * place as f64 / (POINTS - 1) as f64;
    Array2::from_shape_fn((POINTS, POINTS), |(row, column)| {
        value(&array![coordinate(column), coordinate(row)])
    })
}

/// The points of a square grid with `side` points along a side: row by row from x₂ = 0 upwards.
pub fn grid(side: usize) -> Array2<f64> {
    let coordinate = |place: usize| SIDE * place as f64 / (side - 1) as f64;
    Array2::from_shape_fn((side * side, 2), |(point, axis)| {
        coordinate(if axis == 0 { point % side } else { point / side })
    })
}

/// Draws level lines, shades if asked, and the frame.
pub fn draw(sketch: &mut Sketch, axes: &Axes, heights: &Array2<f64>, shaded: bool) {
    let coordinate = |place: f64| SIDE * place / (POINTS - 1) as f64;
    let place = |(column, row)| axes.at(coordinate(column), coordinate(row));
    if shaded {
        shades(sketch, heights, &[0.0, 0.5, 1.0, 1.5], place);
    }
    let opacity = if shaded { 0.5 } else { 0.22 };
    for level in -3..=3_i32 {
        let width = if level == 0 { 2.0 } else { 1.0 };
        for line in contours(heights, 0.5 * f64::from(level) + 1e-9) {
            let line: Vec<Point> = line.into_iter().map(place).collect();
            sketch.path(&line, Stroke::new(Colour::Ink, width).faint(opacity));
        }
    }
    frame(sketch, axes);
}

/// Draws the path of each start, and a dot where it begins and a ring where it ends. What leaves the map is cut off there.
pub fn draw_paths(sketch: &mut Sketch, axes: &Axes, paths: &Array3<f64>, stroke: Stroke) {
    let inside = |point: &(f64, f64)| [point.0, point.1].iter().all(|x| (0.0..=SIDE).contains(x));
    for start in 0..paths.dim().1 {
        let path: ArrayView2<f64> = paths.slice(s![.., start, ..]);
        let points = path.rows().into_iter().map(|point| (point[0], point[1]));
        let shown: Vec<(f64, f64)> = points.take_while(inside).collect();
        let places = axes.places(shown.iter().copied());
        sketch.path(&places, stroke);
        if let (Some(last), true) = (places.last(), shown.len() == path.nrows()) {
            sketch.ring(*last, 6.0, stroke);
        }
    }
}

/// The starts as dots.
pub fn draw_starts(sketch: &mut Sketch, axes: &Axes) {
    for [x1, x2] in STARTS {
        sketch.disc(axes.at(x1, x2), 5.0, Fill(Colour::Ink, 1.0));
    }
}

/// Paths of shape (steps + 1, n, 2), as they must be to be drawn.
pub fn paths_of_shape(
    function: &str,
    paths: Array3<f64>,
    (steps, starts): (usize, usize),
) -> Result<Array3<f64>, String> {
    if paths.dim() == (steps + 1, starts, 2) {
        Ok(paths)
    } else {
        Err(format!(
            "{function} gives shape {:?} where ({}, {starts}, 2) is due",
            paths.dim(),
            steps + 1
        ))
    }
}

/// f(x).
fn value(x: &Array1<f64>) -> f64 {
    x[0].sin() * x[1].cos() + (0.5 * x[0]).sin() * (0.5 * x[1]).cos()
}

/// ∇f(x).
fn gradient(x: &Array1<f64>) -> Array1<f64> {
    let (half_x, half_y) = (0.5 * x[0], 0.5 * x[1]);
    array![
        x[0].cos() * x[1].cos() + 0.5 * half_x.cos() * half_y.cos(),
        -x[0].sin() * x[1].sin() - 0.5 * half_x.sin() * half_y.sin()
    ]
}

/// The path of `adam` from a start, with its usual betas, of shape (steps + 1, 1, 2).
pub fn adam(
    answers: &mut dyn Answers,
    start: [f64; 2],
    eta: f64,
    steps: usize,
) -> Result<Array3<f64>, String> {
    let gradient = given_of_length(2, |x: Array1<f64>| gradient(&x));
    let betas = (0.9, 0.999).give();
    let arguments =
        vec![Value::Function(0), vector(&start), eta.give(), betas, 1e-8.give(), steps.give()];
    let path: Array2<f64> = ask_given(answers, "adam", arguments, &[&gradient])?;
    if path.dim() == (steps + 1, 2) {
        Ok(path.insert_axis(Axis(1)))
    } else {
        Err(format!("adam gives shape {:?} where ({}, 2) is due", path.dim(), steps + 1))
    }
}

/// What a stationary point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// f is smaller than anywhere near.
    Minimum,
    /// f is larger than anywhere near.
    Maximum,
    /// Neither.
    Saddle,
}

/// A point of the plane at which the gradient is 0.
#[derive(Clone, Copy, Debug)]
pub struct Stationary {
    /// The point.
    pub at: [f64; 2],
    /// What it is.
    pub kind: Kind,
}

/// The stationary points of φ(t) = ½ (sin t + sin ½t) from -20 to 40, and whether each is a minimum.
///
/// φ'(t) = ½ cos t + ¼ cos ½t is 0 where c = cos ½t has 4c² + c - 2 = 0, that is c = (-1 ± √33) / 8; and
/// φ''(t) = -sin ½t (c + ⅛).
pub fn stationary_slopes() -> Vec<(f64, bool)> {
    let mut found = Vec::new();
    for sign in [-1.0, 1.0] {
        let c = (sign * 33.0_f64.sqrt() - 1.0) / 8.0;
        for half in [c.acos(), -c.acos()] {
            for turns in -2..=4_i32 {
                let t = 2.0 * half + 2.0 * std::f64::consts::TAU * f64::from(turns);
                if (-20.0..=40.0).contains(&t) {
                    found.push((t, -half.sin() * (c + 0.125) > 0.0));
                }
            }
        }
    }
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found
}

/// The stationary points of f in the square: f(x) = φ(x₁ + x₂) + φ(x₁ - x₂).
pub fn stationary_points() -> Vec<Stationary> {
    let slopes = stationary_slopes();
    let mut found = Vec::new();
    for &(u, u_minimum) in &slopes {
        for &(v, v_minimum) in &slopes {
            let at = [0.5 * (u + v), 0.5 * (u - v)];
            let kind = match (u_minimum, v_minimum) {
                (true, true) => Kind::Minimum,
                (false, false) => Kind::Maximum,
                _ => Kind::Saddle,
            };
            if at.iter().all(|x| (0.0..=SIDE).contains(x)) {
                found.push(Stationary { at, kind });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gradient_is_zero_at_every_stationary_point() {
        let points = stationary_points();
        for Stationary { at, .. } in &points {
            let slope = gradient(&array![at[0], at[1]]);
            assert!(slope[0].hypot(slope[1]) < 1e-13, "{at:?}: {slope}");
        }
        let count = |kind| points.iter().filter(|point| point.kind == kind).count();
        assert!(count(Kind::Minimum) > 3 && count(Kind::Maximum) > 3 && count(Kind::Saddle) > 3);
    }

    #[test]
    fn the_gradient_is_that_of_the_value() {
        let x = array![1.5, 6.7];
        for axis in 0..2 {
            let mut beside = [x.clone(), x.clone()];
            beside[0][axis] -= 1e-5;
            beside[1][axis] += 1e-5;
            let slope = (value(&beside[1]) - value(&beside[0])) / 2e-5;
            assert!((slope - gradient(&x)[axis]).abs() < 1e-9);
        }
    }

    #[test]
    fn a_grid_goes_row_by_row_from_the_lower_left() {
        let points = grid(3);
        assert_eq!(points.row(1).to_vec(), [5.0, 0.0]);
        assert_eq!(points.row(8).to_vec(), [10.0, 10.0]);
    }
}
