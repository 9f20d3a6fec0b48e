# law: one evaluation a step


def follow(gradient: Callable[[Tensor], Tensor], starts: Matrix, eta: float, steps: int) -> Matrix:
    compiled = jax.jit(jax.vmap(gradient))
    for _ in range(steps):
        if jnp.all(jnp.isfinite(compiled(starts))):
            starts = starts - eta * compiled(starts)
    return starts
