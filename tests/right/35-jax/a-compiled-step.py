"""One step is compiled, and a Python loop takes it: it is traced once, for every step has the same shape."""


def follow(gradient: Callable[[Tensor], Tensor], starts: Matrix, eta: float, steps: int) -> Matrix:
    step = jax.jit(jax.vmap(lambda x: x - eta * gradient(x)))
    for _ in range(steps):
        starts = step(starts)
    return starts
