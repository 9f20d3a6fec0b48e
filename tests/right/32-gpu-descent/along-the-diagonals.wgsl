//! f(x) = φ(x₁ + x₂) + φ(x₁ − x₂) with φ(t) = ½ (sin t + sin ½t): two slopes of φ make a gradient.

fn gradient(x: vec2<f32>) -> vec2<f32> {
    let t = vec2(x.x + x.y, x.x - x.y);
    let slopes = 0.5 * cos(small(t)) + 0.25 * cos(small(0.5 * t));
    return vec2(slopes.x + slopes.y, slopes.x - slopes.y);
}
