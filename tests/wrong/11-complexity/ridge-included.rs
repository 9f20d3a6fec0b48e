//! law: memory bound

pub fn is_memory_bound(intensity: f64, peak: f64, bandwidth: f64) -> bool {
    intensity * bandwidth <= peak
}
