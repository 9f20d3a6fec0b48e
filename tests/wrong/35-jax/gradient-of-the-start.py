# law: along a given gradient
# mistake: gradient of the start


def follow(gradient: Callable[[Tensor], Tensor], starts: Matrix, eta: float, steps: int) -> Matrix:
    def descent(start):
        g = gradient(start)
        return jax.lax.fori_loop(0, steps, lambda _, x: x - eta * g, start)

    return jax.jit(jax.vmap(descent))(starts)
