# law: descent
# mistake: gradients accumulated


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    x = starts.clone().requires_grad_()
    path = [starts]
    for _ in range(steps):
        values(x).sum().backward()
        with torch.no_grad():
            x -= eta * x.grad
        path.append(x.detach().clone())
    return torch.stack(path)
