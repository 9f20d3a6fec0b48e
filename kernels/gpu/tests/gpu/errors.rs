//! Every failure that can be provoked says what it is and what to do.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use gpu::{Error, Gpu, Grid, Scalar, Wgsl};

use crate::gpu;

fn refused(wgsl: &Wgsl) -> String {
    gpu().kernel(wgsl).unwrap_err().to_string()
}

#[test]
fn a_kernel_that_does_not_compile_is_shown_with_its_line() {
    let text = "@group(0) @binding(0) var<storage, read_write> y: array<f32>;
@compute @workgroup_size(64)
fn kernel(@builtin(global_invocation_id) id: vec3<u32>) {
    y[id.x] = x[id.x];
}";
    let said = refused(&Wgsl::new("unknown.wgsl", text));
    for part in [
        "unknown.wgsl does not compile:",
        "no definition in scope for identifier: `x`",
        "unknown.wgsl:4:15",
        "y[id.x] = x[id.x];",
        "^",
    ] {
        assert!(said.contains(part), "{part:?} in {said}");
    }
    // Well written, and of the wrong type.
    let said = refused(&Wgsl::new("type.wgsl", &text.replace("x[id.x];", "id.x;")));
    assert!(said.contains("type.wgsl:4:"), "{said}");
    // What is parsed and then found not to be valid is shown in the same way.
    let constant = text.replace("read_write", "read").replace("= x[id.x];", "= 1.0;");
    let said = refused(&Wgsl::new("constant.wgsl", &constant));
    assert!(said.contains("constant.wgsl:4:"), "{said}");
}

#[test]
fn entry_points_and_constants_are_named() {
    let text = "
        override WIDTH: u32;
        @compute @workgroup_size(WIDTH) fn one() {}
        @compute @workgroup_size(WIDTH) fn two() {}";
    let two = || Wgsl::new("two.wgsl", text);
    assert!(refused(&two()).contains("it has several entry points, one, two: name one"));
    assert!(refused(&two().entry("three")).contains("no entry point three; there is one, two"));
    assert!(refused(&two().entry("one")).contains("`override WIDTH` has no value"));
    let wide = two().entry("one").set("WIDTH", 64).set("HEIGHT", 2);
    assert!(refused(&wide).contains("it has no `override HEIGHT`"));
    assert!(refused(&two().entry("one").set("WIDTH", 0)).contains("does not compile"));
    assert!(
        refused(&Wgsl::new("none.wgsl", "fn f() {}")).contains("`@compute @workgroup_size(…)`")
    );
    gpu().kernel(&two().entry("two").set("WIDTH", 8)).unwrap();
}

#[test]
fn more_than_the_device_has_is_refused() {
    let about = gpu().about();
    let text = "override WIDTH: u32; @compute @workgroup_size(WIDTH) fn wide() {}";
    let said = refused(&Wgsl::new("wide.wgsl", text).set("WIDTH", about.workgroup[0] * 2));
    assert!(said.contains("wide.wgsl cannot run here: its workgroup of"), "{said}");
    let text = "override SIZE: u32;
        var<workgroup> tile: array<f32, SIZE>;
        @compute @workgroup_size(1) fn large() { tile[0] = 1; }";
    let size = about.workgroup_memory / 4 + 1;
    let said = refused(&Wgsl::new("large.wgsl", text).set("SIZE", size));
    assert!(said.contains("of workgroup memory, and"), "{said}");
    gpu().kernel(&Wgsl::new("large.wgsl", text).set("SIZE", size - 1)).unwrap();
}

const SCALE: &str = "
    struct Scalars { n: u32, a: f32 }
    var<immediate> scalars: Scalars;
    @group(0) @binding(0) var<storage, read> x: array<f32>;
    @group(0) @binding(1) var<storage, read_write> y: array<f32>;
    @compute @workgroup_size(1)
    fn scale() { if scalars.n > 0 { y[0] = scalars.a * x[0]; } }";

#[test]
fn a_kernel_is_given_what_it_declares() {
    let gpu = gpu();
    let kernel = gpu.kernel(&Wgsl::new("scale.wgsl", SCALE)).unwrap();
    let (x, y) = (gpu.buffer(&[3.0]).unwrap(), gpu.filled(1, f32::NAN).unwrap());
    let scalars = [Scalar::Size(1), Scalar::Number(2.0)];
    let one = Grid::Groups(1);
    let said = |buffers: &[&gpu::Buffer], scalars: &[Scalar]| {
        gpu.run(&kernel, buffers, scalars, one).unwrap_err().to_string()
    };
    assert_eq!(
        said(&[&x], &scalars),
        "scale.wgsl is called wrongly: it declares 2 buffers (x, y), and is given 1."
    );
    assert_eq!(
        said(&[&x, &y], &[Scalar::Number(2.0), Scalar::Size(1)]),
        "scale.wgsl is called wrongly: its immediates are (n: u32, a: f32), and it is given (f32, u32)."
    );
    assert_eq!(
        said(&[&y, &y], &scalars),
        "scale.wgsl is called wrongly: `y`, which it writes, and `x` are one buffer."
    );
    gpu.run(&kernel, &[&x, &y], &scalars, one).unwrap();
    assert_eq!(gpu.read(&y).unwrap(), [6.0]);
}

