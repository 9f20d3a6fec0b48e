//! What the derivative of W x with respect to W takes, beside W: a table.

fn main() {
    println!("| $o = d$ | $\\vect{{W}}$ | the Jacobian for $\\vect{{W}}$ |");
    println!("|---:|---:|---:|");
    for n in [10_u64, 100, 1000, 2000, 10_000] {
        println!("| {n} | {} | {} |", bytes(n * n), bytes(n * n * n));
    }
}

/// The memory of so many numbers of type f64.
fn bytes(numbers: u64) -> String {
    let mut amount = 8 * numbers;
    for unit in ["bytes", "KB", "MB", "GB"] {
        if amount < 1000 {
            return format!("{amount} {unit}");
        }
        amount /= 1000;
    }
    format!("{amount} TB")
}
