# law: gradients
# mistake: no inner derivative


def gradients(x: Matrix) -> Optional[Matrix]:
    if x.shape[1] != 2:
        return None
    x1, x2 = x.T
    first = jnp.cos(x1) * jnp.cos(x2) + jnp.cos(x1 / 2) * jnp.cos(x2 / 2)
    second = -jnp.sin(x1) * jnp.sin(x2) - jnp.sin(x1 / 2) * jnp.sin(x2 / 2)
    return jnp.stack([first, second], axis=1)
