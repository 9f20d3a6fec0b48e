# law: gradients


def gradients(x: Matrix) -> Optional[Matrix]:
    if x.shape[1] != 2:
        return None

    def value(point):
        x1, x2 = point
        half = jnp.sin(0.5 * x1) * jnp.cos(0.5 * x2)
        return jnp.sin(x1) * jnp.cos(x2) + jax.lax.stop_gradient(half)

    return jax.vmap(jax.grad(value))(x)
