"""Learns the tables of the body from the page sets, and writes the blob that is built into the program.

    learn.py --measure build/train/measure --work DIR --out FILE [--fold K]

With --fold the pages of fold K of 5 by domain are not looked at. Whatever is learnt from what was learnt before is
learnt out of fold: the domains that are learnt from are split again, and the tables that a page is measured with never
saw it. One thread, seeded: the same pages give the same bytes.
"""
import argparse
from collections import defaultdict

import numpy as np
import xgboost as xgb

import blob
from corpus import FOLDS, Measure, by_page, read_pages

TYPES = ("article", "forum", "product", "collection", "listing", "documentation", "service")  # as enum page_type

TREES = dict(objective="binary:logistic", tree_method="hist", grow_policy="lossguide", max_depth=0, max_leaves=24,
             eta=.12, subsample=.8, colsample_bytree=.6, min_child_weight=5, reg_lambda=2, nthread=1)
FIRST_ROUNDS, FIRST_SEEDS = 80, (1, 2)
SECOND_ROUNDS, SECOND_SEEDS, SECOND_ETA = 80, (1, 2), .1
TYPE_TREES = dict(objective="multi:softprob", num_class=len(TYPES), tree_method="hist", grow_policy="lossguide",
                  max_leaves=8, max_depth=0, eta=.2, subsample=.9, colsample_bytree=.5, min_child_weight=3,
                  reg_lambda=2, nthread=1, seed=1)
TYPE_ROUNDS = 50
RULED_OUT = .03  # as lib/clean/context.h: what the first look gives less is not looked at again

TOKEN_PRIOR, TOKEN_DOMAINS, TOKENS_MAX, END_TOKENS_MAX = 6.0, 3, 6000, 3000
PAGE_TOKEN_MASS = 10.0  # what one page may say of one token at most
END_BEFORE, END_BEHIND = 5, 40  # segments around an article's text that the second table of tokens looks at


def token_odds(pages, looks_at, most):
    """Log-odds of main text under each class or id token that stands on several domains."""
    wanted, unwanted, domains = defaultdict(float), defaultdict(float), defaultdict(set)
    total = [0.0, 0.0]
    for page in pages:
        if page.set == "multilingual-dev":  # its truth is of some segments only
            continue
        mass, masses = page.words.sum() or 1, (defaultdict(float), defaultdict(float))
        for i in np.where(page.known & looks_at(page))[0]:
            weight = float((page.words[i] + 2) / (mass + 50) * PAGE_TOKEN_MASS)
            total[int(page.wanted[i])] += weight
            for token in page.tokens[i]:
                masses[int(page.wanted[i])][int(token)] += weight
        for side, sums in zip(masses, (unwanted, wanted)):
            for token, weight in side.items():
                sums[token] += min(weight, PAGE_TOKEN_MASS)
                domains[token].add(page.domain)
    share = total[1] / sum(total)
    odds = {}
    for token, of in domains.items():
        if len(of) >= TOKEN_DOMAINS:
            a, b = wanted[token] + TOKEN_PRIOR * share, unwanted[token] + TOKEN_PRIOR * (1 - share)
            odds[token] = float(np.log(a / b) - np.log(share / (1 - share)))
    best = sorted(odds, key=lambda token: (-abs(odds[token]) * np.log(1 + len(domains[token])), token))[:most]
    return {token: odds[token] for token in best}


def around_text(page):
    """The segments in and around an article's text."""
    mask, kept = np.zeros(len(page.segments), bool), np.where(page.wanted)[0]
    if len(kept):
        mask[max(0, kept[0] - END_BEFORE):kept[-1] + END_BEHIND] = True
    return mask


def both_tokens(pages):
    articles = [p for p in pages if p.is_article()]
    return (token_odds(pages, lambda p: p.known, TOKENS_MAX), token_odds(articles, around_text, END_TOKENS_MAX))


def weights(page):
    """Long segments count more, but less than by their words; pages count alike, but short ones less."""
    of_set = {"news-dev": .8, "multilingual-dev": 1.0, "wcxb-dev": 1.0 if page.is_article() else 2.0}
    return (page.words + 1) ** .7 / (page.words.sum() + 100) ** .5 * of_set[page.set]


