//! law: roofline
//! mistake: the higher roof

pub fn roofline(intensity: f64, peak: f64, bandwidth: f64) -> f64 {
    f64::max(peak, bandwidth * intensity)
}
