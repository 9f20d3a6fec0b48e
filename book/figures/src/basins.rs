//! Where descent comes to rest, for every start of a fine grid.

use kit::{Answer as _, Value};
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis, concatenate};

use crate::answers::{Answers, ask, ask_all, matrix};
use crate::hills::{self, Kind, SIDE, grid, stationary_points, stationary_slopes};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Text};

const ETA: f64 = 0.8;
/// Starts of one call.
const SHARE: usize = 10_000;
/// Starts of one call of a kernel, which takes as long for few as for many.
const LARGE_SHARE: usize = 100_000;
/// How close to a stationary point a run must have come, in either of u and v.
const CLOSE: f64 = 0.05;

/// Of plain descent.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    picture(
        answers,
        end_points,
        Runs { starts: 1000, lambda: 0.0, steps: 24 },
        "Basins of attraction of gradient descent",
        "The square of starts, each coloured by the minimum in which descent with step size 0.8 ends. The regions are diamonds, \
         squares that stand on a corner, with straight sides and a minimum, marked by a dot, in each.",
    )
}

/// Of descent with much momentum.
pub fn draw_momentum(answers: &mut dyn Answers) -> Result<Picture, String> {
    picture(
        answers,
        end_points,
        Runs { starts: 1000, lambda: 0.9, steps: 100 },
        "Basins of attraction of descent with momentum",
        "The square of starts, each coloured by the minimum in which descent with momentum 0.9 ends. The sides still run \
         along the diagonals, but the diamonds are smaller, and bands of other colours run between them, because a run \
         may roll on into another hollow before it comes to rest.",
    )
}

/// Of descent with some momentum, by a kernel.
///
/// With so many starts along a side none is nearer to the side of a basin than a third of the way to the next: what a device makes of sines
/// in `f32` does not decide where one ends.
pub fn draw_on_device(answers: &mut dyn Answers) -> Result<Picture, String> {
    picture(
        answers,
        on_device,
        Runs { starts: 1014, lambda: 0.8, steps: 100 },
        "Basins of attraction, a start for each invocation",
        "The square of starts, each coloured by the minimum in which descent with momentum 0.8 ends. The regions are diamonds with \
         straight sides and a minimum, marked by a dot, in each; along two sides of every diamond's high corner runs a narrow strip of the colour \
         of another one.",
    )
}

/// How many starts there are along a side of the square, and what becomes of them.
struct Runs {
    starts: usize,
    lambda: f64,
    steps: usize,
}

/// Where the starts end, share by share.
type Ends = fn(&mut dyn Answers, &str, &Array2<f64>, &Runs) -> Result<Vec<Array2<f64>>, String>;

/// By the function of exercise 28.
fn end_points(
    answers: &mut dyn Answers,
    task: &str,
    starts: &Array2<f64>,
    Runs { lambda, steps, .. }: &Runs,
) -> Result<Vec<Array2<f64>>, String> {
    let call = |starts: ArrayView2<f64>| -> Vec<Value> {
        vec![matrix(&starts.to_owned()), ETA.give(), lambda.give(), steps.give()]
    };
    let calls = starts.axis_chunks_iter(Axis(0), SHARE).map(call).collect();
    ask_all(answers, task, "end_points", calls)
}

/// By the kernel of exercise 32, into buffers with nothing behind the ends.
fn on_device(
    answers: &mut dyn Answers,
    _: &str,
    starts: &Array2<f64>,
    Runs { lambda, steps, .. }: &Runs,
) -> Result<Vec<Array2<f64>>, String> {
    let end = |starts: ArrayView2<f64>| -> Result<Array2<f64>, String> {
        let ends = Array1::<f64>::zeros(starts.len());
        let call =
            vec![starts.give(), ETA.give(), lambda.give(), steps.give(), ends.give(), 64.give()];
        let ends: Array1<f64> = ask(answers, "descend", call)?;
        let ends = ends.into_shape_with_order(starts.dim());
        ends.map_err(|error| format!("descend: {error}"))
    };
    starts.axis_chunks_iter(Axis(0), LARGE_SHARE).map(end).collect()
}

fn picture(
    answers: &mut dyn Answers,
    ends: Ends,
    Runs { starts: side, lambda, steps }: Runs,
    title: &str,
    description: &str,
) -> Result<Picture, String> {
    let starts = grid(side);
    let parts = ends(answers, title, &starts, &Runs { starts: side, lambda, steps })?;
    let views: Vec<_> = parts.iter().map(|part| part.view()).collect();
    let ends = concatenate(Axis(0), &views).map_err(|error| format!("the ends: {error}"))?;
    if ends.dim() != starts.dim() {
        let (found, due) = (ends.dim(), starts.dim());
        return Err(format!("the ends have shape {found:?} where {due:?} is due"));
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
            "{share} % of the starts are near no minimum after {steps} steps with eta = {ETA}"
        ));
    }
    Ok(Picture::new(hills::HEIGHT, title, description, |sketch| {
        let axes = hills::map();
        let order = by_nearness(&minima);
        let shades = order[..SHADES].iter().enumerate().map(|(shade, minimum)| {
            let role = Colour::SERIES[shade % Colour::SERIES.len()];
            (Fill(role, OPACITIES[shade / Colour::SERIES.len()]), std::slice::from_ref(minimum))
        });
        let grey = (Fill(Colour::Ink, 0.3), &order[SHADES..]);
        for (fill, minima) in shades.chain([grey]) {
            // Rows of an image go down.
            let inside = Array2::from_shape_fn((side, side), |(row, column)| {
                let end = &reached[(side - 1 - row) * side + column];
                end.is_some_and(|end| minima.contains(&end))
            });
            if inside.iter().any(|inside| *inside) {
                sketch.region(axes.corner, axes.size, &inside, fill);
            }
        }
        hills::frame(sketch, &axes);
        for point in stationary_points().iter().filter(|point| point.kind == Kind::Minimum) {
            sketch.disc(axes.at(point.at[0], point.at[1]), 6.0, Fill(Colour::Ink, 1.0));
        }
        if nowhere >= 0.005 {
            let share =
                format!("blank: no minimum reached, {:.0} % of the starts", 100.0 * nowhere);
            sketch.text((324.0, 34.0), &share, Text::new(17.0).bold());
        }
    }))
}

/// How strong the colours are, one after the other.
const OPACITIES: [f64; 3] = [0.8, 0.5, 0.25];

/// As many minima have a colour of their own.
const SHADES: usize = Colour::SERIES.len() * OPACITIES.len();

/// The minima as pairs of places in `minima`, those near the middle of the square first: a colour and opacity for each of the
/// first, the same in every picture, and grey for the others.
fn by_nearness(minima: &[f64]) -> Vec<(usize, usize)> {
    let places = || 0..minima.len();
    let mut pairs: Vec<(usize, usize)> =
        places().flat_map(|u| places().map(move |v| (u, v))).collect();
    let middle = 0.5 * SIDE;
    // u and v are the coordinates turned by 45 degrees, and √2 times as long.
    let away = |(u, v): (usize, usize)| (minima[u] - 2.0 * middle).hypot(minima[v]);
    pairs.sort_by(|one, other| away(*one).total_cmp(&away(*other)));
    pairs
}
