//! What the derivative of W x with respect to W takes, beside W: a table.

fn main() {
    println!(
        "| $o = d$ | numbers in $\\vect{{W}}$ | $\\vect{{W}}$ | numbers in the Jacobian | the Jacobian |"
    );
    println!("|---:|---:|---:|---:|---:|");
    for n in [10_u64, 100, 1000, 2000, 10_000] {
        let (w, jacobian) = (n * n, n * n * n);
        println!(
            "| {n} | {} | {} | {} | {} |",
            grouped(w),
            bytes(w),
            grouped(jacobian),
            bytes(jacobian)
        );
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

/// The digits in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    String::from_utf8(groups.join(&b' ')).expect("digits are text")
}
