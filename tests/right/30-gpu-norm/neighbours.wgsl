//! First neighbours, then neighbours of neighbours: another order of adding up.
fn tree_sum(term: f32, local: u32) -> f32 {
    terms[local] = term;
    workgroupBarrier();
    for (var step = 1u; step < WIDTH; step = step * 2u) {
        if local % (2u * step) == 0u {
            terms[local] += terms[local + step];
        }
        workgroupBarrier();
    }
    return terms[0];
}
