//! law: state
pub fn state_bytes(method: &str, parameters: usize, bytes_per_number: usize) -> Option<usize> {
    Some(match method {
        "gradient descent" => 0,
        "momentum" => 1,
        _ => 2,
    } * parameters * bytes_per_number)
}
