//! law: state
//! mistake: gradient counted
pub fn state_bytes(method: &str, parameters: usize, bytes_per_number: usize) -> Option<usize> {
    Some(match method {
        "gradient descent" => 1,
        "momentum" => 2,
        "adam" | "adamw" => 3,
        _ => return None,
    } * parameters * bytes_per_number)
}
