//! Functions whose Jacobians are known: layers A φ(B x).

use ndarray::{Array1, Array2};

use grader::ask::Ask;
use grader::given::Handle;
use grader::rounding::{U, dot, gamma, product};
use grader::show::shown;

/// A function φ of one number t: how it is written, its value and its derivative.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    pub written: fn(&str) -> String,
    pub slope_written: fn(&str) -> String,
    pub value: fn(f64) -> f64,
    pub slope: fn(f64) -> f64,
    /// The most that |φ|, |φ'| and |φ'''| come to where |t| ≤ r.
    pub most: fn(f64) -> [f64; 3],
    /// (φ(t + δ) − φ(t − δ)) / 2δ, without the cancellation.
    pub difference: fn(f64, f64) -> f64,
}

pub const LINE: Kind = Kind {
    written: |t| t.into(),
    slope_written: |_| "1".into(),
    value: |t| t,
    slope: |_| 1.0,
    most: |r| [r, 1.0, 0.0],
    difference: |_, _| 1.0,
};
pub const SQUARE: Kind = Kind {
    written: |t| format!("{t}²"),
    slope_written: |t| format!("2 {t}"),
    value: |t| t * t,
    slope: |t| 2.0 * t,
    most: |r| [r * r, 2.0 * r, 0.0],
    difference: |t, _| 2.0 * t,
};
pub const CUBE: Kind = Kind {
    written: |t| format!("{t}³"),
    slope_written: |t| format!("3 {t}²"),
    value: |t| t * t * t,
    slope: |t| 3.0 * t * t,
    most: |r| [r * r * r, 3.0 * r * r, 6.0],
    difference: |t, step| 3.0 * t * t + step * step,
};
pub const SINE: Kind = Kind {
    written: |t| format!("sin {t}"),
    slope_written: |t| format!("cos {t}"),
    value: f64::sin,
    slope: f64::cos,
    most: |_| [1.0, 1.0, 1.0],
    difference: |t, step| t.cos() * step.sin() / step,
};

/// f(x) = A φ(B x), φ for each element: A ~ (o, m) and B ~ (m, d).
#[derive(Clone, Debug)]
pub struct Layer {
    pub kind: Kind,
    pub a: Array2<f64>,
    pub b: Array2<f64>,
}

impl Layer {
    /// A φ(x).
    pub fn plain(kind: Kind, a: Array2<f64>) -> Self {
        Self { kind, b: Array2::eye(a.ncols()), a }
    }

    /// B x, to the last digit but one.
    pub fn inner(&self, x: &Array1<f64>) -> Array1<f64> {
        self.b.rows().into_iter().map(|row| dot(row, x)).collect()
    }

    /// Its value, in an order of summation that nobody's product has by chance.
    pub fn value(&self, x: &Array1<f64>) -> Array1<f64> {
        let times = |a: &Array2<f64>, x: &Array1<f64>| -> Array1<f64> {
            assert_eq!(a.ncols(), x.len(), "the function takes vectors of the one length");
            let terms = a.rows().into_iter();
            terms.map(|row| row.iter().zip(x).rev().map(|(a, x)| a * x).sum()).collect()
        };
        times(&self.a, &times(&self.b, x).mapv(self.kind.value))
    }

    /// A diag(φ'(B x)) B.
    pub fn jacobian(&self, x: &Array1<f64>) -> Array2<f64> {
        assert_eq!(self.b.ncols(), x.len(), "the function takes vectors of the one length");
        product(&(&self.a * &self.inner(x).mapv(self.kind.slope)), &self.b)
    }

    /// How reports write φ(B x), or what else `phi` makes of it, and the matrices.
    pub fn written(&self, x: &str, letter: char, phi: fn(&str) -> String) -> [String; 2] {
        let with = format!("with {letter} = {}", shown(&self.a));
        if self.b == Array2::<f64>::eye(self.b.nrows()) {
            return [phi(x), with];
        }
        [phi(&format!("(B {x})")), format!("{with}, B = {}", shown(&self.b))]
    }

    /// Gives the function as `name`(`x`), with A written as `letter`.
    pub fn give(
        &self,
        ask: &mut Ask<'_>,
        name: &str,
        x: &str,
        letter: char,
    ) -> Handle<Array1<f64>> {
        let [phi, with] = self.written(x, letter, self.kind.written);
        let layer = self.clone();
        ask.give(format!("{name}({x}) = {letter} {phi} {with}"), move |x: Array1<f64>| {
            layer.value(&x)
        })
    }

    /// Gives its Jacobian; B is the identity.
    pub fn give_jacobian(
        &self,
        ask: &mut Ask<'_>,
        name: &str,
        x: &str,
        letter: char,
    ) -> Handle<Array1<f64>> {
        let [slopes, with] = self.written(x, letter, self.kind.slope_written);
        let layer = self.clone();
        ask.give(format!("{name}({x}) = {letter} diag({slopes}) {with}"), move |x: Array1<f64>| {
            layer.jacobian(&x)
        })
    }

    /// How far rounding may take each element of the quotient of central differences.
    ///
    /// B x errs by γ of d terms, the place x ± h eⱼ by one rounding, φ by two and its argument, the sum by γ of m; the
    /// difference of two such values is divided by 2h.
    pub fn rounding(&self, x: &Array1<f64>, h: f64) -> Array2<f64> {
        let ((o, m), d) = (self.a.dim(), self.b.ncols());
        let far = x.mapv(|x| x.abs() + h);
        Array2::from_shape_fn((o, d), |(i, j)| {
            let of_terms = (0..m).map(|k| {
                let row = self.b.row(k).mapv(f64::abs);
                let reach = row.dot(&far);
                let [value, slope, _] = (self.kind.most)(reach);
                let argument = gamma(d) * reach + row[j] * U * far[j];
                let quotient = slope * row[j];
                self.a[[i, k]].abs()
                    * ((slope * argument + gamma(m + 4) * value) / h
                        + gamma(m + 8) * quotient * (1.0 + reach))
            });
            of_terms.sum()
        })
    }

    /// h²/6 times the most that the third derivative along each axis comes to within h.
    pub fn truncation(&self, x: &Array1<f64>, h: f64) -> Array2<f64> {
        let ((o, m), d) = (self.a.dim(), self.b.ncols());
        let far = x.mapv(|x| x.abs() + h);
        Array2::from_shape_fn((o, d), |(i, j)| {
            let of_terms = (0..m).map(|k| {
                let row = self.b.row(k).mapv(f64::abs);
                self.a[[i, k]].abs() * (self.kind.most)(row.dot(&far))[2] * row[j].powi(3)
            });
            h * h / 6.0 * of_terms.sum::<f64>()
        })
    }
}
