# law: one evaluation a step


def follow(gradient: Callable[[Tensor], Tensor], starts: Matrix, eta: float, steps: int) -> Matrix:
    step = lambda _, x: x - eta * gradient(x)
    descent = jax.jit(lambda start: jax.lax.fori_loop(0, steps, step, start))
    return jnp.stack([descent(start) for start in starts]) if len(starts) else starts
