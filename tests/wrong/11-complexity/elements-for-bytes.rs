//! law: intensity
//! mistake: bytes counted in elements

pub fn arithmetic_intensity(a: usize, b: usize, c: usize, width: usize) -> Option<f64> {
    let _ = width;
    let moved = a * b + b * c + a * c;
    if moved == 0 { None } else { Some((2 * a * b * c) as f64 / moved as f64) }
}
