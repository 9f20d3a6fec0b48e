//! law: intensity
//! mistake: one operation for two

pub fn arithmetic_intensity(a: usize, b: usize, c: usize, width: usize) -> Option<f64> {
    let bytes = width * (a * b + b * c + a * c);
    if bytes == 0 { None } else { Some((a * b * c) as f64 / bytes as f64) }
}
