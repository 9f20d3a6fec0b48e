//! law: state
//! mistake: one vector for Adam
pub fn state_bytes(method: &str, parameters: usize, bytes_per_number: usize) -> Option<usize> {
    Some(match method {
        "gradient descent" => 0,
        "momentum" | "adam" | "adamw" => parameters * bytes_per_number,
        _ => return None,
    })
}
