"""Fast tests of what training stands on. python -m pytest train/py/tests"""

import itertools
import math
import os
import random
import sys

import numpy as np
import torch

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

import augment
import crf
import data
import exact
import features
import gazetteer as gaz
import heads
import labels as L
import mst
import quantised
import score
import sets
import student


def test_kinds_of_labels():
    assert L.kind("organization.newspaper_media") == "organisation"
    assert L.kind("location.null") == "location"
    assert L.kind("gpe") == "location"
    assert L.kind("NORP") == "norp"
    assert L.kind("TIME") == "nothing"
    try:
        L.kind("starship")
    except ValueError:
        return
    raise AssertionError("an unknown label was taken")


COUNTRY, COUNTRY_I, GROUP = 1, 2, 1 << 8


def mapped(name, text, spans=None, words=None):
    tokens, tags = zip(*(t.rsplit("/", 1) for t in text.split()))
    n = len(tokens)
    return sets.map_sentence(name, list(tokens), list(tags), spans or [0] * n, words or [0] * n)


def test_unmarked_types_are_not_taught_as_absent():
    masks = mapped("masc-news", "the/O talks/O")
    assert all(m & L.either("group") and m & L.either("event") and m & 1 and not m & L.either("person") for m in masks)
    assert mapped("men", "the/O talks/O") == [1, 1]


def test_country_demonym_and_place():
    assert mapped("wikigold", "France/B-LOC", [COUNTRY]) == [L.mask(["country"], 0)]
    assert mapped("wikigold", "Paris/B-LOC") == [L.mask(["place"], 0)]
    assert mapped("re-docred", "French/B-LOC", [GROUP]) == [L.mask(["group"], 0)]
    assert mapped("wikigold", "French/O", [GROUP]) == [1 | L.mask(["group"], 0)]
    assert mapped("wikigold", "New/B-LOC Zealand/I-LOC", [COUNTRY, COUNTRY_I]) == [L.mask(["country"], 0), L.mask(["country"], 1)]
    assert mapped("wikigold", "France/B-LOC Telecom/I-LOC", [COUNTRY, 0]) == [L.mask(["place"], 0), L.mask(["place"], 1)]


def test_titles_are_cut_from_persons():
    assert mapped("men", "Datuk/B-PERSON Seri/I-PERSON Anwar/I-PERSON Aziz/I-PERSON") == [1, 1, L.mask(["person"], 0), L.mask(["person"], 1)]
    one, more = L.mask(["person"], 0), L.mask(["person"], 1)
    assert mapped("gmb", "Omar/B-per bin/I-per Zayd/I-per", words=[gaz.GIVEN, 1, 0]) == [one, more, more]  # "bin" is a common word too
    king = 1 << gaz.TITLE_WORD
    assert mapped("gmb", "King/B-per Olaf/I-per", words=[king | gaz.SURNAME, 0])[1] == one
    assert mapped("gmb", "Ada/B-per King/I-per", words=[gaz.GIVEN, king | gaz.SURNAME]) == [one, more]
    nothing = L.O | L.either("event", "other")
    assert mapped("gmb", "King/B-per spoke/O", words=[king, 0]) == [nothing, nothing]  # a title is no name
    assert mapped("gmb", "Norway/B-per", spans=[1]) == [L.mask(["country"], 0)]
    assert mapped("wikigold", "Sri/B-PER Devi/I-PER") == [L.mask(["person"], 0), L.mask(["person"], 1)]


def test_partial_loss_against_brute_force():
    torch.manual_seed(3)
    model = crf.CRF()
    torch.nn.init.normal_(model.transitions)
    torch.nn.init.normal_(model.start)
    e = torch.randn(1, 3, crf.N)
    masks = torch.tensor([[1 | L.mask(["person"], 0), L.either("person", "place"), L.ALL]])
    trans, start = model.scores()
    total, allowed = [], []
    for path in itertools.product(range(crf.N), repeat=3):
        v = start[path[0]] + sum(e[0, t, path[t]] for t in range(3)) + sum(trans[a, b] for a, b in zip(path, path[1:]))
        total.append(v)
        if all(int(masks[0, t]) >> path[t] & 1 for t in range(3)):
            allowed.append(v)
    want = torch.logsumexp(torch.stack(total), 0) - torch.logsumexp(torch.stack(allowed), 0)
    assert math.isclose(model.loss(e, masks, torch.tensor([3])).item(), want.item(), rel_tol=1e-4)


