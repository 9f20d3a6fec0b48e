"""Derivatives along both axes, carried along with the value."""


@jax.jit
def _forward(x):
    along = lambda axis: jax.jvp(_values, (x,), (jnp.zeros_like(x).at[:, axis].set(1),))[1]
    return jnp.stack([along(0), along(1)], axis=1)


def gradients(x: Matrix) -> Optional[Matrix]:
    return _forward(x) if x.shape[1] == 2 else None
