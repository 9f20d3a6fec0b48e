//! Momentum as an optimiser like those of candle, and Adam written out.
use candle_core::backprop::GradStore;
use candle_core::{Result, Tensor, Var};
use candle_nn::Optimizer;
use ndarray::{Array2, Array3, ArrayView2};

struct Momentum {
    variables: Vec<(Var, Tensor)>,
    settings: (f64, f64),
}

impl Optimizer for Momentum {
    type Config = (f64, f64);

    fn new(variables: Vec<Var>, settings: (f64, f64)) -> Result<Self> {
        let with_velocity = |x: Var| {
            let velocity = x.zeros_like()?;
            Ok((x, velocity))
        };
        let variables = variables.into_iter().map(with_velocity).collect::<Result<_>>()?;
        Ok(Self { variables, settings })
    }

    fn step(&mut self, gradients: &GradStore) -> Result<()> {
        let (eta, lambda) = self.settings;
        for (x, velocity) in &mut self.variables {
            if let Some(gradient) = gradients.get(x) {
                *velocity = ((lambda * &*velocity)? - (eta * gradient)?)?;
                if x.elem_count() > 0 {
                    x.set(&(x.as_tensor() + &*velocity)?)?;
                }
            }
        }
        Ok(())
    }

    fn learning_rate(&self) -> f64 {
        self.settings.0
    }

    fn set_learning_rate(&mut self, eta: f64) {
        self.settings.0 = eta;
    }
}

pub fn descend_with_momentum(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array3<f64>> {
    super::on_the_plane(starts, |starts| {
        let x = Var::from_tensor(&starts)?;
        let mut optimiser = Momentum::new(vec![x.clone()], (eta, lambda))?;
        let mut paths = vec![starts];
        for _ in 0..steps {
            if x.elem_count() > 0 {
                optimiser.backward_step(&super::landscape(&x)?.sum_all()?)?;
            }
            paths.push(x.copy()?);
        }
        Tensor::stack(&paths, 0)
    })
}

pub fn end_points(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array2<f64>> {
    super::on_the_plane(starts, |starts| {
        let x = Var::from_tensor(&starts)?;
        let mut optimiser = Momentum::new(vec![x.clone()], (eta, lambda))?;
        for _ in 0..steps {
            if x.elem_count() > 0 {
                optimiser.backward_step(&super::landscape(&x)?.sum_all()?)?;
            }
        }
        Ok(x.into_inner())
    })
}

pub fn adam(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    super::on_the_plane(starts, |x| {
        let (mut m, mut v) = (x.zeros_like()?, x.zeros_like()?);
        let mut paths = vec![x];
        for t in 1..=steps {
            let g = super::gradient(&paths[t - 1])?;
            m = ((0.9 * m)? + (0.1 * &g)?)?;
            v = ((0.999 * v)? + (0.001 * g.sqr()?)?)?;
            let power = |beta: f64| (0..t).fold(1.0, |power, _| power * beta);
            let root = ((v.sqrt()? / f64::sqrt(1.0 - power(0.999)))? + 1e-8)?;
            let size = eta / (1.0 - power(0.9));
            paths.push((&paths[t - 1] - (size * (&m / root)?)?)?);
        }
        Tensor::stack(&paths, 0)
    })
}
