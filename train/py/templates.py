"""Bare sentences for the large network to judge, so that the table learns verbs and nouns that the corpora hardly have: templates.py --out FILE.

Every verb and noun of the treebanks and of relation/lexicon, in a few builds between two names each; "?" stands for labels that nobody gave."""

import argparse
import collections
import os
import random
import re

import paths

LEXICON = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "relation", "lexicon"))
COUNTRIES = "Norway Chad Peru Kenya Turkey Japan Brazil Poland India Egypt Canada Mexico Vietnam Serbia Ghana Finland".split()
PEOPLE = ["Ayla Demir", "Henrik Falk", "Maria Santos", "John Walsh", "Samuel Okoro", "Priya Nair", "Elena Petrova", "Thomas Becker", "Grace Mensah",
          "David Cohen", "Laura Bennett", "Ahmed Hassan"]
BODIES = ["Microsoft", "the European Union", "Human Rights Watch", "Toyota", "the World Bank", "Greenpeace", "Boeing", "the Labour Party", "the Supreme Court",
          "Amnesty International", "the FBI", "Barclays", "the United Nations", "Manchester United", "the BBC", "Siemens"]
GROUPS = ["Hamas", "the Taliban", "Hezbollah", "al-Shabab", "the Muslim Brotherhood"]
PAIRS = ([(COUNTRIES, COUNTRIES)] * 4 + [(PEOPLE, PEOPLE)] * 3 + [(BODIES, BODIES)] * 3 + [(PEOPLE, BODIES)] * 3 + [(BODIES, PEOPLE)] * 3 +
         [(COUNTRIES, BODIES)] * 2 + [(BODIES, COUNTRIES)] * 2 + [(PEOPLE, COUNTRIES)] * 2 + [(COUNTRIES, PEOPLE)] * 2 +
         [(GROUPS, COUNTRIES), (COUNTRIES, GROUPS), (GROUPS, PEOPLE)])
PREPOSITIONS = "with to on for at against from over into about of in after".split()
OWNED = """proposal plan decision leader troops offer role candidate conduct victory bid request budget report record claim policy appeal board chief rival
           visit ambassador forces government refusal lawyer demand handling supporters""".split()
CARRIERS = "made issued launched gave announced held signed offered rejected began led won faced sought ended criticised".split()
ENDS = ["on Tuesday", "last week", "in a statement", "", ", officials said", "this month", "in 2019", "over the dispute", "late on Sunday"]


def words(data):
    """(verbs, nouns) of the treebanks that are no rarities, and of the lexicon; and the deeds of lessons.txt."""
    count = collections.Counter()
    for name in ("en_ewt-ud-train", "en_gum-open-ud-train", "en_ewt-ud-dev", "en_gum-open-ud-dev"):
        with open(os.path.join(data, "ud", name + ".conllu"), encoding="utf-8") as f:
            for line in f:
                t = line.split("\t")
                if len(t) == 10 and t[3] in ("VERB", "NOUN") and re.fullmatch("[a-z]{3,}", t[2].lower()):
                    count[t[3], t[2].lower()] += 1
    verbs = {w for (pos, w), n in count.items() if pos == "VERB" and n >= 2}
    nouns = {w for (pos, w), n in count.items() if pos == "NOUN" and n >= 4}
    lessons = []
    for name in ("verbs", "nouns", "lessons", "cues", "common"):
        for entry in lines(name):
            for w in entry.split(":", 1)[-1].split():
                if name == "lessons":
                    lessons.append(w)
                base = re.split(r"[/@+>|=]", w)[0]
                if re.fullmatch("[a-z]{3,}", base):
                    (nouns if name == "nouns" else verbs).add(base)
    return sorted(verbs), sorted(nouns), lessons


def lines(name):
    with open(os.path.join(LEXICON, name + ".txt"), encoding="utf-8") as f:
        return [line.strip() for line in f if line.strip() and not line.startswith("#")]


def inflector():
    irregular = {f[0]: (f[1].split("/")[0], f[2].split("/")[0]) for f in map(str.split, lines("irregular")) if len(f) > 2}

    def past(verb):
        """(past tense, participle)"""
        if verb in irregular:
            return irregular[verb]
        if verb.endswith("e"):
            form = verb + "d"
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            form = verb[:-1] + "ied"
        elif re.fullmatch("[^aeiou]*[aeiou][bdgmnprt]", verb):
            form = verb + verb[-1] + "ed"
        else:
            form = verb + "ed"
        return form, form
    return past


def sentences(data, rng):
    verbs, nouns, lessons = words(data)
    past = inflector()

    def build(template, **parts):
        one, two = rng.choice(PAIRS)
        a, b = rng.choice(one), rng.choice(two)
        while a == b:
            b = rng.choice(two)
        s = re.sub(r"\s+", " ", template.format(A=a[0].upper() + a[1:], a=a, b=b, **parts) + " " + rng.choice(ENDS)).strip()
        return s.replace(" ,", ",") + "."

    for v in verbs:
        did, done = past(v)
        for _ in range(2):
            yield build("{A} {did} {b}", did=did)
        yield build("{A} was {done} by {b}", done=done)
        for p in rng.sample(PREPOSITIONS, 3):
            yield build("{A} {did} {p} {b}", did=did, p=p)
        yield build("{A} {did} {b}'s {o}", did=did, o=rng.choice(OWNED))
        yield build("{A} said it would {v} {b}", v=v)
    for n in nouns:
        for p in rng.sample(PREPOSITIONS, 2):
            yield build("{A}'s {n} {p} {b} drew attention", n=n, p=p)
            yield build("{A} {did} a {n} {p} {b}", did=rng.choice(CARRIERS), n=n, p=p)
        yield build("The {n} between {a} and {b} was in the news", n=n)
    for lesson in lessons:
        body, _, p = lesson.rstrip(">").partition("@")
        verb, _, obj = body.partition("/")
        verb, _, particle = verb.partition("+")
        if not re.fullmatch("[a-z]{3,}", verb):
            continue
        parts = {"did": past(verb)[0], "t": particle, "o": obj, "p": p if p.strip("-") else rng.choice(PREPOSITIONS)}
        for _ in range(2):
            if obj:
                yield build("{A} {did} {t} " + rng.choice(["", "a ", "the "]) + "{o} {p} {b}", **parts)
            elif p.strip("-"):
                yield build("{A} {did} {t} {p} {b}", **parts)
            else:
                yield build("{A} {did} {t} {b}", **parts)
        if obj:
            yield build("{A} {did} {t} {b}'s {o}", **parts)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", default=paths.DATA)
    a.add_argument("--cache", help="not asked")
    a.add_argument("--out", required=True)
    a.add_argument("--seed", type=int, default=9)
    args = a.parse_args()
    rng = random.Random(args.seed)
    out = list(dict.fromkeys(sentences(args.data, rng)))
    rng.shuffle(out)
    with open(args.out, "w", encoding="utf-8") as f:
        f.writelines(s + "\t?\n" for s in out)
    print(len(out), "sentences")


if __name__ == "__main__":
    main()
