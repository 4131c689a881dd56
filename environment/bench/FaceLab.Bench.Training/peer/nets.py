"""The networks and the loss of FaceLab, as one writes them in PyTorch; those of zoo.py (tests/fixtures/models) among them.

Attribute names are those of the C# fields, so that weights are found by name.
"""

import torch
from torch import nn
from torch.nn import functional as F

from zoo import Nn4Small2, SmallResNet


NETS = {"small_resnet": SmallResNet, "nn4small2": Nn4Small2}


def contrastive_loss(embeddings, labels, margin=1.0, hardest_impostors=512):
    """Mean d^2 of the genuine pairs plus mean max(0, margin - d)^2 of the closest impostor pairs."""
    squares = embeddings.square().sum(1, keepdim=True)
    distances = (squares + squares.t() - 2 * embeddings @ embeddings.t()).clamp_min(1e-6)
    once = torch.ones_like(distances, dtype=torch.bool).triu(1)
    same = labels.unsqueeze(0) == labels.unsqueeze(1)
    genuine, impostor = distances.masked_select(same & once), distances.masked_select(~same & once)
    if impostor.numel() > hardest_impostors:
        impostor = impostor.topk(hardest_impostors, largest=False, sorted=False).values
    return genuine.mean() + (margin - impostor.sqrt()).clamp_min(0).square().mean()


class SoftmaxCenterLoss(nn.Module):
    """Cross-entropy of a linear classifier plus 1e-4 times half the mean squared distance to centres that follow."""

    def __init__(self, classes, size=128):
        super().__init__()
        self.softmax = nn.Linear(size, classes)
        self.center = nn.Module()
        self.center.register_buffer("centers", torch.zeros(classes, size))

    def forward(self, embeddings, labels, weight=1e-4, alpha=0.9):
        centers = self.center.centers
        offsets = embeddings - centers[labels]
        with torch.no_grad():
            counts = torch.bincount(labels, minlength=len(centers)).unsqueeze(1)
            centers += alpha * torch.zeros_like(centers).index_add_(0, labels, offsets) / (1 + counts)
        return F.cross_entropy(self.softmax(embeddings), labels) + weight * offsets.square().sum(1).mean() / 2


class ContrastiveLoss(nn.Module):
    def forward(self, embeddings, labels):
        return contrastive_loss(embeddings, labels)


def loss_of(classes):
    return SoftmaxCenterLoss(classes) if classes else ContrastiveLoss()
