//! Answers by plain formulas.

use figures::Answers;
use kit::{Answer as _, Argument, Kept, Value};
use ndarray::{Array1, Array2, ArrayD, ArrayView1, ArrayView2, ArrayViewD};

/// Answers the functions that the figures ask for.
pub struct StandIn;

impl Answers for StandIn {
    fn ask(&mut self, function: &str, args: Vec<Value>) -> Result<Value, String> {
        let kept = Kept::default();
        let vector = |place: usize| ArrayView1::<f64>::take(&args[place], &kept);
        let matrix = |place: usize| ArrayView2::<f64>::take(&args[place], &kept);
        let tensor = |place: usize| ArrayViewD::<f64>::take(&args[place], &kept);
        let float = |place: usize| f64::take(&args[place], &kept);
        Ok(match function {
            "broadcast_add" => Some(broadcast_add(&tensor(0)?, &tensor(1)?)).give(),
            "linear_combination" => Some(float(0)? * &vector(1)? + float(2)? * &vector(3)?).give(),
            "norm" => vector(0)?.dot(&vector(0)?).sqrt().give(),
            "safe_norm" => vector(0)?.iter().fold(0.0_f64, |norm, x| norm.hypot(*x)).give(),
            "inner_product" => Some(vector(0)?.dot(&vector(1)?)).give(),
            "cosine_similarity" => cosine(&vector(0)?, &vector(1)?).give(),
            "best_template" => best_template(&vector(0)?, &matrix(1)?).give(),
            "squared_distance" => {
                let (x, y) = (vector(0)?, vector(1)?);
                Some((x.dot(&x) + y.dot(&y) - 2.0 * x.dot(&y)).max(0.0)).give()
            }
            "pairwise_squared_distances" => {
                let x = matrix(0)?;
                let squares: Array1<f64> = x.rows().into_iter().map(|row| row.dot(&row)).collect();
                let gram = x.dot(&x.t());
                Array2::from_shape_fn(gram.dim(), |(i, j)| {
                    squares[i] + squares[j] - 2.0 * gram[[i, j]]
                })
                .give()
            }
            _ => return Err(format!("no function is called {function}")),
        })
    }
}

fn broadcast_add(x: &ArrayViewD<f64>, y: &ArrayViewD<f64>) -> ArrayD<f64> {
    x + y
}

fn cosine(x: &ArrayView1<f64>, y: &ArrayView1<f64>) -> Option<f64> {
    let lengths = (x.dot(x) * y.dot(y)).sqrt();
    (lengths > 0.0).then(|| (x.dot(y) / lengths).clamp(-1.0, 1.0))
}

fn best_template(x: &ArrayView1<f64>, templates: &ArrayView2<f64>) -> Option<usize> {
    let cosines = templates.rows().into_iter().enumerate();
    let cosines = cosines.filter_map(|(number, w)| Some((number, cosine(x, &w)?)));
    cosines.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(number, _)| number)
}
