"""Studies the first look alone: what groups of features and more pages are worth (docs/accuracy.md).

    study.py --measure build/measure --work DIR

Prints the word F1 of wcxb-dev and news-dev over five folds by domain, each page cut at the threshold of the largest
expected F1, without the second look and without mending; then the same without each group of features, and with a part
of the domains to learn from.
"""
import argparse
import hashlib
from functools import partial
from multiprocessing import Pool

import numpy as np
import xgboost as xgb

from corpus import FOLDS, Measure, read_pages, words
from learn import FIRST_ROUNDS, FIRST_SEEDS, TREES, Learner, weights

GROUPS = {
    "class and id tokens": ("TOKENS_", "END_TOKENS_"),
    "siblings and twins": ("SIBLING", "TWIN", "REPEATED"),
    "ancestors": ("UP", "OUT"),
    "core and h1": ("FROM_CORE", "CORE_STEPS", "H1_STEPS", "FROM_H1"),
    "semantic elements": ("IN_",),
    "neighbours": ("BEFORE", "AFTER", "NEAR_", "SINCE_", "UNTIL_", "HEADING_"),
    "position": ("POSITION", "WORDS_BEFORE", "PROSE_BEFORE"),
    "page": ("PAGE_",),
    "text": ("WORDS", "CHARS_", "LINK_SHARE", "LINKS", "SENTENCES", "COMMA_", "CAPITAL_", "DIGIT_", "EMPHASIS_",
             "STRONG_", "FIRST_MARK", "LAST_MARK", "LINES", "SYMBOLS", "TITLE_"),
}
TEXT_EXACT = {"WORDS", "LINKS", "LINES"}
SHARES = (.1, .25, .5, 1.0)


def is_of(name, prefixes):
    return any(name == p if p in TEXT_EXACT else name.startswith(p) for p in prefixes)


def is_in_share(page, share):
    return hashlib.sha256(f"share {page.domain}".encode()).digest()[0] < 256 * share


def cut(probabilities, words):
    """The segments over the threshold, from .2 to .6, of the largest expected F1, as lib/extract/body/choose_body.c."""
    best, mask = 0, probabilities > 1
    for threshold in np.linspace(.2, .6, 11):
        kept = probabilities >= threshold
        expected = 2 * (probabilities * words)[kept].sum() / max(1, words[kept].sum() + (probabilities * words).sum())
        if expected > best:
            best, mask = expected, kept
    return mask


def learner_of(fold, measure, pages):
    learner = Learner(measure, [p for p in pages if p.fold != fold], f"study{fold}")
    learner.measure_features()
    held = [p for p in pages if p.fold == fold]
    learner.tokens[fold] = learner.all_tokens()
    learner.pages = held
    learner.inner = [fold]
    learner.measure_features()
    return learner.features


def score_fold(fold, pages, features, columns, share):
    known = [p for p in pages if p.fold != fold and is_in_share(p, share)]
    data = xgb.DMatrix(np.concatenate([features[p.key][p.known] for p in known])[:, columns],
                       np.concatenate([p.shares[p.known] for p in known]),
                       weight=np.concatenate([weights(p)[p.known] for p in known]))
    boosters = [xgb.train({**TREES, "seed": seed}, data, FIRST_ROUNDS) for seed in FIRST_SEEDS]
    scores = []
    for page in pages:
        if page.fold != fold or page.f1([]) is None:
            continue
        if not len(page.segments):
            scores.append((page.set, 0.0))
            continue
        rows = xgb.DMatrix(features[page.key][:, columns])
        scores.append((page.set, page.f1(cut(sum(b.predict(rows) for b in boosters) / len(boosters), page.words))))
    return scores


def report(name, pages, by_fold, columns, share, jobs):
    with Pool(jobs) as pool:
        work = [pool.apply_async(score_fold, (fold, pages, by_fold[fold], columns, share)) for fold in range(FOLDS)]
        scores = [score for part in work for score in part.get()]
    mean = {of: np.mean([s for which, s in scores if which == of]) for of in ("wcxb-dev", "news-dev")}
    print(f"{name:32s} wcxb-dev {mean['wcxb-dev']:.4f}   news-dev {mean['news-dev']:.4f}", flush=True)


def features_of_fold(fold, measure, pages):
    return {page.key: rows for page, rows in learner_of(fold, measure, pages).items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    measure = Measure(args.measure, args.work)
    pages = read_pages(measure, args.jobs)
    with Pool(args.jobs) as pool:
        by_fold = pool.map(partial(features_of_fold, measure=measure, pages=pages), range(FOLDS), chunksize=1)
    labelled = [p.f1(p.wanted) for p in pages if p.set == "wcxb-dev" and words(p.text)]
    print(f"{'the labels themselves':32s} wcxb-dev {np.mean(labelled):.4f}", flush=True)
    names = measure.features
    everything = list(range(len(names)))
    for share in SHARES:
        report(f"{share:.0%} of the domains", pages, by_fold, everything, share, args.jobs)
    for group, prefixes in GROUPS.items():
        report(f"without {group}", pages, by_fold, [i for i, n in enumerate(names) if not is_of(n, prefixes)], 1.0, args.jobs)


if __name__ == "__main__":
    main()
