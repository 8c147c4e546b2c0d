"""Writes learnt tables as the program reads them: lib/base/tables.h and lib/base/forest.c say how they lie."""
import json
import struct

import numpy as np

MAGIC = b"CDTABLE2"
LEAVES_MAX = 32  # FOREST_LEAVES_MAX of lib/base/forest.h
FORESTS = ("segment", "context", "ending", "pagetype")


def fnv(data):
    """FNV-1a of 32 bits, as str_hash of lib/base/str.c."""
    value = 2166136261
    for byte in data:
        value = ((value ^ byte) * 16777619) & 0xffffffff
    return value


def tree_parts(tree):
    """The tests and the leaves, from left to right, of one tree of xgboost's. A test is (threshold, feature, leaves
    that stay possible at or above it)."""
    left, right = tree["left_children"], tree["right_children"]
    tests, leaves = [], []

    def walk(node):
        if left[node] == -1:
            leaves.append(tree["split_conditions"][node])
            return
        place = len(tests)
        tests.append(None)
        first = len(leaves)
        walk(left[node])
        ruled_out = sum(1 << leaf for leaf in range(first, len(leaves)))
        tests[place] = (tree["split_conditions"][node], tree["split_indices"][node], 0xffffffff & ~ruled_out)
        walk(right[node])

    walk(0)
    assert len(leaves) <= LEAVES_MAX
    return tests, leaves


def forest(boosters, features, outputs=1, base=0.0, columns=None):
    """The mean of boosters of xgboost's as one forest; columns maps what they were learnt from to a row's numbers."""
    trees, tests, leaves = [], [], []
    for booster in boosters:
        model = json.loads(booster.save_raw("json"))["learner"]["gradient_booster"]["model"]
        for tree, output in zip(model["trees"], model["tree_info"]):
            its_tests, its_leaves = tree_parts(tree)
            trees.append((len(tests), len(its_tests), len(leaves), output))
            tests += [(threshold, columns[feature] if columns else feature, mask) for threshold, feature, mask in its_tests]
            leaves += [value / len(boosters) for value in its_leaves]
    table = np.zeros(len(tests), dtype=[("threshold", "<f4"), ("feature", "<u4"), ("leaves", "<u4")])
    for i, test in enumerate(tests):
        table[i] = test
    return (struct.pack("<5I", features, outputs, len(trees), len(tests), len(leaves)) +
            np.full(outputs, base, "<f4").tobytes() + np.array(trees, "<u4").reshape(-1, 4).tobytes() +
            table.tobytes() + np.array(leaves, "<f4").tobytes())


EMPTY_FOREST = struct.pack("<5If", 0, 1, 0, 0, 0, 0.0)


def token_table(odds, end_odds):
    """One row for each token that stands in one table or the other."""
    table = np.zeros(len({*odds, *end_odds}), dtype=[("hash", "<u4"), ("odds", "<f4"), ("end_odds", "<f4")])
    for i, token in enumerate(sorted({*odds, *end_odds})):
        table[i] = token, odds.get(token, 0.0), end_odds.get(token, 0.0)
    return table.tobytes()


def section(name, data):
    return name.encode().ljust(8, b"\0") + struct.pack("<I", len(data)) + data


def write(path, signature, tokens, end_tokens, **forests):
    parts = section("tokens", token_table(tokens, end_tokens))
    parts += b"".join(section(name, forests.get(name, EMPTY_FOREST)) for name in FORESTS)
    header = MAGIC + struct.pack("<3I", len(parts) + len(MAGIC) + 12, fnv(parts), signature)
    with open(path, "wb") as file:
        file.write(header + parts)