def learn_segments(pages, rows, open_to, rounds, seeds, **changes):
    """Boosters of a segment's being main text, one a seed, from the segments that are open to judgement."""
    masks = {p: p.known & open_to(p) for p in pages}
    x = np.concatenate([rows(p)[masks[p]] for p in pages])
    y = np.concatenate([p.shares[masks[p]] for p in pages])
    w = np.concatenate([weights(p)[masks[p]] for p in pages])
    data = xgb.DMatrix(x, y, weight=w / w.mean())
    return [xgb.train({**TREES, **changes, "seed": seed}, data, rounds) for seed in seeds]


def type_weight(page, signs, column):
    if page.set == "wcxb-dev":
        return 1.0 if page.is_article() else 1.6
    if page.set == "news-dev":
        return .2
    declared = ("GRAPH_ARTICLE", "META_PUBLISHED", "SCHEMA_NEWS", "SCHEMA_ARTICLE")
    return .3 if any(signs[column[name]] for name in declared) else .1


def learn_type(pages, signs, names):
    """Each page stands twice: as it is, and, with little weight, as if its address were unknown."""
    column = {name: i for i, name in enumerate(names)}
    of_url = [i for name, i in column.items() if name.startswith("URL_")]
    x = np.stack([signs[p] for p in pages])
    y = np.array([TYPES.index(p.type) for p in pages])
    w = np.array([type_weight(p, signs[p], column) for p in pages])
    bare = x.copy()
    bare[:, of_url] = 0
    data = xgb.DMatrix(np.concatenate([x, bare]), np.concatenate([y, y]), weight=np.concatenate([w, w * .1]))
    return xgb.train(TYPE_TREES, data, TYPE_ROUNDS)


class Learner:
    def __init__(self, measure, pages, tag):
        self.measure, self.pages, self.tag = measure, pages, tag
        self.inner = sorted({p.fold for p in pages})
        self.features, self.context, self.signs = {}, {}, {}
        self.tokens = {fold: both_tokens(self.others(fold)) for fold in self.inner}

    def others(self, fold):
        return [p for p in self.pages if p.fold != fold]

    def of(self, fold):
        return [p for p in self.pages if p.fold == fold]

    def run(self, fold, **forests):
        """Measures an inner fold with tables that did not see it."""
        path = self.measure.folder / f"{self.tag}-{fold}.tables"
        blob.write(path, self.measure.signature, *self.tokens[fold], **forests)
        return self.measure.run(path, self.of(fold), f"{self.tag}-{fold}")

    def all_tokens(self):
        return both_tokens(self.pages)

    def first(self, pages):
        boosters = learn_segments(pages, self.features.__getitem__, lambda p: p.known, FIRST_ROUNDS, FIRST_SEEDS)
        return {"segment": blob.forest(boosters, len(self.measure.features))}

    def second(self, pages):
        rows = lambda p: np.hstack([self.features[p], self.context[p]])  # noqa: E731
        first = self.measure.context.index("P")
        still_open = lambda p: self.context[p][:, first] >= RULED_OUT  # noqa: E731
        width = len(self.measure.features) + len(self.measure.context)
        forests = {}
        for name, wanted in (("ending", True), ("context", False)):
            some = [p for p in pages if p.is_article() == wanted]
            boosters = learn_segments(some, rows, still_open, SECOND_ROUNDS, SECOND_SEEDS, eta=SECOND_ETA)
            forests[name] = blob.forest(boosters, width)
        kind = learn_type(pages, self.signs, self.measure.signs)
        forests["pagetype"] = blob.forest([kind], len(self.measure.signs), outputs=len(TYPES))
        return forests

    def measure_features(self):
        for fold in self.inner:
            measured = self.run(fold)
            self.features.update(by_page(self.of(fold), measured.features()))
            measured.remove()

    def measure_first(self):
        for fold in self.inner:
            measured = self.run(fold, **self.first(self.others(fold)))
            self.context.update(by_page(self.of(fold), measured.context()))
            self.signs.update(zip(self.of(fold), measured.signs()))
            measured.remove()

    def learn(self, path):
        self.measure_features()
        self.measure_first()
        forests = {**self.first(self.pages), **self.second(self.pages)}
        blob.write(path, self.measure.signature, *self.all_tokens(), **forests)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    measure = Measure(args.measure, args.work)
    pages = [p for p in read_pages(measure, args.jobs) if p.fold != args.fold]
    Learner(measure, pages, "all" if args.fold is None else f"fold{args.fold}").learn(args.out)


if __name__ == "__main__":
    main()
