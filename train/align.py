"""Says how much of each segment of a page stands in the page's true text.

The truth is a text without markup, mostly in the page's order. Matches of segments with stretches of the truth are
found by shared word 4-grams; the heaviest chain of matches that rise in both (a weighted longest increasing
subsequence) is taken, its stretches are used up, and what is left of the truth is matched again: so a text that stands
twice on the page counts once, where it fits. Short segments must be a whole line of the truth, or stand beside others
that match beside them.
"""
import re
from collections import Counter, defaultdict

WORD = re.compile(r"\w+")
GRAM = 4             # words
HITS_MAX = 150       # places of one gram that are looked at
DIAGONALS_MAX = 12   # places of one segment that are looked at
PASSES = 6
SHARE_MIN = .4       # of a segment's words: less is no match
INSIDE_GAIN = .35    # what a short match inside a line is worth beside one that is a whole line
NEAR_SEGMENTS, NEAR_WORDS = 4, 2


def words(text):
    return WORD.findall(text.lower())


class Best:
    """The best value over a range that begins at 0 (a Fenwick tree of maxima)."""

    def __init__(self, size):
        self.values = [(0, -1)] * (size + 2)

    def up_to(self, i):
        i, best = i + 1, (0, -1)
        while i > 0:
            best = max(best, self.values[i])
            i -= i & -i
        return best

    def put(self, i, value):
        i += 1
        while i < len(self.values):
            self.values[i] = max(self.values[i], value)
            i += i & -i


class Truth:
    def __init__(self, text):
        self.words = words(text)
        self.starts, self.ends, at = set(), set(), 0
        for line in text.split("\n"):
            count = len(words(line))
            if count:
                self.starts.add(at)
                self.ends.add(at + count)
                at += count
        self.used = bytearray(len(self.words))
        self.places = [defaultdict(list) for _ in range(GRAM + 1)]
        for size in range(1, GRAM + 1):
            for at in range(len(self.words) - size + 1):
                self.places[size][tuple(self.words[at:at + size])].append(at)

    def is_line(self, start, end):
        return start in self.starts and end in self.ends


def matches_of(truth, segment):
    """Yields (start, end, gain, share) of the places in the truth where a segment's words stand."""
    size = min(GRAM, len(segment))
    grams = len(segment) - size + 1
    diagonals = Counter()
    for offset in range(grams):
        places = truth.places[size].get(tuple(segment[offset:offset + size]), ())
        if len(places) <= HITS_MAX or size == 1:
            diagonals.update(place - offset for place in places)
    for diagonal, hits in diagonals.most_common(DIAGONALS_MAX if size == GRAM else 400):
        start, end = max(0, diagonal), min(len(truth.words), diagonal + len(segment))
        same = sum(truth.words[at] == segment[at - diagonal] and not truth.used[at] for at in range(start, end))
        if size < GRAM or len(segment) < GRAM:
            if same == len(segment):
                yield start, end, same * (1 if truth.is_line(start, end) else INSIDE_GAIN), 1.0
            continue
        if hits < max(1, .15 * grams):
            return
        if same < .5 * len(segment) and hits < .5 * grams:  # words were put in or left out: grams beside each other
            same = max(same, min(len(segment), hits + size - 1))
            if same < SHARE_MIN * len(segment):
                continue
        yield start, end, same, same / len(segment)


def heaviest_chain(items, length):
    """items: (segment, start, end, gain, share), by rising segment and falling start."""
    best, back, scores = Best(length + 1), [], []
    for index, (_, start, end, gain, _) in enumerate(items):
        score, previous = best.up_to(start + (end - start > 8))
        scores.append(score + gain)
        back.append(previous)
        best.put(end, (scores[-1], index))
    at = max(range(len(items)), key=scores.__getitem__)
    chain = []
    while at >= 0:
        chain.append(items[at])
        at = back[at]
    return chain[::-1]


def stands_beside(chain, index):
    segment, start, end = chain[index][:3]
    for near in (index - 1, index + 1):
        if 0 <= near < len(chain):
            other, other_start, other_end = chain[near][:3]
            if abs(other - segment) <= NEAR_SEGMENTS and (abs(other_end - start) <= NEAR_WORDS or
                                                          abs(other_start - end) <= NEAR_WORDS):
                return True
    return False


def align(segments, text):
    """The share of each segment's words (0 to 1) that stand in the true text."""
    truth, segments = Truth(text), [words(s) for s in segments]
    shares, done = [0.0] * len(segments), [False] * len(segments)
    for number in range(PASSES):
        items = [(i, *match) for i, segment in enumerate(segments) if segment and not done[i]
                 for match in matches_of(truth, segment)]
        if not items:
            break
        chain = heaviest_chain(sorted(items, key=lambda item: (item[0], -item[1])), len(truth.words))
        gained = 0
        for index, (i, start, end, _, share) in enumerate(chain):
            if len(segments[i]) < GRAM and not truth.is_line(start, end):
                if number > 0 or not stands_beside(chain, index):
                    continue
            shares[i], done[i] = share, True
            gained += end - start
            truth.used[start:end] = b"\1" * (end - start)
        if gained < max(GRAM, .01 * len(truth.words)):
            break
    return shares
