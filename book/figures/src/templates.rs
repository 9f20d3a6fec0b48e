//! Which template an input matches best, direction by direction.

use std::f64::consts::TAU;

use ndarray::{Array2, array};

use crate::answers::{Answers, ask, matrix, vector};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Point, Sketch, Stroke, Text};

const STEPS: usize = 720;
const RADIUS: f64 = 122.0;

/// The direction of a step.
fn direction(step: usize) -> [f64; 2] {
    let angle = TAU * (step as f64 + 0.5) / STEPS as f64;
    [angle.cos(), angle.sin()]
}

/// The sectors of the directions that chose the same template, and the templates as arrows.
fn wheel(sketch: &mut Sketch, centre: Point, choice: &[Option<usize>], templates: &Array2<f64>) {
    let rim = |step: usize| {
        let angle = TAU * step as f64 / STEPS as f64;
        (centre.0 + RADIUS * angle.cos(), centre.1 - RADIUS * angle.sin())
    };
    let mut start = 0;
    for run in choice.chunk_by(|one, other| one == other) {
        if let Some(template) = run[0] {
            let colour = Colour::SERIES[template % Colour::SERIES.len()];
            let mut sector = vec![centre];
            sector.extend((start..start + run.len()).step_by(8).map(rim));
            sector.push(rim(start + run.len()));
            sketch.polygon(&sector, Fill(colour, 0.28));
        }
        start += run.len();
    }
    sketch.ring(centre, RADIUS, Stroke::new(Colour::Grid, 1.5));
    for (number, template) in templates.rows().into_iter().enumerate() {
        let length = template[0].hypot(template[1]);
        let at = |distance: f64| {
            (centre.0 + distance * template[0] / length, centre.1 - distance * template[1] / length)
        };
        let colour = Colour::SERIES[number];
        sketch.arrow(centre, at(46.0 * length), Stroke::new(colour, 3.5));
        let name = format!("^w^_{{{}}}", number + 1);
        sketch.text(at(46.0 * length + 17.0), &name, Text::new(20.0).colour(colour));
    }
}

/// By inner product alone on the left, by `best_template` on the right.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let templates = array![[2.0, 0.9], [0.1, 0.8], [-0.6, -0.35]];
    let by_product = |x: [f64; 2]| {
        let products = templates.rows().into_iter().map(|w| w[0] * x[0] + w[1] * x[1]);
        products
            .enumerate()
            .max_by(|one, other| one.1.total_cmp(&other.1))
            .map(|(number, _)| number)
    };
    let left: Vec<_> = (0..STEPS).map(|step| by_product(direction(step))).collect();
    let right = (0..STEPS)
        .map(|step| {
            ask(answers, "best_template", vec![vector(&direction(step)), matrix(&templates)])
        })
        .collect::<Result<Vec<_>, String>>()?;
    Ok(Picture::new(
        318.0,
        "Which of three templates wins in each direction",
        "Two discs of directions with the same three arrows: w1 long, to the right and slightly up; w2 short, upwards; w3 shorter still, to \
         the lower left. Left, by inner product: the sector of the long w1 is so wide that it holds the direction of w2 itself. Right, by \
         angle: every arrow lies in its own sector and the borders are half-way between neighbouring arrows.",
        |sketch| {
            for (x, title, choice) in
                [(152.0, "largest ⟨^x^, ^w^⟩", &left), (448.0, "smallest angle", &right)]
            {
                sketch.text((x, 20.0), title, Text::new(19.0));
                wheel(sketch, (x, 174.0), choice, &templates);
            }
        },
    ))
}
