//! Axes are swapped in pairs, and reduced and repeated one at a time.
use ndarray::{ArrayD, ArrayView1, ArrayViewD, Axis, concatenate};

fn half(x: ArrayView1<f64>, fold: fn(f64, f64) -> f64) -> Option<f64> {
    match x.len() {
        0 => None,
        1 => Some(x[0]),
        n => {
            let (left, right) = x.split_at(Axis(0), n / 2);
            Some(fold(half(left, fold)?, half(right, fold)?))
        }
    }
}

pub fn rearrange(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    super::transform(x.view(), pattern, sizes, None, false)?;
    let (left, right) = super::parse(pattern, x.ndim())?;
    let mut axes = super::infer(&left, x.shape(), sizes)?;
    let split: Vec<usize> = axes.iter().map(|axis| axis.1).collect();
    let mut z = x.to_shape(split).unwrap().into_owned();
    let mut merged = Vec::new();
    let mut to = 0;
    for group in &right {
        let mut product = 1;
        for name in group {
            let from = axes.iter().position(|axis| axis.0 == *name).unwrap();
            z.swap_axes(from, to);
            axes.swap(from, to);
            product *= axes[to].1;
            to += 1;
        }
        merged.push(product);
    }
    Ok(z.to_shape(merged).unwrap().into_owned())
}

pub fn reduce(
    x: ArrayViewD<f64>,
    pattern: &str,
    reduction: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    let fold: super::Fold = match reduction {
        "sum" => |x| Some(half(x, |x, y| x + y).unwrap_or(0.0)),
        "prod" => |x| Some(x.iter().rev().product()),
        "mean" => |x| half(x, |x, y| x + y).map(|sum| sum / x.len() as f64),
        "max" => |x| half(x, f64::max),
        "min" => |x| half(x, |x, y| if y < x { y } else { x }),
        _ => return Err(format!("{reduction}?")),
    };
    super::transform(x, pattern, sizes, Some(fold), false)
}

pub fn repeat(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    super::transform(x.view(), pattern, sizes, None, true)?;
    let (left, right) = super::parse(pattern, x.ndim())?;
    let axes = super::infer(&left, x.shape(), sizes)?;
    let kept: Vec<Vec<String>> = right
        .iter()
        .map(|group| {
            group.iter().filter(|name| axes.iter().any(|axis| axis.0 == **name)).cloned().collect()
        })
        .collect();
    let flat: Vec<Vec<String>> = kept.concat().into_iter().map(|name| vec![name]).collect();
    let mut z = super::carry_out(x, &axes, &flat, sizes, |lane| lane.first().copied())?;
    let mut merged = Vec::new();
    let mut place = 0;
    for group in &right {
        let mut product = 1;
        for name in group {
            if axes.iter().all(|axis| axis.0 != *name) {
                let size = super::size(name, sizes).unwrap();
                let one = z.view().insert_axis(Axis(place));
                z = if size == 0 {
                    let mut shape = one.shape().to_vec();
                    shape[place] = 0;
                    ArrayD::zeros(shape)
                } else {
                    concatenate(Axis(place), &vec![one; size]).unwrap()
                };
            }
            product *= z.shape()[place];
            place += 1;
        }
        merged.push(product);
    }
    Ok(z.to_shape(merged).unwrap().into_owned())
}
