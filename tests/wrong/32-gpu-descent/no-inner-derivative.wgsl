//! law: gradients
//! mistake: inner derivative missing
fn gradient(x: vec2<f32>) -> vec2<f32> {
    let half = small(0.5 * x);
    let whole = small(x);
    return vec2(
        cos(whole.x) * cos(whole.y) + cos(half.x) * cos(half.y),
        -sin(whole.x) * sin(whole.y) - sin(half.x) * sin(half.y),
    );
}
