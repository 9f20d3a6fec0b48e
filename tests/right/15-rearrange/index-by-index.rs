//! Every element of the result looked up by its indices, one after the other.
use ndarray::{ArrayD, ArrayViewD, Dimension, IxDyn, indices};

type Sizes = [(String, usize)];

fn product(group: &[String], axes: &[(String, usize)]) -> usize {
    group.iter().map(|name| axes.iter().find(|(known, _)| known == name).unwrap().1).product()
}

/// The index of a group, when the axes have these indices.
fn place(group: &[String], axes: &[(String, usize)], at: &[usize]) -> usize {
    group.iter().fold(0, |place, name| {
        let axis = axes.iter().position(|(known, _)| known == name).unwrap();
        place * axes[axis].1 + at[axis]
    })
}

fn visit(
    axes: &[(String, usize)],
    left: &[Vec<String>],
    right: &[Vec<String>],
    mut at: impl FnMut(&[usize], &[usize]),
) {
    let sizes: Vec<usize> = axes.iter().map(|axis| axis.1).collect();
    for index in indices(IxDyn(&sizes)) {
        let from: Vec<usize> = left.iter().map(|group| place(group, axes, index.slice())).collect();
        let to: Vec<usize> = right.iter().map(|group| place(group, axes, index.slice())).collect();
        at(&from, &to);
    }
}

fn loses_dots(pattern: &str) -> bool {
    pattern
        .split_once("->")
        .is_some_and(|(left, right)| left.contains("...") && !right.contains("..."))
}

fn is_number(name: &str) -> bool {
    name.parse::<usize>().is_ok()
}

fn used(sizes: &Sizes, axes: &[(String, usize)]) -> Result<(), String> {
    let known = |name: &str| axes.iter().any(|axis| axis.0 == name);
    let odd = |name: &str| is_number(name) || name.starts_with('.') || !known(name);
    match sizes.iter().find(|(name, _)| odd(name)) {
        Some((name, _)) => Err(format!("{name}?")),
        None => Ok(()),
    }
}

pub fn rearrange(x: ArrayViewD<f64>, pattern: &str, sizes: &Sizes) -> Result<ArrayD<f64>, String> {
    let (left, right) = super::parse(pattern, x.ndim())?;
    let axes = super::infer(&left, x.shape(), sizes)?;
    used(sizes, &axes)?;
    let (mut before, mut after) = (left.concat(), right.concat());
    before.sort();
    after.sort();
    if loses_dots(pattern) || before != after || before.iter().any(|name| is_number(name)) {
        return Err("one-sided".into());
    }
    let shape: Vec<usize> = right.iter().map(|group| product(group, &axes)).collect();
    let mut z = ArrayD::zeros(shape);
    visit(&axes, &left, &right, |from, to| z[to] = x[from]);
    Ok(z)
}

pub fn reduce(
    x: ArrayViewD<f64>,
    pattern: &str,
    reduction: &str,
    sizes: &Sizes,
) -> Result<ArrayD<f64>, String> {
    let (mut left, right) = super::parse(pattern, x.ndim())?;
    let mut axes = super::infer(&left, x.shape(), sizes)?;
    used(sizes, &axes)?;
    let known = left.concat();
    if right.concat().iter().any(|name| is_number(name) || !known.contains(name)) {
        return Err("one-sided".into());
    }
    // Every axis gets a name of its own.
    let mut number = 0;
    for name in left.iter_mut().flatten() {
        if is_number(name) {
            *name = format!("#{number}");
            axes[number].0.clone_from(name);
        }
        number += 1;
    }
    let shape: Vec<usize> = right.iter().map(|group| product(group, &axes)).collect();
    let start = match reduction {
        "sum" | "mean" => 0.0,
        "prod" => 1.0,
        "max" => f64::NEG_INFINITY,
        "min" => f64::INFINITY,
        _ => return Err("no such reduction".into()),
    };
    let mut z = ArrayD::from_elem(shape.as_slice(), start);
    let mut count = ArrayD::from_elem(shape.as_slice(), 0.0);
    visit(&axes, &left, &right, |from, to| {
        count[to] += 1.0;
        z[to] = match reduction {
            "sum" | "mean" => z[to] + x[from],
            "prod" => z[to] * x[from],
            "max" => z[to].max(x[from]),
            _ => z[to].min(x[from]),
        };
    });
    if !matches!(reduction, "sum" | "prod") && count.iter().any(|&count| count == 0.0) {
        return Err("nothing".into());
    }
    Ok(if reduction == "mean" { z / count } else { z })
}

pub fn repeat(x: ArrayViewD<f64>, pattern: &str, sizes: &Sizes) -> Result<ArrayD<f64>, String> {
    let (left, mut right) = super::parse(pattern, x.ndim())?;
    let mut axes = super::infer(&left, x.shape(), sizes)?;
    let after = right.concat();
    let lost = |name: &String| is_number(name) || !after.contains(name);
    if loses_dots(pattern) || left.iter().flatten().any(lost) {
        return Err("one-sided".into());
    }
    for (number, name) in right.iter_mut().flatten().enumerate() {
        if let Ok(size) = name.parse() {
            *name = format!("#{number}");
            axes.push((name.clone(), size));
        } else if axes.iter().all(|axis| axis.0 != *name) {
            let known = sizes.iter().find(|given| given.0 == *name);
            axes.push(known.cloned().ok_or("no size")?);
        }
    }
    used(sizes, &axes)?;
    let shape: Vec<usize> = right.iter().map(|group| product(group, &axes)).collect();
    let mut z = ArrayD::zeros(shape);
    visit(&axes, &left, &right, |from, to| z[to] = x[from]);
    Ok(z)
}
