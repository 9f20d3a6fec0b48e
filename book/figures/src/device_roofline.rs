//! The kernels in WGSL, below the roof of the device that ran them.

use kit::Answer as _;

use crate::answers::{Answers, ask};
use crate::axes::{Axes, Scale};
use crate::measured::{Device, Kernel};
use crate::palette::Colour;
use crate::roof::{Roof, name_points};
use crate::sketch::{Picture, Point, Stroke};

/// The intensities that are shown.
const SHOWN: (f64, f64) = (0.05, 10_000.0);

/// A kernel in the picture.
struct Placed {
    name: String,
    intensity: f64,
    /// Gflop in a second.
    speed: f64,
    memory_bound: bool,
}

/// The `roofline` of the device, and below it the kernels, each on the side that `is_memory_bound` gives it.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let device = Device::read();
    let (bandwidth, peak) = (device.bytes_per_second, device.flops_per_second);
    let roof = Roof::ask(answers, (bandwidth, peak), SHOWN)?;
    // One batch of products is left out: it would stand between the others.
    let shown = |kernel: &&Kernel| !kernel.name.starts_with("products");
    let mut placed = Vec::new();
    for kernel in device.kernels.iter().filter(shown) {
        let intensity = kernel.operations / kernel.bytes;
        let machine = vec![intensity.give(), peak.give(), bandwidth.give()];
        placed.push(Placed {
            name: kernel.name.trim_start_matches("product, ").to_owned(),
            intensity,
            speed: kernel.operations / kernel.seconds / 1e9,
            memory_bound: ask(answers, "is_memory_bound", machine)?,
        });
    }
    let (slow, quick): (Vec<Placed>, Vec<Placed>) =
        placed.into_iter().partition(|kernel| kernel.memory_bound);
    let told = |kernels: &[Placed]| -> String {
        let told = kernels.iter().map(|Placed { name, intensity, speed, .. }| {
            format!("{name} at {intensity:.2}: {speed:.2}")
        });
        told.collect::<Vec<_>>().join("; ")
    };
    let size = device.kernels.iter().find(|kernel| kernel.name.starts_with("product, "));
    let size = size.map_or("?", |kernel| kernel.size.as_str());
    Ok(Picture::new(
        424.0,
        "The roofline of a device, and the kernels of this chapter below it",
        &format!(
            "Gflop per second against flop per byte, both logarithmic. The roof rises with the {:.0} GB per second of a copy, and is level from \
             {:.1} flop per byte on, at {:.0} Gflop per second. Left of the ridge, flop per byte and Gflop per second: {}. Right of it, products of n = {size}: {}. \
             Measured on {} ({}), {}.",
            roof.slope,
            roof.ridge(),
            roof.peak,
            told(&slow),
            told(&quick),
            device.name,
            device.kind,
            device.date,
        ),
        |sketch| {
            let speeds = || slow.iter().chain(&quick).map(|kernel| kernel.speed);
            let least = speeds().fold(roof.peak, f64::min);
            let (bottom, top) = (10_f64.powf((least / 2.0).log10().floor()), 4.0 * roof.peak);
            let axes = Axes {
                corner: (80.0, 18.0),
                size: (492.0, 344.0),
                x: Scale::Log(SHOWN.0, SHOWN.1),
                y: Scale::Log(bottom, top),
            };
            let (x, y) = (powers_of_ten(SHOWN.0, SHOWN.1), powers_of_ten(bottom, top));
            axes.draw(sketch, ("flop / byte", &labelled(&x)), ("Gflop / s", &labelled(&y)));
            let ridge = roof.ridge();
            sketch.dashes(
                &[axes.at(ridge, bottom), axes.at(ridge, roof.peak)],
                Stroke::new(Colour::Grid, 1.5),
            );
            roof.draw(sketch, &axes, 0.6);
            for (kernels, colour) in [(&slow, Colour::B), (&quick, Colour::A)] {
                let points: Vec<(Point, String, Colour)> = kernels
                    .iter()
                    .map(|kernel| {
                        let at = axes.at(kernel.intensity, kernel.speed);
                        (at, kernel.name.clone(), colour)
                    })
                    .collect();
                let right = points.iter().map(|((x, _), ..)| *x).fold(0.0, f64::max);
                let highest = points.iter().map(|((_, y), ..)| *y).fold(f64::INFINITY, f64::min);
                name_points(sketch, &points, (right + 26.0, highest - 19.0));
            }
        },
    ))
}

/// The powers of ten between two numbers, with how they are written.
fn powers_of_ten(from: f64, to: f64) -> Vec<(f64, String)> {
    #[allow(clippy::cast_possible_truncation, reason = "they are few")]
    let (first, last) = (from.log10().ceil() as i32, to.log10().floor() as i32);
    (first..=last)
        .map(|power| {
            let value = 10_f64.powi(power);
            (value, format!("{value}"))
        })
        .collect()
}

fn labelled(ticks: &[(f64, String)]) -> Vec<(f64, &str)> {
    ticks.iter().map(|(value, label)| (*value, label.as_str())).collect()
}
