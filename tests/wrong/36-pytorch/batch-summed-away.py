# law: gradients
# mistake: batch summed away


def gradients(x: Matrix) -> Optional[Matrix]:
    if x.shape[1] != 2:
        return None
    x = x.detach().requires_grad_()
    (gradients,) = torch.autograd.grad(values(x).sum(), x)
    return gradients.sum(dim=0, keepdim=True).expand(x.shape)
