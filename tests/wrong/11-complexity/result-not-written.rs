//! law: intensity
//! mistake: result not written

pub fn arithmetic_intensity(a: usize, b: usize, c: usize, width: usize) -> Option<f64> {
    let bytes = width * (a * b + b * c);
    if bytes == 0 { None } else { Some((2 * a * b * c) as f64 / bytes as f64) }
}
