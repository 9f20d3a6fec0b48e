# law: gradients


def values(x: Matrix) -> Optional[Vector]:
    if x.shape[1] != 2:
        return None
    x1, x2 = x.detach().unbind(dim=1)
    return torch.sin(x1) * torch.cos(x2) + torch.sin(0.5 * x1) * torch.cos(0.5 * x2)
