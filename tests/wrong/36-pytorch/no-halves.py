# law: values
# mistake: one half forgotten


def values(x: Matrix) -> Optional[Vector]:
    if x.shape[1] != 2:
        return None
    x1, x2 = x.unbind(dim=1)
    return torch.sin(x1) * torch.cos(x2) + torch.sin(x1) * torch.cos(x2)
