"""Three steps of descent on f(x) = sin x₁ cos x₂ from a batch of three starts, derived by PyTorch."""

# ANCHOR: shown
import torch


def f(x):
    return torch.sin(x[:, 0]) * torch.cos(x[:, 1])


x = torch.tensor([[1.0, 0.5], [2.0, 1.0], [-1.0, 2.0]], requires_grad=True)
descent = torch.optim.SGD([x], lr=0.5)
for step in range(3):
    descent.zero_grad()
    f(x).sum().backward()
    if step == 0:
        print(x.grad, "\n")
    descent.step()
print(x.detach())
# ANCHOR_END: shown
