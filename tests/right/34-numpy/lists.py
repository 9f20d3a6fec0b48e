"""Paths gathered in a list, in Fortran's order, and ends that are the last of them."""


def descend_with_momentum(starts: Matrix, eta: float, momentum: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    path, last = [starts], np.zeros(starts.shape)
    for _ in range(steps):
        last = momentum * last - eta * gradients(path[-1])
        path.append(path[-1] + last)
    return np.asfortranarray(np.stack(path))


def end_points(starts: Matrix, eta: float, momentum: float, steps: int) -> Optional[Matrix]:
    paths = descend_with_momentum(starts, eta, momentum, steps)
    return None if paths is None else paths[-1]


def gradient_norms(paths: Paths) -> Optional[Matrix]:
    if paths.shape[2] != 2:
        return None
    norms = [np.sqrt((gradients(points) ** 2).sum(axis=1)) for points in paths]
    return np.reshape(norms, paths.shape[:2])
