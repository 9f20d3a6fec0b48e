//! What people get wrong in gradients.

use ndarray::Array1;

use grader::given::Function;
use grader::mistake::{Mistake, mistake};

use super::unit;

/// A function that the reader is given.
type Scalar = Function<Array1<f64>, f64>;

/// A gradient that the reader is given.
type Field = Function<Array1<f64>, Array1<f64>>;

/// The central difference of f along v.
fn central(f: &Scalar, x: &Array1<f64>, v: &Array1<f64>, h: f64) -> f64 {
    (f.at(x + &(h * v)) - f.at(x - &(h * v))) / (2.0 * h)
}

/// The central difference along each axis.
fn partials(f: &Scalar, x: &Array1<f64>, h: f64) -> Array1<f64> {
    (0..x.len()).map(|i| central(f, x, &unit(x.len(), i), h)).collect()
}

fn length(g: &Array1<f64>) -> f64 {
    g.dot(g).sqrt()
}

/// Whether there is an error of the claim: it has the length of x.
fn comparable(_: Scalar, claimed: Field, x: Array1<f64>, _: f64) -> bool {
    let d = x.len();
    claimed.at(x).len() == d
}

pub fn mistakes() -> Vec<Mistake> {
    vec![
        mistake(
            "counted from 1",
            "partial",
            "You move element i − 1. i counts from 0 here, as ndarray does.",
            |f: Scalar, x: Array1<f64>, i: usize, h: f64| Some(central(&f, &x, &unit(x.len(), i - 1), h)),
        )
        .only_for(|_: Scalar, x: Array1<f64>, i: usize, _: f64| 0 < i && i < x.len()),
        mistake(
            "divided by h",
            "partial",
            "You divide by h. From x − h eᵢ to x + h eᵢ it is 2h.",
            |f: Scalar, x: Array1<f64>, i: usize, h: f64| Some(2.0 * central(&f, &x, &unit(x.len(), i), h)),
        )
        .only_for(|_: Scalar, x: Array1<f64>, i: usize, _: f64| i < x.len()),
        mistake(
            "all elements at once",
            "partial",
            "You move every element of x by h. A partial derivative moves element i alone: only that gets h added.",
            |f: Scalar, x: Array1<f64>, _: usize, h: f64| Some(central(&f, &x, &Array1::ones(x.len()), h)),
        )
        .only_for(|_: Scalar, x: Array1<f64>, i: usize, _: f64| i < x.len()),
        mistake(
            "steps add up",
            "gradient",
            "You move an element and leave it there when the next moves. Begin from x again for each of them.",
            |f: Scalar, x: Array1<f64>, h: f64| -> Array1<f64> {
                let mut moved = x.clone();
                (0..x.len())
                    .map(|i| {
                        let before = moved.clone();
                        moved[i] += h;
                        let ahead = f.at(moved.clone());
                        let mut behind = before;
                        behind[i] -= h;
                        (ahead - f.at(behind)) / (2.0 * h)
                    })
                    .collect()
            },
        ),
        mistake(
            "forward differences",
            "gradient",
            "You compare f(x + h eᵢ) with f(x). The central difference compares it with f(x − h eᵢ), and its error is of \
             order 2.",
            |f: Scalar, x: Array1<f64>, h: f64| -> Array1<f64> {
                let moved = |i| &x + &(h * unit(x.len(), i));
                (0..x.len()).map(|i| (f.at(moved(i)) - f.at(x.clone())) / h).collect()
            },
        ),
        mistake(
            "sum of the partials",
            "directional_derivative",
            "Your answer is the sum of the partial derivatives, whatever v is. Each of them counts vᵢ times.",
            |f: Scalar, x: Array1<f64>, _: Array1<f64>, h: f64| Some(partials(&f, &x, h).sum()),
        )
        .only_for(|_: Scalar, x: Array1<f64>, v: Array1<f64>, _: f64| x.len() == v.len()),
        mistake(
            "v normalised",
            "directional_derivative",
            "You divide v by its norm. D_v f is linear in v: twice as long a v gives twice the derivative.",
            |f: Scalar, x: Array1<f64>, v: Array1<f64>, h: f64| Some(central(&f, &x, &(&v / length(&v)), h)),
        )
        .only_for(|_: Scalar, x: Array1<f64>, v: Array1<f64>, _: f64| {
            x.len() == v.len() && length(&v) > 0.0
        }),
        mistake(
            "v normalised",
            "directional_derivative",
            "You divide by the norm of v in the end. D_v f is linear in v: twice as long a v gives twice the derivative.",
            |f: Scalar, x: Array1<f64>, v: Array1<f64>, h: f64| Some(central(&f, &x, &v, h) / length(&v)),
        )
        .only_for(|_: Scalar, x: Array1<f64>, v: Array1<f64>, _: f64| {
            x.len() == v.len() && length(&v) > 0.0
        }),
        mistake(
            "distance alone",
            "gradient_error",
            "Your answer is ‖g − ĝ‖. Whether that is much depends on how long the gradients are: divide by the larger norm.",
            |f: Scalar, claimed: Field, x: Array1<f64>, h: f64| {
                Some(length(&(claimed.at(x.clone()) - partials(&f, &x, h))))
            },
        )
        .only_for(comparable),
        mistake(
            "lengths compared",
            "gradient_error",
            "You compare the norms of the two gradients. One that points the other way has the same norm: take the norm of the \
             difference.",
            |f: Scalar, claimed: Field, x: Array1<f64>, h: f64| {
                let (one, other) = (length(&claimed.at(x.clone())), length(&partials(&f, &x, h)));
                Some(if one == other { 0.0 } else { (one - other).abs() / one.max(other) })
            },
        )
        .only_for(comparable),
        mistake(
            "zero by zero",
            "gradient_error",
            "Where both gradients are 0 you divide 0 by 0. They agree there: the answer is 0.",
            |f: Scalar, claimed: Field, x: Array1<f64>, h: f64| {
                let (g, measured) = (claimed.at(x.clone()), partials(&f, &x, h));
                Some(length(&(&g - &measured)) / length(&g).max(length(&measured)))
            },
        )
        .only_for(comparable),
    ]
}
