# law: descent
# mistake: starts overwritten


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    x, path = starts, []
    for _ in range(steps):
        x -= eta * gradients(x)
        path.append(x.clone())
    return torch.stack([starts, *path])
