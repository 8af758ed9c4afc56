"""Writes MODEL_CARD.md. python card.py --out FOLDER (of export.py) --card FILE; the numbers are those of scores.json in that folder."""

import argparse
import json
import os
import struct

SETS = ["masc-news", "crossner-politics", "wikigold", "uner-ewt", "gum-names-open", "men"]
HEAD = """# Model card

Actant's model tags parts of speech, parses and recognises names in English text. Two small networks of one shape (word type to
vector, bidirectional LSTM layers, heads); FORWARD.md says what they compute, README.md how they are made.

- **For**: news, reports and other edited English, one document at a time.
- **Not for**: other languages, decisions about people. It knows names from texts of 1989 to 2022 and misses many in tweets, lists
  and dialogues; organisations, events and works are weakest. What it says is for a reader to check, sentence by sentence.
- **Runs** in Go alone, in 8-bit weights and exact integer sums: the same bits on every machine.
"""


def header(path):
    """The metadata and the tensors' shapes of a safetensors file."""
    with open(path, "rb") as f:
        n = struct.unpack("<Q", f.read(8))[0]
        h = json.loads(f.read(n))
    meta = json.loads(h.pop("__metadata__")["actant"])
    return meta, {k: v["shape"] for k, v in h.items()}


def multiply_adds(shapes, prefix):
    """A token, without what is cached per word and the arcs."""
    return sum(s[0] * s[1] for k, s in shapes.items() if k.startswith(prefix + ".") and k.endswith(".weight") and len(s) == 2
               and not any(p in k for p in (".bag.", ".shape.", ".type.")))


def names_table(names):
    lines = ["| set | PER/ORG/LOC | person | organisation | place | group | event |", "|---|---|---|---|---|---|---|"]
    for s in SETS:
        r = names["sets"][s]
        lines.append(f"| {s} | " + " | ".join(f"{r[k]:.1f}" for k in ("three", "person", "organisation", "place", "group", "event")) + " |")
    lines.append(f"| mean | {names['dev6']:.1f} | | | | {names['groups']:.1f} (gum, men) | |")
    return lines


def syntax_table(syntax):
    lines = ["| treebank, dev part | UPOS | UAS | LAS |", "|---|---|---|---|"]
    return lines + [f"| {n.removesuffix('-dev')} | {r['upos']:.2f} | {r['uas']:.2f} | {r['las']:.2f} |" for n, r in sorted(syntax.items())]


def sources(readme):
    """The table of sources and the sentence on what is held out, as README.md has them."""
    with open(readme, encoding="utf-8") as f:
        text = f.read()
    return text[text.index("## What it learns from"):].rstrip()


def card(folder, readme):
    meta, shapes = header(os.path.join(folder, "model.safetensors"))
    with open(os.path.join(folder, "scores.json"), encoding="utf-8") as f:
        scores = json.load(f)
    size = os.path.getsize(os.path.join(folder, "model.safetensors")) / 1e6
    out = [HEAD, "## Sizes\n"]
    for p in ("names", "syntax"):
        c = meta[p + ".config"]
        out.append(f"- {p}: {int(c['layers'])} x {int(c['lstm'])} per direction, {multiply_adds(shapes, p) / 1e6:.2f} M multiply-adds a token")
    out.append(f"- words: {shapes['words.weight'][0] - 1:,} of {shapes['words.weight'][1]} numbers; all weights {size:.1f} MB\n")
    out.append("## Names, dev sets, exact spans, F1, gold tokens, without document consistency\n")
    out += names_table(scores["names"])
    out.append("\nGroups are marked in gum-names-open, men, wikigold and crossner-politics only; a 0 or 2 elsewhere is that set's silence.\n")
    out.append("## Tags and trees, gold tokens, punctuation counted\n")
    out += syntax_table(scores["syntax"])
    out.append("\nLAS compares relations without their subtypes.\n")
    out.append("#" + sources(readme)[1:])
    return "\n".join(out) + "\n"


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--out", required=True)
    p.add_argument("--card", required=True)
    p.add_argument("--check", action="store_true", help="fail when the card says something else")
    args = p.parse_args()
    readme = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "README.md")
    text = card(args.out, readme)
    if args.check:
        with open(args.card, encoding="utf-8") as f:
            if f.read() != text:
                raise SystemExit(f"{args.card} is not what {args.out} gives: run card.py without --check")
        return
    with open(args.card, "w", encoding="utf-8") as f:
        f.write(text)


if __name__ == "__main__":
    main()
