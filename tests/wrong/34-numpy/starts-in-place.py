# law: descent


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    paths = np.empty((steps + 1, *starts.shape))
    x = starts
    paths[0] = x
    for step in range(steps):
        x -= eta * gradients(x)
        paths[step + 1] = x
    return paths
