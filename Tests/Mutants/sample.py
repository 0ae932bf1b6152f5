"""Which conditions are changed, and the text that holds all changes at once. Knows no build and no test."""

import random

# One file of each changed target: which change holds is read once, so that asking costs a comparison.
CHOICE = """/// Which changed condition holds in this run.
#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

enum Mutant {
  private static let chosen = getenv("OPGAVE_MUTANT").flatMap { Int(String(cString: $0)) } ?? 0

  static func `is`(_ number: Int) -> Bool { chosen == number }
}
"""


class Mutant:
    """One changed condition. Numbers count from 1; 0 is the product as it is."""

    def __init__(self, target, path, place, operator, changed):
        self.target, self.path, self.place, self.operator, self.changed = target, path, place, operator, changed
        self.number = 0

    @property
    def name(self):
        return f"{self.path}:{self.place.line}:{self.place.column}"

    def crosses(self, other):
        """Whether two changes overlap without one being inside the other, or change the same text."""
        one, two = sorted([self.place, other.place], key=lambda place: (place.start, -place.end))
        same = (one.start, one.end) == (two.start, two.end)
        return self.path == other.path and (same or one.start < two.start < one.end < two.end)


class Sample:
    """Conditions drawn by a seed: each target gives its share, each condition of it has the same chance, and so has each operator
    that the condition allows and each form of that operator."""

    def __init__(self, candidates, count, seed, operators=None):
        """`candidates` are lists of pairs of a path and a place, by target."""
        chance = random.Random(seed)
        self.mutants, self.waiting, self.numbers = [], {}, 0
        for target in sorted(candidates):
            drawn = []
            for path, place in candidates[target]:
                allowed = [operator for operator in place.changes if operators is None or operator in operators]
                if allowed:
                    operator = chance.choice(allowed)
                    drawn.append(Mutant(target, path, place, operator, chance.choice(place.changes[operator])))
            chance.shuffle(drawn)
            self.waiting[target] = drawn
        self.total = sum(map(len, self.waiting.values()))
        for target, share in shares({target: len(drawn) for target, drawn in self.waiting.items()}, count).items():
            for _ in range(share):
                self.draw(target)

    @classmethod
    def all(cls, candidates):
        """Every change of the candidates, for a look at one line; those of one condition are changes of each other's copy."""
        sample = cls({}, 0, 0)
        for target, pairs in candidates.items():
            for path, place in pairs:
                for operator, forms in place.changes.items():
                    for changed in forms:
                        sample.take(Mutant(target, path, place, operator, changed))
        return sample

    def draw(self, target):
        while self.waiting.get(target):
            mutant = self.waiting[target].pop()
            if not any(mutant.crosses(other) for other in self.mutants):
                self.take(mutant)
                return

    def take(self, mutant):
        self.numbers += 1
        mutant.number = self.numbers
        self.mutants.append(mutant)

    def drop(self, mutants, replace):
        """Takes out what does not compile, and draws others of the same targets instead."""
        self.mutants = [mutant for mutant in self.mutants if mutant not in mutants]
        for mutant in mutants if replace else []:
            self.draw(mutant.target)


def shares(sizes, count):
    """A count divided in proportion, largest remainders first."""
    total = sum(sizes.values())
    count = min(count, total)
    exact = {name: count * size / total for name, size in sizes.items() if total}
    result = {name: int(share) for name, share in exact.items()}
    for name in sorted(exact, key=lambda name: (result[name] - exact[name], name))[:count - sum(result.values())]:
        result[name] += 1
    return result


class Changed:
    """The text of a file with all its mutants in it, and where each stands."""

    def __init__(self, text, mutants):
        self.original, self.pieces, self.length, self.spans = text, [], 0, []
        self.fill(0, len(text), sorted(mutants, key=lambda mutant: (mutant.place.start, -mutant.place.end)))
        self.text = "".join(self.pieces)

    def write(self, piece):
        self.pieces.append(piece)
        self.length += len(piece)

    def fill(self, start, end, mutants):
        while mutants:
            mutant = mutants[0]
            nested = [other for other in mutants[1:] if other.place.start < mutant.place.end]
            mutants = mutants[1 + len(nested):]
            self.write(self.original[start:mutant.place.start])
            begin = self.length
            self.write(f"(Mutant.is({mutant.number}) ? ({mutant.changed}) : (")
            self.fill(mutant.place.start, mutant.place.end, nested)
            self.write("))")
            self.spans.append((begin, self.length, mutant))
            start = mutant.place.end
        self.write(self.original[start:end])

    def near(self, line):
        """The mutants on a line of the changed text; where it has none, those on the line nearest to it."""
        lines = [(self.text.count("\n", 0, start) + 1, self.text.count("\n", 0, end) + 1, mutant) for start, end, mutant in self.spans]
        away = {mutant: max(first - line, line - last, 0) for first, last, mutant in lines}
        nearest = min(away.values(), default=0)
        return [mutant for mutant in away if away[mutant] == nearest]
