//! The contraction factor of gradient descent against its step size.

use kit::Answer as _;

use crate::answers::{Answers, ask_some};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

const MU: f64 = 1.0;
const L: f64 = 4.0;

/// `contraction_factor` of a bowl with μ = 1 and L = 4, and where it is smallest and reaches 1.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let curve = (0..=120)
        .map(|step| {
            let eta = f64::from(step) / 200.0;
            let arguments = vec![eta.give(), MU.give(), L.give()];
            Ok((eta, ask_some(answers, "contraction_factor", arguments)?))
        })
        .collect::<Result<Vec<(f64, f64)>, String>>()?;
    let best: f64 = ask_some(answers, "optimal_step", vec![MU.give(), L.give()])?;
    let least: f64 = ask_some(answers, "optimal_contraction", vec![MU.give(), L.give()])?;
    let stable: f64 = ask_some(answers, "largest_stable_step", vec![L.give()])?;
    Ok(Picture::new(
        350.0,
        "The contraction factor against the step size, for curvatures from 1 to 4",
        "Two dashed lines fall from 1 at step size 0. The one of the flattest direction falls slowly all the way; that of the steepest \
         reaches 0 at a quarter and rises again. The larger of the two is drawn in bold: it falls to 0.6 at the step size 0.4, the best, \
         then rises and reaches 1 at 0.5, beyond which descent diverges.",
        |sketch| {
            let axes = Axes {
                corner: (66.0, 14.0),
                size: (520.0, 276.0),
                x: Scale::Linear(0.0, 0.6),
                y: Scale::Linear(0.0, 1.4),
            };
            let x = [(0.0, "0"), (0.25, "1/~L~"), (0.4, "2/(~L~ + μ)"), (0.5, "2/~L~")];
            axes.draw(
                sketch,
                ("step size ~η~", &x),
                ("factor", &[(0.0, "0"), (0.5, "0.5"), (1.0, "1")]),
            );
            let (left, top) = axes.at(0.5, 1.4);
            let (right, bottom) = axes.at(0.6, 0.0);
            sketch.rectangle((left, top), (right - left, bottom - top), Fill(Colour::B, 0.12));
            let label = Text::new(17.0);
            sketch.text(axes.at(0.55, 0.2), "diverges", label.colour(Colour::B));
            for curvature in [MU, L] {
                let line = (0..=120).map(|step| f64::from(step) / 200.0);
                let places = axes.places(line.map(|eta| (eta, (1.0 - eta * curvature).abs())));
                sketch.dashes(&places, Stroke::new(Colour::Ink, 1.5));
            }
            let shown = curve.iter().copied().filter(|(_, factor)| (0.0..=1.4).contains(factor));
            sketch.path(&axes.places(shown), Stroke::new(Colour::A, 4.0));
            sketch.text(axes.at(0.1, 0.36), "|1 − ~η~ ~L~|", label.right());
            sketch.text(axes.at(0.27, 0.87), "|1 − ~η~ μ|", label);
            if (0.0..=0.6).contains(&best) && (0.0..=1.4).contains(&least) {
                sketch.disc(axes.at(best, least), 6.0, Fill(Colour::A, 1.0));
                let (x, y) = axes.at(best, least);
                let says = format!("best: {}", shortened(least));
                sketch.text((x + 4.0, y + 46.0), &says, label.colour(Colour::A).left());
            }
            if (0.0..=0.6).contains(&stable) {
                sketch.disc(axes.at(stable, 1.0), 6.0, Fill(Colour::B, 1.0));
            }
        },
    ))
}

/// A number with at most three places.
fn shortened(number: f64) -> String {
    let text = format!("{number:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