def test_padding_changes_neither_loss_nor_path():
    torch.manual_seed(4)
    model = crf.CRF()
    e = torch.randn(1, 4, crf.N)
    long = torch.cat([e, torch.randn(1, 3, crf.N)], 1)
    n, masks = torch.tensor([4]), torch.full((1, 7), L.mask(["event"], 0) | 1)
    assert torch.allclose(model.loss(e, masks[:, :4], n), model.loss(long, masks, n))
    assert model.viterbi(e, n) == model.viterbi(long, n)
    assert torch.allclose(model.marginals(e, n), model.marginals(long, n)[:, :4], atol=1e-5)


def test_soft_loss_is_least_at_the_teachers_marginals():
    torch.manual_seed(5)
    model, n = crf.CRF(), torch.tensor([5])
    e = torch.randn(1, 5, crf.N)
    target = model.marginals(e, n)
    at = model.soft_loss(e, target, n)
    assert all(model.soft_loss(e + 0.3 * torch.randn_like(e), target, n) > at for _ in range(5))


def test_coupled_gates_forget_what_they_take_in():
    torch.manual_seed(6)
    layer = student.CoupledLSTM(5, 4)
    for w in layer.parameters():
        torch.nn.init.normal_(w)
    x = torch.randn(2, 6, 5)
    states, _ = layer(x)
    h = c = torch.zeros(2, 4)
    for t in range(6):
        i, g, o = (x[:, t] @ layer.weight_ih_l0.T + h @ layer.weight_hh_l0.T + layer.bias_ih_l0).split(4, 1)
        c = (1 - i.sigmoid()) * c + i.sigmoid() * g.tanh()
        h = o.sigmoid() * c.tanh()
        assert torch.allclose(states[:, t], h, atol=1e-5)


def test_soft_trees():
    torch.manual_seed(7)
    tags, arcs, relations = (torch.rand(3, n).softmax(-1) for n in (17, 4, 6))
    soft = data.SoftTree(tags, arcs, relations)
    got = [torch.zeros(2, 5, n) for n in (17, 6, 6)]
    soft.put(1, *got)
    for g, want in zip(got, (tags, arcs, relations)):
        assert torch.allclose(g[1, :3, :want.shape[1]], want, atol=0.01) and g[0].sum() == 0 and abs(g[1].sum() - 3) < 1e-5


def test_a_sure_teacher_is_like_annotation():
    torch.manual_seed(8)
    tree = student.StudentTree(6, 5, 4, 4, 0)
    x, heads_, rels = torch.randn(2, 3, 6), torch.tensor([[2, 0, 2], [0, 1, 1]]), torch.tensor([[1, 0, 4], [0, 2, 3]])
    b = {"heads": heads_, "rels": rels, "head_ok": torch.ones(2, 4, dtype=torch.bool)}
    b["soft_arcs"], b["soft_rels"] = (torch.nn.functional.one_hot(v, n).float() for v, n in ((heads_, 4), (rels, 5)))
    assert torch.allclose(heads.soft_tree_loss(tree, *tree(x), b), heads.tree_loss(tree, *tree(x), b)[0], atol=1e-5)


def test_hashes_and_shapes():
    assert features.fnv1a(b"") == 0x811C9DC5 and features.fnv1a(b"a") == 0xE40C292C and features.fnv1a(b"foobar") == 0xBF9CF968
    assert len(features.bag("UN")) == 1 + 2 * 2 + 2
    assert features.shape("McDonald's") == features.fnv1a("XxXxx'x".encode()) % features.SHAPE_ROWS
    assert features.shape("2025") == features.shape("199") != features.shape("19a")


def test_word_rows_fall_back():
    v = {"us": 1, "nato": 2, "00": 3}
    assert [features.word_row(v, w) for w in ("U.S.", "non-NATO", "47", "zzz")] == [1, 2, 3, 0]


