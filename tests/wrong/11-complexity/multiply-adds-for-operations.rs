//! law: intensity
//! mistake: one operation for two

pub fn arithmetic_intensity(a: usize, b: usize, c: usize, width: usize) -> Option<f64> {
    super::arithmetic_intensity(a, b, c, width).map(|intensity| intensity / 2.0)
}
