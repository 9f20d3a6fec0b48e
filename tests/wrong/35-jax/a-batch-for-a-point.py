# law: traced once


def follow(gradient: Callable[[Tensor], Tensor], starts: Matrix, eta: float, steps: int) -> Matrix:
    step = lambda _, x: x - eta * gradient(x)
    return jax.lax.fori_loop(0, steps, step, starts)
