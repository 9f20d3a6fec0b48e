//! The squared norm ‖x‖² = Σ xᵢ².

use std::time::Duration;

use ndarray::ArrayView1;

use gpu::{Buffer, Dispatch, Error, Gpu, Grid, Scalar, Wgsl};

/// Elements that an invocation adds up by itself.
const EACH: u32 = 16;

/// How the sum is taken within a workgroup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// By a tree in workgroup memory, with a barrier between its levels.
    Tree,
    /// By subgroups, whose invocations run in step; where the device has them ([`gpu::About::subgroup_arithmetic`]).
    Subgroups,
}

impl Strategy {
    /// The better of those that the device has.
    pub fn best(gpu: &Gpu) -> Self {
        if gpu.about().subgroup_arithmetic { Self::Subgroups } else { Self::Tree }
    }

    fn wgsl(self) -> Wgsl<'static> {
        match self {
            Self::Tree => {
                Wgsl::new("squared_norm_tree.wgsl", include_str!("squared_norm_tree.wgsl"))
            }
            Self::Subgroups => Wgsl::new(
                "squared_norm_subgroups.wgsl",
                include_str!("squared_norm_subgroups.wgsl"),
            ),
        }
    }
}

/// ‖x‖².
///
/// # Shapes, rounding
///
/// x ~ (n) gives a number, with an error of at most γₕ ‖x‖² with h = [`depth`], the height of the tree of sums: that grows as
/// ln n, and not as n.
///
/// # Errors
///
/// [`Error::Unsupported`] where there are no subgroups, and those of [`Gpu::buffer`] and [`Gpu::run`].
pub fn squared_norm(gpu: &Gpu, x: ArrayView1<f32>, strategy: Strategy) -> Result<f32, Error> {
    let n = x.len();
    let (sum, _) = on_buffers(gpu, gpu.width(), n, &gpu.array(x)?, strategy)?;
    Ok(sum)
}

/// The same for the first `n` elements of a buffer, in workgroups of `width` invocations; and the time of the kernels.
///
/// # Errors
///
/// Those of [`squared_norm`].
///
/// # Panics
///
/// When `width` is not a power of 2, or so small that nothing gets less.
pub fn on_buffers(
    gpu: &Gpu,
    width: u32,
    n: usize,
    x: &Buffer,
    strategy: Strategy,
) -> Result<(f32, Option<Duration>), Error> {
    assert!(width.is_power_of_two(), "a tree in a workgroup of {width}");
    let wgsl = strategy.wgsl().unchecked().set("WIDTH", width).set("EACH", EACH);
    let kernel = |squares: u32| gpu.kernel(&wgsl.clone().set("SQUARES", squares));
    let (squares, sums) = (kernel(1)?, kernel(0)?);
    // What is left after every pass: a number for each workgroup.
    let lengths = lengths(n, width);
    let left = lengths.iter().skip(1).map(|n| gpu.uninitialised(*n));
    let left = left.collect::<Result<Vec<Buffer>, Error>>()?;
    let Some(last) = left.last() else { return Ok((0.0, Some(Duration::ZERO))) };
    let from = std::iter::once(x).chain(&left);
    let pairs: Vec<[&Buffer; 2]> = from.zip(&left).map(|(from, to)| [from, to]).collect();
    let scalars: Vec<[Scalar; 1]> = lengths.iter().map(|n| [Scalar::size(*n)]).collect();
    let passes = pairs.iter().zip(&scalars).zip(&lengths[1..]).enumerate();
    let passes: Vec<Dispatch> = passes
        .map(|(pass, ((buffers, scalars), groups))| Dispatch {
            kernel: if pass == 0 { &squares } else { &sums },
            buffers,
            scalars,
            grid: Grid::Groups(*groups as u64),
        })
        .collect();
    let times = gpu.run_all(&passes)?;
    Ok((gpu.read(last)?[0], times.into_iter().sum()))
}

/// How many roundings there are between an element and the result: γₕ of them bounds the relative error.
pub fn depth(n: usize, width: u32, strategy: Strategy) -> usize {
    let passes = lengths(n, width).len() - 1;
    let within = match strategy {
        Strategy::Tree => width.ilog2(),
        // Nobody says in which order a subgroup adds.
        Strategy::Subgroups => width,
    };
    // The square, and in every pass the sums of an invocation and of its workgroup.
    1 + passes * (EACH + within) as usize
}

/// The length before the first pass and after each: n, ⌈n / (width · EACH)⌉, …, 1; n alone where that is 0.
fn lengths(n: usize, width: u32) -> Vec<usize> {
    let mut lengths = vec![n];
    let mut left = n;
    while left > 1 || (left == 1 && lengths.len() == 1) {
        left = left.div_ceil((width * EACH) as usize);
        lengths.push(left);
    }
    lengths
}
