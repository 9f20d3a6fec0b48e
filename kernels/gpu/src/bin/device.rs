//! Shows the devices with Vulkan and what they have, and runs a kernel on the one that is taken.

use std::process::ExitCode;

use gpu::{About, Error, Gpu, devices, saxpy::saxpy, size};
use ndarray::array;

fn main() -> ExitCode {
    match show() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn show() -> Result<(), Error> {
    let gpu = Gpu::open()?;
    for about in devices()? {
        describe(&about, about == *gpu.about());
    }
    let y = saxpy(&gpu, 2.0, array![1.0, 2.0, 3.0].view(), array![0.5, 0.5, 0.5].view())?;
    println!("{} computes 2 (1, 2, 3) + (½, ½, ½) = {y}", gpu.about().name);
    Ok(())
}

fn describe(about: &About, taken: bool) {
    let times = |sizes: [u32; 3]| sizes.map(|size| size.to_string()).join(" × ");
    println!("{}{}", about.name, if taken { " (taken)" } else { "" });
    for (what, value) in [
        ("kind", about.kind.to_string()),
        ("driver", about.driver.clone()),
        ("Vulkan", about.vulkan.clone()),
        ("memory", size(about.memory)),
        ("reached", if about.unified { "directly" } else { "by copies" }.into()),
        ("largest buffer", size(about.buffer)),
        ("workgroups", times(about.workgroups)),
        ("workgroup", format!("{}, {} in all", times(about.workgroup), about.invocations)),
        ("its memory", size(about.workgroup_memory.into())),
        (
            "subgroup",
            format!(
                "{}, {}",
                about.subgroup,
                if about.subgroup_arithmetic { "with arithmetic" } else { "without arithmetic" }
            ),
        ),
        ("clock", about.tick.map_or("none".into(), |tick| format!("{tick} ns a tick"))),
    ] {
        println!("  {what:<16}{value}");
    }
    println!();
}
