"""Plain descent by the library's own optimiser, and norms through double precision."""


def descend(starts: Matrix, eta: float, steps: int) -> Optional[Paths]:
    if starts.shape[1] != 2:
        return None
    x = torch.nn.Parameter(starts.clone())
    optimiser = torch.optim.SGD([x], lr=eta)
    path = [starts]
    for _ in range(steps):
        optimiser.zero_grad()
        values(x).sum().backward()
        optimiser.step()
        path.append(x.detach().clone())
    return torch.stack(path)


def gradient_norms(paths: Paths) -> Optional[Matrix]:
    if paths.shape[2] != 2:
        return None
    norms = [gradients(points).double().pow(2).sum(dim=1).sqrt() for points in paths]
    return torch.stack(norms).float() if norms else paths.sum(dim=2)
