# law: descent
# mistake: every row the last


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    x = starts.clone()
    path = [x]
    for _ in range(steps):
        x -= eta * gradients(x)
        path.append(x)
    return torch.stack(path)
