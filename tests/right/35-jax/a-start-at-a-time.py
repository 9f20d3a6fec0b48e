"""One start descends, and vmap makes of it a descent of many; the starts are the second axis of what comes out."""


@partial(jax.jit, static_argnames="steps")
def _path(start, eta, momentum, steps):
    def step(state, _):
        x, velocity = state
        velocity = momentum * velocity - eta * jax.grad(_value)(x)
        return (x + velocity, velocity), x

    last, path = jax.lax.scan(step, (start, jnp.zeros(2)), length=steps)
    return jnp.concatenate([path, last[0][None]])


def descend_with_momentum(starts: Matrix, eta: float, momentum: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    return jax.vmap(_path, in_axes=(0, None, None, None), out_axes=1)(starts, eta, momentum, steps)
