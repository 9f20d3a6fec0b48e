# law: descent
# mistake: starts before steps


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    path = lambda start: _paths(start[None], eta, 0.0, steps)[:, 0]
    return jax.vmap(path, out_axes=0)(starts)
