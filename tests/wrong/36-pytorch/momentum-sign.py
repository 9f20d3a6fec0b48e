# law: momentum
# mistake: sign of the momentum


def descend_with_momentum(starts: Matrix, eta: float, momentum: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    path, velocity = [starts], torch.zeros_like(starts)
    for _ in range(steps):
        velocity = -eta * gradients(path[-1]) - momentum * velocity
        path.append(path[-1] + velocity)
    return torch.stack(path)