#[test]
fn declarations_that_are_not_known_here_are_refused() {
    let uniform = "@group(0) @binding(0) var<uniform> n: vec4<u32>;
        @compute @workgroup_size(1) fn f() { _ = n; }";
    assert!(
        refused(&Wgsl::new("uniform.wgsl", uniform)).contains("give scalars by `var<immediate>`")
    );
    let group = "@group(1) @binding(0) var<storage, read_write> y: array<f32>;
        @compute @workgroup_size(1) fn f() { y[0] = 1; }";
    assert!(refused(&Wgsl::new("group.wgsl", group)).contains("`y` is to be in `@group(0)`"));
    let vector =
        "var<immediate> n: vec4<u32>; @group(0) @binding(0) var<storage, read_write> y: array<f32>;
        @compute @workgroup_size(1) fn f() { y[0] = f32(n.x); }";
    assert!(refused(&Wgsl::new("vector.wgsl", vector)).contains("scalars of 32 bits alone"));
}

#[test]
fn indices_beyond_a_buffer_stay_inside() {
    // One of a kernel's own arrays, and a buffer: what is read there is not said, but nothing is harmed.
    let text = "
        var<immediate> far: u32;
        @group(0) @binding(0) var<storage, read_write> y: array<f32>;
        var<workgroup> tile: array<f32, 4>;
        @compute @workgroup_size(1)
        fn stray() {
            tile[far] = 1;
            y[far] = 5;
            y[0] = tile[3];
        }";
    let gpu = gpu();
    let kernel = gpu.kernel(&Wgsl::new("stray.wgsl", text)).unwrap();
    let (before, y, after) =
        (gpu.filled(64, 7.0).unwrap(), gpu.filled(64, 7.0).unwrap(), gpu.filled(64, 7.0).unwrap());
    for far in [64, 100, 1_000_000, u32::MAX] {
        gpu.run(&kernel, &[&y], &[Scalar::Size(far)], Grid::Groups(1)).unwrap();
    }
    assert_eq!(gpu.read(&before).unwrap(), [7.0; 64]);
    assert_eq!(gpu.read(&after).unwrap(), [7.0; 64]);
    assert!(gpu.read(&y).unwrap()[1..].iter().all(|y| *y == 7.0));
}

#[test]
fn too_large_a_buffer_and_too_many_workgroups_are_refused() {
    let gpu = gpu();
    let about = gpu.about();
    let len = usize::try_from(about.buffer / 4 + 1).unwrap();
    let error = gpu.uninitialised(len).unwrap_err();
    let (bytes, device) = (4 * len as u64, about.name.clone());
    assert_eq!(error, Error::BufferTooLarge { bytes, limit: about.buffer, device });
    assert!(error.to_string().contains("Work on parts of the array."), "{error}");
    let empty =
        gpu.kernel(&Wgsl::new("empty.wgsl", "@compute @workgroup_size(1) fn f() {}")).unwrap();
    let error = gpu.run(&empty, &[], &[], Grid::Groups(1 << 32)).unwrap_err();
    assert!(
        matches!(error, Error::TooManyWorkgroups { groups, .. } if groups == 1 << 32),
        "{error}"
    );
}

#[test]
fn memory_that_is_full_is_told() {
    let gpu = Gpu::open().unwrap();
    let about = gpu.about();
    let len = usize::try_from(about.buffer / 4).unwrap();
    let mut held = Vec::new();
    let error = loop {
        match gpu.uninitialised(len) {
            Ok(buffer) => held.push(buffer),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, Error::OutOfMemory { .. }), "{error}");
    assert!(error.to_string().contains("Drop buffers"), "{error}");
    held.clear();
    gpu.uninitialised(len).unwrap();
}

#[test]
fn a_device_that_is_not_there_is_refused_with_those_that_are() {
    let error = Gpu::named(Some("no such device")).unwrap_err().to_string();
    assert!(error.starts_with("GRADUS_DEVICE=no such device names no device here. There is: "));
    assert!(error.contains(&gpu().about().name), "{error}");
    let said = device(&[("GRADUS_DEVICE", "no such device".as_ref())]);
    assert_eq!(said.trim_end(), error);
}

#[test]
fn without_a_driver_the_packages_are_named() {
    let nowhere = Path::new("/nonexistent/driver.json");
    let said = device(&[("VK_DRIVER_FILES", nowhere), ("VK_ICD_FILENAMES", nowhere)]);
    assert!(said.starts_with("libvulkan is here, but it finds no Vulkan driver"), "{said}");
    let package = if cfg!(target_os = "macos") { "molten-vk" } else { "mesa-vulkan-drivers" };
    assert!(said.contains(package), "{said}");
}

#[test]
#[cfg(target_os = "linux")]
fn without_the_library_the_packages_are_named() {
    // A library of that name that is none is found first.
    let folder = env::temp_dir().join(format!("gradus-no-vulkan-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("libvulkan.so.1"), "no library").unwrap();
    let said = device(&[("LD_LIBRARY_PATH", &folder)]);
    fs::remove_dir_all(&folder).unwrap();
    assert!(said.starts_with("libvulkan is not installed"), "{said}");
    assert!(said.contains("libvulkan1 mesa-vulkan-drivers"), "{said}");
}

/// What the program `device` says when it fails in this environment.
fn device(environment: &[(&str, &Path)]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_device"));
    for (name, value) in environment {
        program.env(name, value);
    }
    let output = program.output().unwrap();
    assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stderr).unwrap()
}
