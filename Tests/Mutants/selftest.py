"""Small cases of the reader of Swift and of the sampler: text in, the conditions that are found and what they become."""

import os
import tempfile
from pathlib import Path

from conditions import find
from run import blame, watched
from sample import Changed, Mutant, Sample, shares

# A text, and every condition in it with its changes in the order of the text.
FOUND = [
    ("guard a, let b = c(a), b.isD else { return }", {"a": "drop true, negate !(a)", "b.isD": "drop true, negate !(b.isD)"}),
    ("guard case .a(let b) = c, b > 0 else { return }", {"b > 0": "drop true, negate !(b > 0), boundary b >= 0"}),
    ("if a == b { c() }", {"a == b": "constant true, constant false, negate a != b"}),
    ("if !a.b(c)[d]?.e, f { }", {"!a.b(c)[d]?.e": "drop true, negate a.b(c)[d]?.e", "f": "drop true, negate !(f)"}),
    ("if #available(macOS 15, *), a { }", {"a": "drop true, negate !(a)"}),
    ("while a < b { c() }", {"a < b": "constant false, negate !(a < b), boundary a <= b"}),
    ("while true { a() }", {}),
    ("repeat { a() } while b\nc()", {"b": "constant false, negate !(b)"}),
    ("for a in b where a.c { d() }", {"a.c": "drop true, negate !(a.c)"}),
    ("switch a { case .b(let c) where c ? d : e: f()\ndefault: g() }",
     {"c ? d : e": "drop true, negate !(c ? d : e)", "c": "swap !(c)"}),
    ("do { try a() } catch let b where b.c { d() }", {"b.c": "drop true, negate !(b.c)"}),
    ("extension A where B == C, D: E { }", {}),
    ("func a<B>(_ b: B) -> Int where B.C == Int { 1 }", {}),
    ("let a = b && c || d", {"b && c": "drop false, negate !(b && c)", "b": "drop true, negate !(b)",
                             "c": "drop true, negate !(c)", "d": "drop false, negate !(d)"}),
    ("let a =\n  b\n  && c\nd()", {"b": "drop true, negate !(b)", "c": "drop true, negate !(c)"}),
    ("a = b(c: d < e, f)", {"d < e": "boundary d <= e, negate !(d < e)"}),
    ("let a = b + c >= d ?? e ? f : g > h", {"b + c >= d ?? e": "boundary b + c > d ?? e, swap !(b + c >= d ?? e)",
                                             "g > h": "boundary g >= h, negate !(g > h)"}),
    ("return try a() == b", {"a() == b": "negate a() != b"}),
    ("let a: B<C, D> = e\nlet f = g[h..<i]\nlet j = k?.l ?? m!", {}),
    ("a.sorted(by: <).reduce(0, +)", {}),
    ("static func < (a: B, c: B) -> Bool { a.d < c.d }",
     {"a.d < c.d": "constant true, constant false, negate !(a.d < c.d), boundary a.d <= c.d"}),
    ("var a: Bool { b }", {"b": "constant true, constant false, negate !(b)"}),
    ("var a: Bool { get }", {}),
    ("var a: Bool { get { b } }", {}),
    ("func a() -> Bool {\n  b()\n  return false\n}", {"false": "negate true"}),
    ("a.filter { $0.b }", {"$0.b": "constant true, constant false, negate !($0.b)"}),
    ("a.first(where: { b in b.c == .d })?.e", {"b.c == .d": "constant true, constant false, negate b.c != .d"}),
    ("a.contains { b in\n  let c = b\n  return c.d\n}", {}),
    ("a.map { $0.b }", {}),
    ("if let last { a(last) }", {}),
    ('let a = "\\(b ? "«" : "\\(c)") if d {"', {"b": "swap !(b)"}),
    ('let a = #"\\(b ? c : d) \\#(e ? f : g)"#', {"e": "swap !(e)"}),
    ('let a = """\n  if b { "c" } \\(d ? e : f)\n  """\nif g { }', {"d": "swap !(d)", "g": "constant true, constant false, negate !(g)"}),
    ("// if a { }\n/* if b { /* */ if c { } */ if d { }", {"d": "constant true, constant false, negate !(d)"}),
    ("func a(for b: C, in d: E) { f(where: g, while: h) }", {}),
    ("let a = if b { 1 } else { 2 }", {"b": "constant true, constant false, negate !(b)"}),
]

