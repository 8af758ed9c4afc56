"""Tags of names and the mapping of every set's labels to them.

A token's annotation is a SET of allowed tags, a bit mask: sets that do not mark a type must not teach that it
is absent. The partial-label CRF (crf.py) sums over all sequences that the masks allow.
"""

TYPES = ["person", "organisation", "country", "place", "group", "event", "other"]
TAGS = ["O"] + [f"{p}-{t}" for t in TYPES for p in "BI"]  # B-t is 1+2t, I-t is 2+2t
O = 1  # bit of tag 0
ALL = (1 << len(TAGS)) - 1


def mask(types, inside):
    """Bits of the B (or I) tags of some types."""
    return sum(1 << (1 + 2 * TYPES.index(t) + inside) for t in types)


def either(*types):
    """Bits of the B and I tags of some types."""
    return mask(types, 0) | mask(types, 1)


# What "O" means in a set, beside O itself: the types that the set does not mark.
UNMARKED = {
    "uner-ewt": ["group", "event", "other"],
    "masc-news": ["group", "event", "other"],
    "masc-other": ["group", "event", "other"],
    "btc": ["group", "event", "other"],
    "sec-filings": ["group", "event", "other"],
    "gmb": ["event", "other"],
    "wnut17": ["event"],
}

PERSON = "person per politician scientist researcher writer musicalartist".split()
ORGANISATION = "organization organisation org politicalparty university band corporation group".split()
LOCATION = "location loc geo place country facility gpe".split()
EVENT = "event eve election conference".split()
MIXED = "misc oth misc?".split()  # demonyms, events and works under one label
OTHER = ("law product work_of_art language abstract object art nat creative-work award album song book poem "
         "programlang musicalinstrument").split()
# Topics and things that are names in some sets' sense only: O or other.
LOOSE = ("animal substance plant misc-loose magazine academicjournal astronomicalobject chemicalcompound protein "
         "enzyme discipline theory chemicalelement musicgenre literarygenre algorithm task field metrics").split()
NOTHING = "date time num tim role title".split()


def kind(label):
    """The group of a set's own label: one of person organisation location event mixed other loose norp nothing."""
    base = label.lower()
    if base in ("norp", "norp_lex"):
        return "norp"
    if base.startswith("organization"):
        return "organisation"
    if base.startswith("location"):
        return "location"
    for name, group in (("person", PERSON), ("organisation", ORGANISATION), ("location", LOCATION), ("event", EVENT),
                        ("mixed", MIXED), ("other", OTHER), ("loose", LOOSE), ("nothing", NOTHING)):
        if base in group:
            return name
    raise ValueError(f"label {label!r} is unknown: add it to labels.py")


EVENT_WORDS = set("""war wars revolution election elections olympics cup championship championships games festival battle
uprising rebellion conference summit massacre crisis tour referendum primary primaries campaign insurgency invasion
operation intifada genocide holocaust expo awards congress coup attack attacks siege riots protests tournament open
marathon grand-prix conflict""".split())


def looks_event(words):
    return any(w.lower() in EVENT_WORDS for w in words[-1:] + words[:1])
