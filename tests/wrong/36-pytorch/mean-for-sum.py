# law: gradients
# mistake: mean for sum


def gradients(x: Matrix) -> Optional[Matrix]:
    if x.shape[1] != 2:
        return None
    x = x.detach().requires_grad_()
    (gradients,) = torch.autograd.grad(values(x).mean(), x)
    return gradients
