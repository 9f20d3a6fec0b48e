//! The products of `book/data/products.json`, as `cargo xtask bench kernels --save` has measured them, in a table.

#[path = "../../../../kernels/benches/peers/summary.rs"]
mod summary;

fn main() -> Result<(), serde_json::Error> {
    let measured = serde_json::from_str(include_str!("../../../data/products.json"))?;
    print!("{}", summary::table(&measured));
    Ok(())
}