# A text, and why places in it are passed over.
PASSED = [
    ("#if os(Linux)\nif a { }\n#endif\n", "compiled on some systems only"),
    ("assert(a == b)", "in an assertion"),
    ("if a ^^^ b { }", "not surely an expression"),
    ("if a {", "a file that is not understood"),
    ('let a = "b\n', "a file that is not understood"),
]


def changes(place):
    return ", ".join(f"{operator} {changed}" for operator, forms in place.changes.items() for changed in forms)


def expect(failures, what, found, wanted):
    if found != wanted:
        failures.append(f"{what}\n  found  {found}\n  wanted {wanted}")


def run():
    """- Returns: the exit code."""
    failures = []
    for text, wanted in FOUND:
        places, passed = find(text)
        expect(failures, text, {place.text: changes(place) for place in places}, wanted)
        expect(failures, text, dict(passed), {})
    for text, reason in PASSED:
        expect(failures, text, (find(text)[0], set(find(text)[1])), ([], {reason}))
    place = find("\n  if a { }")[0][0]
    expect(failures, "line and column", (place.line, place.column), (2, 6))
    samples(failures)
    copies(failures)
    runs(failures)
    print("\n".join(failures) or f"{len(FOUND) + len(PASSED)} texts, the sampler, a copy and runs are as they should be")
    return 1 if failures else 0


def samples(failures):
    candidates = {name: [(f"{name}.swift", place) for place in find("if a, b, c > d { }\n" * lines)[0]]
                  for name, lines in (("A", 30), ("B", 10))}

    def drawn(seed, **more):
        return [(mutant.name, mutant.changed) for mutant in Sample(candidates, 20, seed, **more).mutants]

    expect(failures, "shares", shares({"A": 90, "B": 30, "C": 1}, 20), {"A": 15, "B": 5, "C": 0})
    expect(failures, "no more than there are", shares({"A": 2, "B": 1}, 9), {"A": 2, "B": 1})
    expect(failures, "the same seed", drawn(7), drawn(7))
    expect(failures, "another seed differs", drawn(7) == drawn(8), False)
    expect(failures, "no place twice", len({name for name, _ in drawn(7)}), 20)
    expect(failures, "only one operator", {mutant.operator for mutant in Sample(candidates, 20, 7, ["boundary"]).mutants}, {"boundary"})
    sample = Sample(candidates, 20, 7)
    gone = sample.mutants[:3]
    sample.drop(gone, replace=True)
    numbers = [mutant.number for mutant in sample.mutants]
    expect(failures, "others instead", (len(numbers), len(set(numbers)), set(gone) & set(sample.mutants)), (20, 20, set()))


def copies(failures):
    text = "guard a(b ? c : d),\n  e else { }\n"
    mutants = [Mutant("T", "Sources/T/A.swift", place, operator, forms[0])
               for place in find(text)[0] for operator, forms in list(place.changes.items())[:1]]
    for number, mutant in enumerate(mutants, 1):
        mutant.number = number
    changed = Changed(text, mutants)
    wanted = ("guard (Mutant.is(1) ? (true) : (a((Mutant.is(2) ? (!(b)) : (b)) ? c : d))),\n"
              "  (Mutant.is(3) ? (true) : (e)) else { }\n")
    expect(failures, "all in one text", changed.text, wanted)
    folder = Path(tempfile.gettempdir()).resolve()
    for line, blamed in ((2, [3]), (1, [1, 2]), (9, [3])):
        output = f"{folder}/Sources/T/A.swift:{line}:4: error: no\n{folder}/Sources/T/B.swift:1:1: error: no\n"
        found = blame(output, folder, {"Sources/T/A.swift": changed})
        expect(failures, f"an error on line {line}", sorted(mutant.number for mutant in found), blamed)


def runs(failures):
    """What tests can do, played by a shell."""
    for script, wanted in [
        ("echo all is well", ("", "")),
        ("echo ✘ Test a recorded an issue; sleep 60", ("a test fails", "✘ Test a recorded an issue")),
        ("echo on; exit 1", ("a test fails", "on")),
        ("echo on; kill -SEGV $$", ("a crash", "on")),
        ("echo on; sleep 60 & wait", ("too slow", "on")),
    ]:
        result = watched(["sh", "-c", script], tempfile.gettempdir(), dict(os.environ), 2)
        expect(failures, script, (result.how, result.line), wanted)
        expect(failures, f"{script}: ends in time", result.seconds < 20, True)
