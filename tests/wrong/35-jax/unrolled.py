# law: traced once


def follow(gradient: Callable[[Tensor], Tensor], starts: Matrix, eta: float, steps: int) -> Matrix:
    def descent(x):
        for _ in range(steps):
            x = x - eta * gradient(x)
        return x

    return jax.jit(jax.vmap(descent))(starts)
