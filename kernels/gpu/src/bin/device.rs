//! Shows the devices with Vulkan and what they have, and runs a kernel on the one that is taken.

use std::process::ExitCode;

use gpu::{About, Error, Gpu, Grid, Scalar, Wgsl, devices, size};

/// a x.
const DOUBLE: &str = "
    var<immediate> a: f32;
    @group(0) @binding(0) var<storage, read> x: array<f32>;
    @group(0) @binding(1) var<storage, read_write> y: array<f32>;

    @compute @workgroup_size(64)
    fn double(@builtin(global_invocation_id) id: vec3<u32>) {
        if id.x < arrayLength(&y) { y[id.x] = a * x[id.x]; }
    }";

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
    let kernel = gpu.kernel(&Wgsl::new("double.wgsl", DOUBLE))?;
    let (x, y) = (gpu.buffer(&[1.0, 2.0, 3.0])?, gpu.filled(3, f32::NAN)?);
    gpu.run(&kernel, &[&x, &y], &[Scalar::Number(2.0)], Grid::covering(3, 64))?;
    println!("{} computes 2 (1, 2, 3) = {:?}", gpu.about().name, gpu.read(&y)?);
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
