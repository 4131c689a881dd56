"""PyTorch's side of the training bench: reads a JSON question a line, answers with a JSON line."""

import json
import pathlib
import sys
import time

import numpy
import torch

from nets import NETS, loss_of


def read(folder, name, shape):
    return torch.from_numpy(numpy.fromfile(pathlib.Path(folder) / f"{name}.f32", dtype=numpy.float32)).reshape(shape)


class Run:
    """A network with the weights and the batch that FaceLab wrote."""

    def __init__(self, question):
        folder, batch, side = question["folder"], question["batch"], question["size"]
        net = NETS[question["begin"]](question["bfloat16"])
        self.loss = loss_of(question["classes"])
        self.read_weights(net, self.loss, folder)
        self.images = read(folder, "images", (batch, 3, side, side))
        if question["channels_last"]:
            net = net.to(memory_format=torch.channels_last)
            self.images = self.images.contiguous(memory_format=torch.channels_last)
        self.net = net.train()
        self.labels = torch.arange(batch // 2).repeat_interleave(2)
        parameters = [*net.parameters(), *self.loss.parameters()]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": [p for p in parameters if p.dim() > 1], "weight_decay": 0.1},
                {"params": [p for p in parameters if p.dim() <= 1], "weight_decay": 0.0},
            ],
            lr=1e-4,
        )

    @staticmethod
    def read_weights(net, loss, folder):
        state = {name: value for name, value in net.state_dict().items() if value.dtype == torch.float32}
        state |= {f"loss.{name}": value for name, value in loss.state_dict().items()}
        written = {file.stem for file in pathlib.Path(folder).glob("*.f32")} - {"images"}
        if written != set(state):
            sys.exit(f"peer: FaceLab's and PyTorch's networks differ in {sorted(written ^ set(state))}.")
        with torch.no_grad():
            for name, value in state.items():
                value.copy_(read(folder, name, value.shape))

    def train_step(self):
        loss = self.loss(self.net(self.images), self.labels)
        number = loss.item()
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return number

    def train(self, steps):
        start = time.perf_counter()
        losses = [self.train_step() for _ in range(steps)]
        return {"seconds": time.perf_counter() - start, "losses": losses}


def main():
    run = None
    for line in sys.stdin:
        question = json.loads(line)
        if "threads" in question:
            torch.set_num_threads(question["threads"])
            answer = {"torch": torch.__version__, "threads": torch.get_num_threads()}
        elif "begin" in question:
            run = None
            run = Run(question)
            answer = {}
        else:
            answer = run.train(question["train"])
        print(json.dumps(answer), flush=True)


main()
