//! Two linear maps in a row, in both orders, on the unit square.

use kit::Value;
use ndarray::{Array1, Array2, array};

use crate::answers::{Answers, Given, ask_given, given_of_length};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Point, Sketch, Stroke, Text};

/// The outline of a letter in the unit square: it shows what is turned and what is mirrored.
const LETTER: [Point; 10] = [
    (0.3, 0.15),
    (0.3, 0.85),
    (0.75, 0.85),
    (0.75, 0.7),
    (0.45, 0.7),
    (0.45, 0.57),
    (0.65, 0.57),
    (0.65, 0.42),
    (0.45, 0.42),
    (0.45, 0.15),
];

/// First the shear and then the turn above, the other order below.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let turn = given_of_length(2, |x: Array1<f64>| array![-x[1], x[0]]);
    let shear = given_of_length(2, |x: Array1<f64>| array![x[0] + x[1], x[1]]);
    let size = Value::Integer(2);
    let mut matrix = |function: &str, given: &[&Given<'_>]| -> Result<Array2<f64>, String> {
        let handles = (0..).take(given.len()).map(Value::Function);
        let sizes = std::iter::repeat_n(size.clone(), given.len() + 1);
        let matrix: Array2<f64> =
            ask_given(answers, function, handles.chain(sizes).collect(), given)?;
        if matrix.dim() == (2, 2) {
            Ok(matrix)
        } else {
            Err(format!("{function} gives shape {:?} where (2, 2) is due", matrix.dim()))
        }
    };
    let (a, b) = (matrix("matrix_of", &[&turn])?, matrix("matrix_of", &[&shear])?);
    let ab = matrix("composition_matrix", &[&turn, &shear])?;
    let ba = matrix("composition_matrix", &[&shear, &turn])?;
    let identity = Array2::eye(2);
    let rows = [
        [(&identity, "^x^"), (&b, "~g~(^x^) = ^B x^"), (&ab, "~f~(~g~(^x^)) = ^A B x^")],
        [(&identity, "^x^"), (&a, "~f~(^x^) = ^A x^"), (&ba, "~g~(~f~(^x^)) = ^B A x^")],
    ];
    Ok(Picture::new(
        470.0,
        "A shear and a quarter turn, in both orders",
        "Two rows of three pictures. Each shows what has become of the unit square, of the letter F in it, and of the two unit vectors. \
         Above: the square; sheared to the right, its upper side moved by one; then turned to the left by a right angle. Below: the \
         square; turned to the left; then sheared. The two results on the right differ: the columns of the first are (0, 1) and \
         (−1, 1), those of the second (1, 1) and (−1, 0).",
        |sketch| {
            for (row, panels) in rows.iter().enumerate() {
                let top = 34.0 + 236.0 * row as f64;
                for (place, (matrix, name)) in panels.iter().enumerate() {
                    panel(sketch, (14.0 + 196.0 * place as f64, top), matrix, name);
                    if place > 0 {
                        let x = 14.0 + 196.0 * place as f64;
                        sketch.arrow(
                            (x - 17.0, top + 80.0),
                            (x + 3.0, top + 80.0),
                            Stroke::new(Colour::Ink, 2.0),
                        );
                    }
                }
            }
        },
    ))
}

/// What a matrix does to the square, with its columns written underneath.
fn panel(sketch: &mut Sketch, (left, top): Point, matrix: &Array2<f64>, name: &str) {
    let axes = Axes {
        corner: (left, top),
        size: (180.0, 150.0),
        x: Scale::Linear(-1.35, 2.25),
        y: Scale::Linear(-0.6, 2.4),
    };
    let grid = Stroke::new(Colour::Grid, 1.0);
    for line in [-1.0, 0.0, 1.0, 2.0] {
        sketch.line(axes.at(line, -0.6), axes.at(line, 2.4), grid);
        if line >= 0.0 {
            sketch.line(axes.at(-1.35, line), axes.at(2.25, line), grid);
        }
    }
    sketch.text((left + 90.0, top - 16.0), name, Text::new(18.0));
    let moved = |(x, y): Point| {
        let image = matrix.dot(&array![x, y]);
        axes.at(image[0], image[1])
    };
    let square: Vec<Point> =
        [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)].map(moved).into();
    sketch.polygon(&square, Fill(Colour::Soft, 1.0));
    sketch.path(&square, Stroke::new(Colour::Ink, 1.0));
    sketch.polygon(&LETTER.map(moved), Fill(Colour::Ink, 0.35));
    for (column, (unit, colour)) in
        [((1.0, 0.0), Colour::A), ((0.0, 1.0), Colour::B)].into_iter().enumerate()
    {
        if moved(unit) != moved((0.0, 0.0)) {
            sketch.arrow(moved((0.0, 0.0)), moved(unit), Stroke::new(colour, 3.5));
        }
        // A negative zero is written as 0.
        let number = |value: f64| format!("{}", value + 0.0).replace('-', "−");
        let text = format!("({}, {})", number(matrix[[0, column]]), number(matrix[[1, column]]));
        let x = left + 50.0 + 80.0 * column as f64;
        sketch.text((x, top + 166.0), &text, Text::new(17.0).colour(colour));
    }
}
