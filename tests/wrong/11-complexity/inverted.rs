//! law: memory bound
//! mistake: the other way round

pub fn is_memory_bound(intensity: f64, peak: f64, bandwidth: f64) -> bool {
    intensity > peak / bandwidth || intensity * bandwidth == peak
}
