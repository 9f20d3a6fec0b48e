//! What is written to a buffer is read from it, however it gets there; dispatch, and time.

use gpu::{Dispatch, Grid, Scalar, Wgsl};

use crate::{copying, gpu};

#[test]
fn what_is_written_is_read() {
    for gpu in [gpu(), copying()] {
        for n in [0, 1, 5, 1000, 100_001] {
            let numbers: Vec<f32> = (0..n).map(|i| i as f32 - 0.5).collect();
            let buffer = gpu.buffer(&numbers).unwrap();
            assert_eq!((buffer.len(), buffer.is_empty()), (n, n == 0));
            assert_eq!(gpu.read(&buffer).unwrap(), numbers);
            let others: Vec<f32> = numbers.iter().map(|x| -x).collect();
            gpu.write(&buffer, &others).unwrap();
            assert_eq!(gpu.read(&buffer).unwrap(), others);
        }
        let odd = [f32::INFINITY, -0.0, f32::MIN_POSITIVE, 1e-45, f32::MAX];
        let back = gpu.read(&gpu.buffer(&odd).unwrap()).unwrap();
        assert_eq!(back.map_bits(), odd.to_vec().map_bits());
        let filled = gpu.read(&gpu.filled(100, f32::NAN).unwrap()).unwrap();
        assert!(filled.len() == 100 && filled.iter().all(|x| x.is_nan()));
    }
}

trait Bits {
    fn map_bits(&self) -> Vec<u32>;
}

impl Bits for Vec<f32> {
    fn map_bits(&self) -> Vec<u32> {
        self.iter().map(|x| x.to_bits()).collect()
    }
}

#[test]
fn copies_go_in_pieces() {
    // One piece is 2²⁴ numbers.
    let n = (1 << 24) + 5;
    let numbers: Vec<f32> = (0..n).map(|i: usize| (i % 1_000_003) as f32).collect();
    let gpu = copying();
    let buffer = gpu.buffer(&numbers).unwrap();
    assert!(gpu.read(&buffer).unwrap() == numbers);
}

#[test]
fn buffers_are_copied_on_the_device() {
    let gpu = gpu();
    let (x, y) = (gpu.buffer(&[1.0, 2.0, 3.0]).unwrap(), gpu.filled(3, f32::NAN).unwrap());
    let time = gpu.copy(&x, &y).unwrap();
    assert_eq!(gpu.read(&y).unwrap(), [1.0, 2.0, 3.0]);
    assert_eq!(time.is_some(), gpu.about().tick.is_some());
}

/// Adds one to a counter for every invocation that is sent beyond the array, and its own number to its element.
const NUMBERED: &str = "
    var<immediate> n: u32;
    @group(0) @binding(3) var<storage, read_write> y: array<f32>;

    @compute @workgroup_size(2)
    fn number(
        @builtin(workgroup_id) w: vec3<u32>,
        @builtin(num_workgroups) groups: vec3<u32>,
        @builtin(local_invocation_index) lane: u32,
    ) {
        let i = 2 * (w.x + groups.x * (w.y + groups.y * w.z)) + lane;
        if i < n { y[i] += f32(i); }
    }";

#[test]
fn workgroups_are_counted_in_three_directions() {
    let gpu = gpu();
    let kernel = gpu.kernel(&Wgsl::new("number.wgsl", NUMBERED)).unwrap();
    assert_eq!(kernel.workgroup(), [2, 1, 1]);
    let n = 2 * 3 * 4 * 5;
    let y = gpu.filled(n, 0.0).unwrap();
    for grid in [Grid::Exactly([3, 4, 5]), Grid::Exactly([60, 1, 1]), Grid::covering(n, 2)] {
        gpu.run(&kernel, &[&y], &[Scalar::size(n)], grid).unwrap();
    }
    let expected: Vec<f32> = (0..n).map(|i| 3.0 * i as f32).collect();
    assert_eq!(gpu.read(&y).unwrap(), expected);
    // None at all is no error.
    gpu.run(&kernel, &[&y], &[Scalar::size(n)], Grid::Groups(0)).unwrap();
    assert_eq!(gpu.read(&y).unwrap(), expected);
}

#[test]
fn kernels_see_what_those_before_have_written_and_are_timed() {
    let gpu = gpu();
    let double = "
        @group(0) @binding(0) var<storage, read> x: array<f32>;
        @group(0) @binding(1) var<storage, read_write> y: array<f32>;
        override WIDTH: u32;
        @compute @workgroup_size(WIDTH)
        fn double(@builtin(global_invocation_id) id: vec3<u32>) { y[id.x] = 2 * x[id.x]; }
        @compute @workgroup_size(WIDTH)
        fn increase(@builtin(global_invocation_id) id: vec3<u32>) { y[id.x] = x[id.x] + 1; }";
    let wgsl = Wgsl::new("double.wgsl", double).set("WIDTH", 32);
    let double = gpu.kernel(&wgsl.clone().entry("double")).unwrap();
    let increase = gpu.kernel(&wgsl.entry("increase")).unwrap();
    let (x, y) = (gpu.filled(1 << 16, 1.0).unwrap(), gpu.filled(1 << 16, f32::NAN).unwrap());
    let grid = Grid::covering(1 << 16, 32);
    let there = [&x, &y];
    let back = [&y, &x];
    let step = |kernel, buffers| Dispatch { kernel, buffers, scalars: &[], grid };
    let steps = [step(&*double, &there[..]), step(&*increase, &back[..])].repeat(10);
    let times = gpu.run_all(&steps).unwrap();
    // x ← 2 x + 1 ten times.
    assert!(gpu.read(&x).unwrap().iter().all(|x| *x == 2047.0));
    assert_eq!(times.len(), 20);
    assert_eq!(times.iter().all(Option::is_some), gpu.about().tick.is_some());
    if gpu.about().tick.is_some() {
        let all: std::time::Duration = times.iter().flatten().sum();
        assert!(!all.is_zero() && all.as_secs() < 60, "{all:?}");
    }
}

#[test]
fn a_kernel_is_compiled_once() {
    let gpu = gpu();
    let wgsl = || Wgsl::new("number.wgsl", NUMBERED);
    let first = gpu.kernel(&wgsl()).unwrap();
    assert!(std::sync::Arc::ptr_eq(&first, &gpu.kernel(&wgsl()).unwrap()));
}
