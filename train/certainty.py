"""Says how well metadata.probability tells a body's worth, from the answers of ./dev score --folds.

    certainty.py FOLDER     FOLDER/wcxb-dev.ndjson and FOLDER/news-dev.ndjson
"""
import json
import sys
from pathlib import Path

import numpy as np

from corpus import load, word_f1, words

BAD = .5


def ranks(values):
    """Ranks from 0; equal values share their mean rank."""
    order = np.argsort(values, kind="stable")
    ranked = np.empty(len(values))
    ranked[order] = np.arange(len(values))
    for value in np.unique(values):
        same = values == value
        ranked[same] = ranked[same].mean()
    return ranked


def main():
    for name in ("wcxb-dev", "news-dev"):
        answers = {}
        for line in (Path(sys.argv[1]) / f"{name}.ndjson").read_text().splitlines():
            record = json.loads(line)
            answers[record["id"]] = record.get("article") or {}
        f1, told = [], []
        for page in load(name):
            text = page["truth"].get("main_content") or page["truth"].get("text") or ""
            if page["id"] in answers and words(text):
                article = answers[page["id"]]
                f1.append(word_f1(article.get("articleBody"), text)[2])
                told.append((article.get("metadata") or {}).get("probability") or 0.0)
        f1, told = np.array(f1), np.array(told)
        lowest = np.argsort(told, kind="stable")[:len(told) // 10]
        print(f"{name}: probability: rank correlation with F1 {np.corrcoef(ranks(f1), ranks(told))[0, 1]:.3f}; the "
              f"lowest tenth holds {(f1[lowest] < BAD).sum()} of {(f1 < BAD).sum()} pages under {BAD}")


if __name__ == "__main__":
    main()
