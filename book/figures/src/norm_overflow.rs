//! Where the norm leaves the range of floating-point numbers.

use crate::answers::{Answers, ask_unbounded, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// `norm` and `safe_norm` of (3s, 4s), divided by the true 5s, over forty times ten decades of s.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let mut curve = |function: &str| -> Result<Vec<(f64, f64)>, String> {
        (-110..=110)
            .map(|step| {
                let scale = 10_f64.powi(2 * step);
                let answer: f64 =
                    ask_unbounded(answers, function, vec![vector(&[3.0 * scale, 4.0 * scale])])?;
                Ok((f64::from(2 * step), answer / (5.0 * scale)))
            })
            .collect()
    };
    let (plain, safe) = (curve("norm")?, curve("safe_norm")?);
    Ok(Picture::new(
        340.0,
        "The plain norm of (3s, 4s) fails for very small and very large s",
        "The answer divided by the true value 5 s, against s from ten to the minus 220 to ten to the 220. The plain norm is right \
         in the middle; it falls to 0 below about ten to the minus 162 and becomes infinite above about ten to the 154. The \
         overflow-safe norm is right everywhere.",
        |sketch| {
            const INFINITE: f64 = 1.75;
            let axes = Axes {
                corner: (62.0, 20.0),
                size: (524.0, 252.0),
                x: Scale::Linear(-220.0, 220.0),
                y: Scale::Linear(-0.15, 1.9),
            };
            let ticks = [
                (-200.0, "10⁻²⁰⁰"),
                (-100.0, "10⁻¹⁰⁰"),
                (0.0, "1"),
                (100.0, "10¹⁰⁰"),
                (200.0, "10²⁰⁰"),
            ];
            axes.draw(
                sketch,
                ("~s~", &ticks),
                ("answer / 5~s~", &[(0.0, "0"), (1.0, "1"), (INFINITE, "∞")]),
            );
            let shown = |(x, y): (f64, f64)| axes.at(x, y.clamp(-0.15, INFINITE));
            let places: Vec<_> = safe.into_iter().map(shown).collect();
            sketch.path(&places, Stroke::new(Colour::C, 9.0).faint(0.4));
            let places: Vec<_> = plain.iter().copied().map(shown).collect();
            sketch.path(&places, Stroke::new(Colour::B, 2.5));
            let label = Text::new(17.0).left();
            let (x, y) = axes.at(-120.0, 1.0);
            sketch.text((x, y - 20.0), "safe_norm", label.code().colour(Colour::C));
            let (x, y) = axes.at(-150.0, 0.0);
            sketch.text((x, y - 18.0), "norm: squares underflow", label.colour(Colour::B));
            let (x, y) = axes.at(146.0, INFINITE);
            sketch.text((x, y + 20.0), "norm: squares overflow", label.right().colour(Colour::B));
            if let Some(&(x, y)) = places.last() {
                sketch.disc((x, y), 4.0, Fill(Colour::B, 1.0));
            }
        },
    ))
}
