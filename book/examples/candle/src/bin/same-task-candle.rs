//! Three steps of descent on f(x) = sin x₁ cos x₂ from a batch of three starts, derived by candle.

use candle_core::{Device, Result, Tensor, Var};
use candle_nn::{Optimizer, SGD};

fn main() -> Result<()> {
    // ANCHOR: shown
    let f = |x: &Tensor| x.get_on_dim(1, 0)?.sin()? * x.get_on_dim(1, 1)?.cos()?;

    let x = Var::new(&[[1.0, 0.5], [2.0, 1.0], [-1.0, 2.0]], &Device::Cpu)?;
    let mut descent = SGD::new(vec![x.clone()], 0.5)?;
    for step in 0..3 {
        let gradients = f(&x)?.sum_all()?.backward()?;
        if let (0, Some(gradient)) = (step, gradients.get(&x)) {
            println!("{gradient}\n");
        }
        descent.step(&gradients)?;
    }
    println!("{}", x.as_tensor());
    // ANCHOR_END: shown
    Ok(())
}
