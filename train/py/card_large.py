"""Writes MODEL_CARD_LARGE.md. python card_large.py --out FOLDER (of export_large.py) --quality FILE --card FILE; the numbers are those
of FILE, which `go test ./cmd/actant -run Quality` writes, and of scores.json in the folder."""

import argparse
import json
import os

import card

HEAD = """# Model card: the large model

Actant's large model tags parts of speech, parses and recognises names in English text: one transformer over word pieces, which reads
consecutive sentences together, with a head for each task. It is the teacher of the small model, and slower than that.
FORWARD.md says what it computes, README.md how it is made.

- **For**: news, reports and other edited English, one document at a time, where there is time to find more.
- **Not for**: other languages, decisions about people. It knows names from texts of 1989 to 2022 and misses many in tweets, lists
  and dialogues; events and works are weakest. What it says is for a reader to check, sentence by sentence.
- **Runs** in Go alone, in 8-bit weights and exact integer sums: the same bits on every machine.
- **Starts from** E5-small-v2 (MIT licence); its vocabulary is cut to what English text needs.
"""

PARTS = {1: "all", 3: "every third chunk", 6: "every sixth chunk"}


def products(shapes):
    """Multiply-adds of a piece in the layers, and of a word."""
    layers = sum(s[0] * s[1] for k, s in shapes.items() if k.startswith("large.layer.") and k.endswith(".weight"))
    words = sum(s[0] * s[1] for k, s in shapes.items() if k.startswith(("own.hidden.w", "own.out.w", "names.down.w", "syntax.down.w")))
    return layers, words


def losses(scores):
    """Lines of what the 8 bits cost, in points."""
    whole, quant = scores["float32"], scores["quantised"]
    lines = ["| | as trained | as shipped |", "|---|---|---|", f"| names, mean of the sets | {whole['names']['dev6']:.2f} | {quant['names']['dev6']:.2f} |"]
    for tree in sorted(whole["syntax"]):
        for score in ("upos", "uas", "las"):
            lines.append(f"| {tree.removesuffix('-dev')} {score.upper()} | {whole['syntax'][tree][score]:.2f} | {quant['syntax'][tree][score]:.2f} |")
    return lines


def text(folder, quality, readme):
    meta, shapes = card.header(os.path.join(folder, "model.safetensors"))
    with open(os.path.join(folder, "scores.json"), encoding="utf-8") as f:
        scores = json.load(f)
    layers, words = products(shapes)
    depth = len({k.split(".")[2] for k in shapes if k.startswith("large.layer.")})
    out = [HEAD, "## Size\n", f"- {depth} layers of {shapes['large.norm.gain'][0]}, {meta['heads']} heads; {layers / 1e6:.1f} M multiply-adds a piece, {words / 1e6:.2f} M a word",
           f"- {shapes['large.pieces.weight'][0]:,} pieces in 4 bits\n"]
    with open(quality, encoding="utf-8") as f:
        out.append("## How well it does, as the program runs it\n\nGiven tokens but for the lines that say raw; punctuation counts; relations without subtypes.\n\n```\n" + f.read() + "```\n")
    out.append(f"## What 8 bits cost\n\nThe networks alone, before the program looks at the document as a whole; as trained they multiply in bfloat16; {PARTS.get(scores['every'], 'one chunk in %d' % scores['every'])} of the dev sets.\n")
    out += losses(scores)
    out.append("\n#" + card.sources(readme)[1:])
    return "\n".join(out) + "\n"


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--out", required=True)
    p.add_argument("--quality", required=True)
    p.add_argument("--card", required=True)
    args = p.parse_args()
    readme = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "README.md")
    with open(args.card, "w", encoding="utf-8") as f:
        f.write(text(args.out, args.quality, readme))


if __name__ == "__main__":
    main()
