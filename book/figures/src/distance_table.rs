//! All pairwise squared distances of eight points.

use ndarray::{Array2, array};

use crate::answers::{Answers, ask, matrix};
use crate::axes::{Axes, Scale};
use crate::cells::shaded_table;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Text};

/// The points on the left, the table of `pairwise_squared_distances` on the right.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let points: Array2<f64> = array![
        [1.0, 5.0],
        [2.0, 6.0],
        [1.0, 7.0],
        [2.0, 4.0],
        [6.0, 1.0],
        [7.0, 2.0],
        [5.0, 2.0],
        [7.0, 0.0]
    ];
    let distances: Array2<f64> = ask(answers, "pairwise_squared_distances", vec![matrix(&points)])?;
    if distances.dim() != (8, 8) {
        return Err(format!(
            "pairwise_squared_distances of 8 points has shape {:?}, not (8, 8)",
            distances.dim()
        ));
    }
    Ok(Picture::new(
        336.0,
        "Eight points and the table of their squared distances",
        "Left: eight numbered points in the plane, four in a group at the upper left, four at the lower right. Right: the table of \
         their squared distances. Its diagonal is zero, it is symmetric, and two pale blocks of small numbers show the two groups; \
         the other two blocks hold the large numbers.",
        |sketch| {
            let axes = Axes {
                corner: (34.0, 30.0),
                size: (232.0, 264.0),
                x: Scale::Linear(0.0, 8.0),
                y: Scale::Linear(-1.0, 8.0),
            };
            let ticks = [(0.0, "0"), (2.0, "2"), (4.0, "4"), (6.0, "6"), (8.0, "8")];
            axes.draw(sketch, ("", &ticks), ("", &ticks));
            for (number, point) in points.rows().into_iter().enumerate() {
                let (x, y) = axes.at(point[0], point[1]);
                let colour = if number < 4 { Colour::A } else { Colour::C };
                sketch.disc((x, y), 6.0, Fill(colour, 1.0));
                sketch.text((x + 15.0, y - 8.0), &(number + 1).to_string(), Text::new(16.0));
            }
            shaded_table(sketch, (314.0, 30.0), 33.0, &distances);
        },
    ))
}
