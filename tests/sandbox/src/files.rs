//! What Landlock leaves: files, the network, and signals.

use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, PathBeneath, PathFd,
    Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr, RulesetStatus, Scope,
};

use crate::Rules;

/// The newest rules that are asked for; an older kernel enforces those it knows.
const NEWEST: ABI = ABI::V6;

/// What any program needs: its loader and libraries, and what the C library looks at.
const SYSTEM: &[&str] = &[
    "/lib",
    "/lib32",
    "/lib64",
    "/usr/lib",
    "/usr/lib32",
    "/usr/lib64",
    "/nix/store",
    "/etc/ld.so.cache",
    "/etc/ld.so.preload",
    "/dev/urandom",
    "/dev/random",
    "/dev/zero",
    // Its own: which of its memory is the stack.
    "/proc/self/maps",
];

/// What a compiler and its linker need besides.
const TOOLS: &[&str] =
    &["/bin", "/usr/bin", "/usr/libexec", "/usr/include", "/usr/local/lib", "/etc/alternatives"];

/// What a Vulkan driver needs besides.
const DEVICE: &[&str] = &[
    "/usr/share/vulkan",
    "/usr/share/glvnd",
    "/usr/share/drirc.d",
    "/usr/local/share/vulkan",
    "/etc/vulkan",
    "/etc/glvnd",
    "/proc/driver/nvidia",
    "/sys/devices",
    "/sys/dev",
    "/sys/class/drm",
    "/proc/cpuinfo",
    "/proc/self",
];

/// The cards themselves: what a driver opens for writing, and commands.
fn cards() -> impl Iterator<Item = PathBuf> {
    let is_card = |path: &PathBuf| {
        path.file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name == "dri" || name == "dxg" || name.starts_with("nvidia"))
    };
    let devices = std::fs::read_dir("/dev").into_iter().flatten().flatten();
    devices.map(|entry| entry.path()).filter(is_card)
}

/// Restricts this process and all that follows from it; how far that goes.
pub fn restrict(rules: &Rules) -> Result<RulesetStatus, String> {
    let told = |error: landlock::RulesetError| format!("Landlock: {error}");
    let read = AccessFs::from_read(NEWEST);
    let write = AccessFs::from_all(NEWEST);
    let mut ruleset = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(write)
        .map_err(told)?
        .handle_access(AccessNet::from_all(NEWEST))
        .map_err(told)?
        .scope(Scope::from_all(NEWEST))
        .map_err(told)?
        .create()
        .map_err(told)?;
    let system = SYSTEM.iter().map(PathBuf::from);
    let tools = TOOLS.iter().filter(|_| rules.starts_programs).map(PathBuf::from);
    let device = DEVICE.iter().filter(|_| rules.uses_device).map(PathBuf::from);
    let own = rules.reads.iter().chain([&rules.program]).cloned();
    for path in system.chain(tools).chain(device).chain(own) {
        ruleset = allow(ruleset, &path, read).map_err(told)?;
    }
    for card in cards().filter(|_| rules.uses_device) {
        let command = read | AccessFs::WriteFile | AccessFs::IoctlDev;
        ruleset = allow(ruleset, &card, command).map_err(told)?;
    }
    let null = AccessFs::ReadFile | AccessFs::WriteFile;
    ruleset = allow(ruleset, Path::new("/dev/null"), null).map_err(told)?;
    for path in &rules.writes {
        ruleset = allow(ruleset, path, write).map_err(told)?;
    }
    Ok(ruleset.restrict_self().map_err(told)?.ruleset)
}

/// What is not there needs no rule.
fn allow(
    ruleset: RulesetCreated,
    path: &Path,
    access: BitFlags<AccessFs>,
) -> Result<RulesetCreated, landlock::RulesetError> {
    let Ok(opened) = PathFd::new(path) else { return Ok(ruleset) };
    let access = if path.is_dir() { access } else { access & AccessFs::from_file(NEWEST) };
    ruleset.add_rule(PathBeneath::new(opened, access))
}
