# law: descent
# mistake: every row the last


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    x = starts.copy()
    paths = [x]
    for _ in range(steps):
        x -= eta * gradients(x)
        paths.append(x)
    return np.stack(paths)
