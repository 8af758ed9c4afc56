"""Asks the Go gazetteer (train/features) what it knows, so that training and Actant see the same bits."""

import os
import subprocess

import paths

SPAN_BITS = 26
WORD_BITS = 26
TITLE_BIT = 18
TITLE_WORD = 22
GIVEN = 0b1110  # GivenFemale, GivenMale, Given
SURNAME = 1 << 4
COUNTRY, PLACE, GROUP = 0, 2, 8


def tool():
    return os.environ.get("ACTANT_FEATURES", paths.work("features"))


def annotate(sentences):
    """Fills spans and words of the sentences with one run of the tool."""
    text = "".join("\n".join(s.tokens) + "\n\n" for s in sentences)
    run = subprocess.run([tool()], input=text.encode(), stdout=subprocess.PIPE, check=True)
    lines = run.stdout.decode().split("\n")
    at = 0
    for s in sentences:
        rows = [lines[at + i].split(" ") for i in range(len(s.tokens))]
        s.spans = [int(r[0], 16) for r in rows]
        s.words = [int(r[1], 16) for r in rows]
        at += len(rows)
        if lines[at] != "":
            raise ValueError(f"gazetteer: tokens and answers differ at {s.tokens}: is a token empty or does it hold white space?")
        at += 1


def cut(texts):
    """The tokens of texts as the program cuts them: "-DOCSTART-" before each, one a line, a blank line after a sentence."""
    lines = "".join(" ".join(t.split()) + "\n" for t in texts)
    return subprocess.run([tool(), "-cut"], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()


def covered(spans, start, end, bit):
    """Whether exactly start:end is one match of the type."""
    if not spans[start] >> bit & 1 or any(not spans[i] >> (bit + 1) & 1 for i in range(start + 1, end)):
        return False
    return end == len(spans) or not spans[end] >> (bit + 1) & 1


def is_country(spans, start, end):
    return covered(spans, start, end, COUNTRY)


def is_place(spans, start, end):
    return covered(spans, start, end, PLACE)


def is_demonym(spans, start, end):
    return covered(spans, start, end, GROUP)
