//! law: gradients
fn gradient(x: vec2<f32>) -> vec2<f32> {
    let half = small(0.5 * x);
    let whole = small(x);
    return vec2(
        sin(whole.x) * cos(whole.y) + 0.5 * cos(half.x) * cos(half.y),
        -sin(whole.x) * sin(whole.y) - 0.5 * sin(half.x) * sin(half.y),
    );
}
