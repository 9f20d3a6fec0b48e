# law: descent


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    paths = jnp.zeros((steps + 1, *starts.shape))
    paths[0] = starts
    for step in range(steps):
        paths[step + 1] = paths[step] - eta * _gradients(paths[step])
    return paths
