//! The mistakes people make about stationary points.

use ndarray::{Array1, Array2};

use grader::given::Function;
use grader::mistake::{Mistake, mistake};
use grader::rounding::{norm, square_fits};
use grader::spectrum::{eigenvalues, largest};

use crate::kind;

/// A gradient, and a Hessian, that the reader is given, to a formula of a mistake.
type Gradient = Function<Array1<f64>, Array1<f64>>;
type Hessian = Function<Array1<f64>, Array2<f64>>;

/// Whether a matrix has eigenvalues.
fn has_spectrum(hessian: Array2<f64>) -> bool {
    eigenvalues(&hessian).is_some()
}

/// A way to classify by the eigenvalues of H.
fn by_eigenvalues(
    name: &'static str,
    says: &'static str,
    formula: fn(&Array1<f64>) -> &'static str,
) -> Mistake {
    mistake(name, "classify", says, move |hessian: Array2<f64>| {
        eigenvalues(&hessian).map(|eigenvalues| formula(&eigenvalues))
    })
    .only_for(has_spectrum)
}

/// A test of the gradient at x.
fn test(name: &'static str, says: &'static str, formula: fn(Array1<f64>, f64) -> bool) -> Mistake {
    mistake(
        name,
        "is_stationary",
        says,
        move |gradient: Gradient, x: Array1<f64>, tolerance: f64| {
            formula(gradient.at(x), tolerance)
        },
    )
    // Where squares underflow or overflow, it depends on how the norm is taken.
    .only_for(|gradient: Gradient, x: Array1<f64>, _: f64| {
        gradient.at(x).iter().all(|g| g.is_nan() || square_fits(*g))
    })
}

pub fn mistakes() -> Vec<Mistake> {
    vec![
        by_eigenvalues(
            "sign of the determinant",
            "You decide by the sign of det H, the product of the eigenvalues. In the plane that works; from three variables on two \
             negative ones hide behind a positive product. Look at every eigenvalue.",
            |eigenvalues| {
                let signs = eigenvalues.iter().map(|lambda| lambda.signum());
                if eigenvalues.iter().any(|l| l.abs() <= 1e-9 * largest(eigenvalues)) {
                    "degenerate"
                } else if signs.product::<f64>() < 0.0 && eigenvalues.len() > 1 {
                    "saddle"
                } else if eigenvalues.sum() > 0.0 {
                    "minimum"
                } else {
                    "maximum"
                }
            },
        )
        // Whether the sum is taken of the eigenvalues or of the diagonal, rounding decides where it is nearly 0.
        .only_for(|hessian: Array2<f64>| {
            eigenvalues(&hessian).is_some_and(|lambda| lambda.sum().abs() > 1e-9 * largest(&lambda))
        }),
        mistake(
            "diagonal alone",
            "classify",
            "You decide by the diagonal of H, the curvatures along the axes. A direction between two axes may bend the other way: the \
             eigenvalues decide.",
            |hessian: Array2<f64>| Some(kind(&hessian.diag().to_owned())),
        )
        .only_for(has_spectrum),
        by_eigenvalues(
            "zero taken for positive",
            "You take a zero eigenvalue for a positive one. Along its direction the Hessian says nothing, and f may fall there (think of x³): \
             degenerate, unless there are both signs anyway.",
            |eigenvalues| {
                let zero = 1e-9 * largest(eigenvalues);
                let down = eigenvalues.iter().filter(|lambda| **lambda < -zero).count();
                match eigenvalues.len() - down {
                    0 => "maximum",
                    _ if down == 0 => "minimum",
                    _ => "saddle",
                }
            },
        ),
        by_eigenvalues(
            "zero before both signs",
            "You answer \"degenerate\" as soon as one eigenvalue is zero. Where others have both signs, f rises one way and falls another, \
             and it is a saddle whatever the rest.",
            |eigenvalues| {
                let zero = 1e-9 * largest(eigenvalues);
                if eigenvalues.iter().any(|lambda| lambda.abs() <= zero) {
                    "degenerate"
                } else {
                    kind(eigenvalues)
                }
            },
        ),
        by_eigenvalues(
            "a fixed tolerance",
            "You compare the eigenvalues with a fixed number, and a loss multiplied by 10⁻²⁰⁰ becomes degenerate everywhere. Compare with a \
             share of the largest |λ|.",
            |eigenvalues| {
                if largest(eigenvalues) <= 1e-9 { "degenerate" } else { kind(eigenvalues) }
            },
        ),
        by_eigenvalues(
            "minimum and maximum exchanged",
            "You have minimum and maximum the wrong way round: positive curvature, as of x², bends upwards around a minimum.",
            |eigenvalues| kind(&-eigenvalues),
        ),
        test(
            "largest element for the norm",
            "You compare the largest |∂f/∂xᵢ| with the tolerance. The norm of the gradient is larger where several elements are not 0.",
            |slope, tolerance| slope.iter().all(|slope| slope.abs() <= tolerance),
        ),
        test(
            "squared norm",
            "You compare ‖∇f(x)‖² with the tolerance: take its root first.",
            |slope, tolerance| slope.dot(&slope) <= tolerance,
        ),
        test(
            "sum of the elements",
            "You compare the sum of the partial derivatives with the tolerance. Where they cancel the gradient is not 0: take its norm.",
            |slope, tolerance| slope.sum().abs() <= tolerance,
        ),
        test(
            "less than, not at most",
            "You ask for ‖∇f(x)‖ < tolerance. With the tolerance 0 not even an exact stationary point passes: ≤.",
            |slope, tolerance| norm(&slope) < tolerance,
        )
        .only_for(|gradient: Gradient, x: Array1<f64>, _: f64| gradient.at(x).iter().all(|g| g.is_finite())),
        mistake(
            "not asked whether stationary",
            "kind_of_point",
            "You classify every point. The eigenvalues mean something only where the gradient vanishes: elsewhere the answer is None.",
            |gradient: Gradient, hessian: Hessian, x: Array1<f64>, _: f64| {
                let _ = gradient.at(x.clone());
                eigenvalues(&hessian.at(x)).map(|eigenvalues| kind(&eigenvalues))
            },
        ),
    ]
}
