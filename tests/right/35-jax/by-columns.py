"""Whole columns, with the gradient of a sum, and no program but those of the operations."""


def values(x: Matrix) -> Optional[Vector]:
    if x.shape[1] != 2:
        return None
    x1, x2 = x.T
    return jnp.sin(x1) * jnp.cos(x2) + jnp.sin(x1 / 2) * jnp.cos(x2 / 2)


def gradients(x: Matrix) -> Optional[Matrix]:
    return jax.grad(lambda x: values(x).sum())(x) if x.shape[1] == 2 else None
