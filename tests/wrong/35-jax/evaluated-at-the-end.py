# law: one evaluation a step


def follow(gradient: Callable[[Tensor], Tensor], starts: Matrix, eta: float, steps: int) -> Matrix:
    def step(_, state):
        x, g = state
        x = x - eta * g
        return x, gradient(x)

    def descent(start):
        return jax.lax.fori_loop(0, steps, step, (start, gradient(start)))[0]

    return jax.jit(jax.vmap(descent))(starts)
