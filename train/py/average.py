"""The mean of two checkpoints of one network, the second trained on from the first. python average.py FIRST SECOND --part P --out FOLDER."""

import argparse
import os

import torch


def mean(first, second, part):
    """A checkpoint of second's form: its weights by `part`, those of first by the rest."""
    a, b = ({**c["model"], **c["average"]} for c in (first, second))
    model = {n: torch.lerp(a[n], b[n], part) if b[n].is_floating_point() else b[n] for n in b}
    out = {k: v for k, v in second.items() if k != "opt"}
    return out | {"model": model, "average": {n: model[n] for n in second["average"]}}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("folders", nargs=2)
    p.add_argument("--part", type=float, default=0.5)
    p.add_argument("--out", required=True)
    args = p.parse_args()
    first, second = (torch.load(os.path.join(f, "latest.pt"), map_location="cpu") for f in args.folders)
    os.makedirs(args.out, exist_ok=True)
    torch.save(mean(first, second, args.part), os.path.join(args.out, "latest.pt"))


if __name__ == "__main__":
    main()
