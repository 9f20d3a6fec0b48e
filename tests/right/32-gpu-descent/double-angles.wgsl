//! Sine and cosine of half the angles give those of the whole: half as many are computed.

fn gradient(x: vec2<f32>) -> vec2<f32> {
    let half = small(0.5 * x);
    let s = sin(half);
    let c = cos(half);
    let cosines = 1.0 - 2.0 * s * s;
    let sines = 2.0 * s * c;
    return vec2(cosines.x * cosines.y + 0.5 * c.x * c.y, -sines.x * sines.y - 0.5 * s.x * s.y);
}
