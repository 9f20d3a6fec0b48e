//! A first kernel: squares, with and without a guard, in a buffer that is longer than the vector.

use gpu::{Error, Gpu, Grid, Scalar, Wgsl};

// ANCHOR: shown
const KERNEL: &str = "
    var<immediate> n: u32;
    @group(0) @binding(0) var<storage, read> x: array<f32>;
    @group(0) @binding(1) var<storage, read_write> z: array<f32>;

    @compute @workgroup_size(4)
    fn square(@builtin(global_invocation_id) id: vec3<u32>) {
        let i = id.x;
        if i < n {
            z[i] = x[i] * x[i];
        }
    }";

fn run(gpu: &Gpu, text: &str) -> Result<Vec<f32>, Error> {
    // Ten numbers, and behind them something else.
    let x = [0., 1., 2., 3., 4., 5., 6., 7., 8., 9., -1., -1.];
    let (x, z) = (gpu.buffer(&x)?, gpu.filled(12, 7.0)?);
    let square = gpu.kernel(&Wgsl::new("square.wgsl", text))?;
    // Three workgroups of four invocations.
    gpu.run(&square, &[&x, &z], &[Scalar::size(10)], Grid::Exactly([3, 1, 1]))?;
    gpu.read(&z)
}

fn main() -> Result<(), Error> {
    let gpu = Gpu::open()?;
    println!("guarded  {:?}", run(&gpu, KERNEL)?);
    println!("not      {:?}", run(&gpu, &KERNEL.replace("i < n", "true"))?);
    Ok(())
}
// ANCHOR_END: shown
