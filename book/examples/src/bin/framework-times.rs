//! The times of `book/data/frameworks.json`, as `cargo xtask bench frameworks --save` has measured them, in a table.

#[path = "../../../../xtask/src/bench/frameworks/summary.rs"]
mod summary;

fn main() -> Result<(), serde_json::Error> {
    let measured = serde_json::from_str(include_str!("../../../data/frameworks.json"))?;
    print!("{}", summary::table(&measured));
    Ok(())
}
