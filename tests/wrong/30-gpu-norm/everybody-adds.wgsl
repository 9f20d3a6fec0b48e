//! law: broad workgroups

// Without the condition an invocation adds what another one is changing at the same time.
fn tree_sum(term: f32, local: u32) -> f32 {
    terms[local] = term;
    workgroupBarrier();
    for (var half = WIDTH / 2u; half > 0u; half = half / 2u) {
        terms[local] += terms[(local + half) % WIDTH];
        workgroupBarrier();
    }
    return terms[0];
}
