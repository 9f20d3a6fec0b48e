# law: gradients
# mistake: batch summed away


def gradients(x: Matrix) -> Optional[Matrix]:
    if x.shape[1] != 2:
        return None
    one = jax.grad(lambda point: jnp.sum(_values(x + point)))(jnp.zeros(2))
    return jnp.broadcast_to(one, x.shape)
