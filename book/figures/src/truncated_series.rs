//! The error of the series as the matrix grows, and of scaling and squaring.

use kit::Value;
use ndarray::{Array2, array};

use crate::answers::{Answers, ask_some, matrix};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Picture, Stroke, Text};

/// Relative errors of `exp_series` with 10, 20 and 100 terms and of `matrix_exp`, for the matrix [[-x]].
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    const LEAST: f64 = 1e-17;
    const LARGEST: f64 = 1e6;
    let mut curve = |terms: Option<i64>| -> Result<Vec<(f64, f64)>, String> {
        (1..=120)
            .map(|quarter| {
                let x = f64::from(quarter) / 4.0;
                let mut arguments = vec![matrix(&array![[-x]])];
                arguments.extend(terms.map(Value::Integer));
                let function = if terms.is_some() { "exp_series" } else { "matrix_exp" };
                let answer: Array2<f64> = ask_some(answers, function, arguments)?;
                let answer = answer.first().copied().unwrap_or(f64::NAN);
                Ok((x, ((answer - (-x).exp()) / (-x).exp()).abs()))
            })
            .collect()
    };
    let curves = [
        (curve(Some(10))?, Colour::E, "10 terms", (1.0, 1e4)),
        (curve(Some(20))?, Colour::D, "20 terms", (7.4, 1e-3)),
        (curve(Some(100))?, Colour::B, "100 terms", (21.0, 1e-1)),
        (curve(None)?, Colour::A, "scaling and squaring", (14.0, 1e-12)),
    ];
    Ok(Picture::new(
        350.0,
        "The series alone fails for large matrices; scaling and squaring does not",
        "Relative error on a logarithmic scale against x from 0 to 30, for the matrix whose only element is minus x. With 10 and \
         20 terms the error passes 1 at about x = 3 and x = 7. With 100 terms it grows steadily by rounding and passes 1 at about x = \
         18. Scaling and squaring stays below ten to the minus 13 throughout.",
        |sketch| {
            let axes = Axes {
                corner: (70.0, 14.0),
                size: (518.0, 274.0),
                x: Scale::Linear(0.0, 30.0),
                y: Scale::Log(LEAST, LARGEST),
            };
            let x = [(0.0, "0"), (10.0, "10"), (20.0, "20"), (30.0, "30")];
            let y = [(1e-15, "10⁻¹⁵"), (1e-10, "10⁻¹⁰"), (1e-5, "10⁻⁵"), (1.0, "1"), (1e5, "10⁵")];
            axes.draw(sketch, ("‖^A^‖", &x), ("", &y));
            for (values, colour, name, (x, y)) in curves {
                let shown = values.into_iter().filter(|(_, error)| *error <= LARGEST);
                let places = axes.places(shown.map(|(x, error)| (x, error.max(LEAST))));
                sketch.path(&places, Stroke::new(colour, 2.5));
                sketch.text(axes.at(x, y), name, Text::new(17.0).left().colour(colour));
            }
        },
    ))
}
