"""The training part of the factuality annotations of Universal Decompositional Semantics, from the Python package decomp, in the form of
the development part that lies with the data:

    pip download --no-deps decomp==0.3.2 && unzip -j decomp-0.3.2-py3-none-any.whl '*2.0/normalized/sentence/uds-ewt-sentences-train-normalized.json'
    python uds.py uds-ewt-sentences-train-normalized.json ../shared/data/ud/en_ewt-ud-train.conllu > train.jsonl

(it asks for Python 3.12). It names sentences of the English Web Treebank by number; their text is looked up by their words."""

import json
import sys


def sentences(path):
    """words of a sentence -> its id and text"""
    out, words, sent, text = {}, [], "", ""
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.startswith("# sent_id = "):
                sent = line[12:].strip()
            elif line.startswith("# text = "):
                text = line[9:].rstrip("\n")
            elif line[0].isdigit():
                number, word = line.split("\t")[:2]
                if number.isdigit():
                    words.append(word)
            elif not line.strip():
                out.setdefault(tuple(words), (sent, text))
                words = []
    return out


def starts(words, text):
    """where each word starts in the text, in code points"""
    out, at = [], 0
    for w in words:
        at = text.index(w, at)
        out.append(at)
        at += len(w)
    return out


def main(graphs, treebank):
    known = sentences(treebank)
    with open(graphs, encoding="utf-8") as f:
        data = json.load(f)["data"]
    for graph in data.values():
        tokens = sorted((n for n in graph["nodes"] if n.get("domain") == "syntax"), key=lambda n: n["position"])
        words = tuple(n["form"] for n in tokens)
        values = {int(n["id"].rsplit("-", 1)[1]): n["factuality"]["factual"]["value"] for n in graph["nodes"] if "factuality" in n}
        if not values or words not in known:
            continue
        sent, text = known[words]
        at = starts(words, text)
        predicates = [{"token": k - 1, "b": at[k - 1], "e": at[k - 1] + len(words[k - 1]), "text": words[k - 1],
                       "upos": tokens[k - 1]["upos"], "value": v, "happened": v > 0} for k, v in sorted(values.items())]
        print(json.dumps({"id": sent, "genre": sent.split("-")[0], "text": text, "predicates": predicates}, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
