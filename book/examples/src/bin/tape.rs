//! What a framework does with derivatives: every operation is written down, and read backwards.

// ANCHOR: shown
/// The operations carried out so far: of each, where its operands are and its derivative by either.
#[derive(Default)]
struct Tape(Vec<[(usize, f64); 2]>);

/// A number on the tape: its place, and its value.
#[derive(Clone, Copy)]
struct Number(usize, f64);

impl Tape {
    fn write(&mut self, value: f64, by: [(usize, f64); 2]) -> Number {
        self.0.push(by);
        Number(self.0.len() - 1, value)
    }

    fn variable(&mut self, value: f64) -> Number {
        self.write(value, [(0, 0.0); 2])
    }

    fn sin(&mut self, x: Number) -> Number {
        self.write(x.1.sin(), [(x.0, x.1.cos()), (0, 0.0)])
    }

    fn cos(&mut self, x: Number) -> Number {
        self.write(x.1.cos(), [(x.0, -x.1.sin()), (0, 0.0)])
    }

    fn times(&mut self, x: Number, y: Number) -> Number {
        self.write(x.1 * y.1, [(x.0, y.1), (y.0, x.1)])
    }

    /// The derivatives of `y` by everything on the tape.
    fn backward(&self, y: Number) -> Vec<f64> {
        let mut by = vec![0.0; self.0.len()];
        by[y.0] = 1.0;
        for place in (0..=y.0).rev() {
            for (operand, slope) in self.0[place] {
                by[operand] += by[place] * slope;
            }
        }
        by
    }
}

fn main() {
    let mut tape = Tape::default();
    let third = std::f64::consts::FRAC_PI_3;
    let (x1, x2) = (tape.variable(third), tape.variable(third));
    let (sin, cos) = (tape.sin(x1), tape.cos(x2));
    let y = tape.times(sin, cos);
    let by = tape.backward(y);
    println!("y = {:.4}, ∂y/∂x₁ = {:.4}, ∂y/∂x₂ = {:.4}", y.1, by[x1.0], by[x2.0]);
}
// ANCHOR_END: shown
