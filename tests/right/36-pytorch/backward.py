"""By backward() and the attribute that it adds to, with an optimiser of the library."""


def gradients(x: Matrix) -> Optional[Matrix]:
    if x.shape[1] != 2:
        return None
    x = x.clone().requires_grad_()
    values(x).backward(torch.ones(len(x)))
    return x.grad


def descend_with_momentum(starts: Matrix, eta: float, momentum: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    x = starts.clone().requires_grad_()
    velocity = torch.zeros_like(starts)
    path = torch.empty(steps + 1, *starts.shape)
    path[0] = starts
    for step in range(steps):
        x.grad = None
        values(x).sum().backward()
        with torch.no_grad():
            velocity.mul_(momentum).sub_(eta * x.grad)
            x.add_(velocity)
        path[step + 1] = x.detach()
    return path