def test_case_of_sentences():
    whole = lambda text: features.case_bits(text.split())[-1]
    assert whole("PM QUITS AFTER VOTE") == 2 and whole("Prime Minister Quits After Vote") == 4
    assert whole("he quit after a vote") == 8 and whole("She quit after a vote") == 0 and whole("1 2 3") == 0


def brute_tree(s):
    n = len(s)
    best = None
    for heads in itertools.product(range(n + 1), repeat=n):
        if any(h == i + 1 for i, h in enumerate(heads)) or sum(h == 0 for h in heads) != 1 or mst.cycles(np.array(heads)):
            continue
        v = sum(s[i, h] for i, h in enumerate(heads))
        best = max(best or (v, heads), (v, heads))
    return best[0]


def test_trees_are_the_best_with_one_root():
    rng = np.random.default_rng(1)
    for _ in range(60):
        s = rng.integers(-50, 50, (4, 5)).astype(float)
        heads = mst.decode(s)
        assert (heads == 0).sum() == 1 and not mst.cycles(heads)
        assert sum(s[i, h] for i, h in enumerate(heads)) == brute_tree(s)


def test_exact_functions():
    x = np.linspace(-20, 20, 4001, dtype=np.float32)
    assert np.abs(exact.sigmoid(x) - 1 / (1 + np.exp(-x.astype(float)))).max() < 2e-7


def test_cells_are_close():
    rng = np.random.default_rng(3)
    for blocks in (3, 4):
        for spread in (1, 10, 100):
            gates, c = rng.normal(size=(9, blocks * 50)).astype(np.float32) * spread, rng.normal(size=(9, 50)).astype(np.float32) * spread
            for got, want in zip(exact.cell(gates, c), exact.cell_in_full(gates.astype(float), c.astype(float))):
                assert got.dtype == np.float32 and np.abs((got - want) / np.maximum(1, np.abs(want))).max() < 2e-4


def test_rows_in_8_bits():
    w = np.random.default_rng(2).normal(size=(5, 40)).astype(np.float32)
    codes, scale = quantised.rows8(w)
    assert codes.min() >= -127 and np.abs(codes * scale[:, None] - w).max() <= scale.max() / 2 + 1e-6


def test_swapped_names_keep_their_tags():
    m = [L.mask(["person"], 0), L.mask(["person"], 1), 1]
    s = sets.Sentence("men", 1, ["Anna", "Ek", "left"], m)
    pool = {t: ([("Bo",)], []) for t in L.TYPES}
    rng = random.Random(1)
    found = [augment.swap(s, pool, rng) for _ in range(20)]
    assert any(f.tokens == ["Bo", "left"] and f.masks == [L.mask(["person"], 0), 1] for f in found)
    assert any(f.tokens == s.tokens and f.masks == s.masks for f in found)


def test_coined_words_are_made_of_what_names_are_made_of():
    coin, rng = augment.Coiner(["Bergen", "Bergamo", "Bergson", "Gerson", "and"]), random.Random(2)
    words = {coin.word(rng) for _ in range(50)}
    assert "Bergson" in words and len(words) > 3 and all(w[0] in "BG" and w.endswith(("en", "mo", "on")) for w in words)


def test_scores_count_places_and_countries_alike():
    c = score.Counts()
    c.add([L.mask(["country"], 0), 1, L.mask(["person"], 0), L.mask(["person"], 1)], [1 + 2 * 3, 0, 1, 0])
    assert c.f1("place") == 100 and c.f1("person") == 0


def test_joined_sentences_keep_their_own_context():
    def sentence(text, doc):
        tokens = text.split()
        return sets.Sentence("men", doc, tokens, [1] * len(tokens), spans=list(range(len(tokens))), words=[0] * len(tokens))

    a, b, c, d = sentence("NO DEAL IN OSLO", 1), sentence("they met there", 1), sentence("a b c d e f", 1), sentence("other text", 2)
    assert data.chunks([a, b, c, d], 8) == [[a, b], [c], [d]]
    one = data.joined([a, b])
    assert one.tokens == a.tokens + b.tokens and one.parts == [4, 3]
    assert features.context(one) == features.context(a) + features.context(b)
    assert data.joined([c]) is c
