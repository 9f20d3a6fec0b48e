//! Where descent comes to rest, for every start of a fine grid.

use kit::{Answer as _, Value};
use ndarray::{Array2, ArrayView1, Axis, concatenate};

use crate::answers::{Answers, ask_all, matrix};
use crate::hills::{self, Kind, grid, stationary_points, stationary_slopes};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Text};

const ETA: f64 = 0.5;
/// Starts along a side.
const STARTS: usize = 1000;
/// Starts of one call.
const SHARE: usize = 10_000;
/// How close to a stationary point a run must have come, in either of u and v.
const CLOSE: f64 = 0.05;

/// Of plain descent.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    picture(
        answers,
        (0.0, 60),
        "Basins of attraction of gradient descent",
        "The square of starts, each coloured by the minimum in which descent with step size 0.5 ends. The regions are diamonds, \
         squares that stand on a corner, with straight sides and a minimum, marked by a dot, in each.",
    )
}

/// Of descent with much momentum.
pub fn draw_momentum(answers: &mut dyn Answers) -> Result<Picture, String> {
    picture(
        answers,
        (0.9, 160),
        "Basins of attraction of descent with momentum",
        "The square of starts, each coloured by the minimum in which descent with momentum 0.9 ends. The plain diamonds are gone: \
         every region is cut by stripes and bands of others, with finer ones between them, because a run may roll through \
         several hollows before it comes to rest.",
    )
}

fn picture(
    answers: &mut dyn Answers,
    (lambda, steps): (f64, usize),
    title: &str,
    description: &str,
) -> Result<Picture, String> {
    let starts = grid(STARTS);
    let call = |starts: ndarray::ArrayView2<f64>| -> Vec<Value> {
        vec![matrix(&starts.to_owned()), ETA.give(), lambda.give(), steps.give()]
    };
    let calls = starts.axis_chunks_iter(Axis(0), SHARE).map(call).collect();
    let parts: Vec<Array2<f64>> = ask_all(answers, title, "end_points", calls)?;
    let views: Vec<_> = parts.iter().map(|part| part.view()).collect();
    let ends = concatenate(Axis(0), &views).map_err(|error| format!("end_points: {error}"))?;
    if ends.dim() != starts.dim() {
        let (found, due) = (ends.dim(), starts.dim());
        return Err(format!("end_points gives shape {found:?} where {due:?} is due"));
    }
    let minima: Vec<f64> =
        stationary_slopes().into_iter().filter(|(_, minimum)| *minimum).map(|(t, _)| t).collect();
    let reached = |end: ArrayView1<f64>| -> Option<(usize, usize)> {
        let near = |t: f64| minima.iter().position(|minimum| (t - minimum).abs() <= CLOSE);
        Some((near(end[0] + end[1])?, near(end[0] - end[1])?))
    };
    let reached: Vec<Option<(usize, usize)>> = ends.rows().into_iter().map(reached).collect();
    let nowhere = reached.iter().filter(|end| end.is_none()).count() as f64 / reached.len() as f64;
    if nowhere > 0.5 {
        let share = (100.0 * nowhere).round();
        return Err(format!(
            "{share} % of the starts are near no minimum after {steps} steps of end_points with eta = {ETA}"
        ));
    }
    Ok(Picture::new(484.0, title, description, |sketch| {
        let axes = hills::axes((104.0, 16.0), 412.0);
        for colour in 0..2 * Colour::SERIES.len() {
            // Rows of an image go down.
            let inside = Array2::from_shape_fn((STARTS, STARTS), |(row, column)| {
                reached[(STARTS - 1 - row) * STARTS + column]
                    .is_some_and(|end| shade(end) == colour)
            });
            if inside.iter().any(|inside| *inside) {
                let role = Colour::SERIES[colour % Colour::SERIES.len()];
                let opacity = if colour < Colour::SERIES.len() { 0.75 } else { 0.4 };
                sketch.region(axes.corner, axes.size, &inside, Fill(role, opacity));
            }
        }
        let ticks = [(0.0, "0"), (2.0, "2"), (4.0, "4"), (6.0, "6"), (8.0, "8"), (10.0, "10")];
        axes.draw(sketch, ("~x~_{1}", &ticks), ("~x~_{2}", &ticks));
        for point in stationary_points().iter().filter(|point| point.kind == Kind::Minimum) {
            sketch.disc(axes.at(point.at[0], point.at[1]), 6.0, Fill(Colour::Ink, 1.0));
        }
        if nowhere >= 0.005 {
            let share =
                format!("blank: no minimum reached, {:.0} % of the starts", 100.0 * nowhere);
            sketch.text((310.0, 34.0), &share, Text::new(17.0).bold());
        }
    }))
}

/// Which of the colours and opacities a minimum has: neighbours differ.
fn shade((u, v): (usize, usize)) -> usize {
    let series = Colour::SERIES.len();
    (u + 2 * v) % series + series * (v % 2)
}
