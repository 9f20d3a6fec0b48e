# law: momentum


def descend_with_momentum(starts: Matrix, eta: float, momentum: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    paths = np.empty((steps + 1, *starts.shape), dtype=np.float32)
    paths[0] = starts
    velocity = np.zeros_like(starts)
    for step in range(steps):
        velocity = momentum * velocity - eta * gradients(paths[step])
        paths[step + 1] = paths[step] + velocity
    return paths.astype(np.float64)
