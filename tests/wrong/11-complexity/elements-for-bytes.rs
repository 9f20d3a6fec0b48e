//! law: intensity
//! mistake: bytes counted in elements

pub fn arithmetic_intensity(a: usize, b: usize, c: usize, width: usize) -> Option<f64> {
    super::arithmetic_intensity(a, b, c, width).map(|intensity| intensity * width as f64)
}
