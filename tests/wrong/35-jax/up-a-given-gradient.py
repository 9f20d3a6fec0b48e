# law: along a given gradient
# mistake: up the given gradient


def follow(gradient: Callable[[Tensor], Tensor], starts: Matrix, eta: float, steps: int) -> Matrix:
    step = lambda _, x: x + eta * gradient(x)
    return jax.jit(jax.vmap(lambda start: jax.lax.fori_loop(0, steps, step, start)))(starts)
