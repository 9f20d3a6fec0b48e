//! law: intensity

pub fn arithmetic_intensity(a: usize, b: usize, c: usize, width: usize) -> Option<f64> {
    Some((2 * a * b * c) as f64 / (width * (a * b + b * c + a * c)) as f64)
}
