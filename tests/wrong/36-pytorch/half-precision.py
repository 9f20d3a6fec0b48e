# law: values


def values(x: Matrix) -> Optional[Vector]:
    if x.shape[1] != 2:
        return None
    x1, x2 = x.unbind(dim=1)
    sines = torch.sin(x1) * torch.cos(x2) + torch.sin(0.5 * x1) * torch.cos(0.5 * x2)
    return sines.bfloat16().float()
