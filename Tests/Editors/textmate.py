#!/usr/bin/env python3
"""The TextMate grammar in a TextMate engine with Oniguruma: it is sound, samples get the scopes that they say, and every character
of the examples gets one.

    textmate.py SAMPLE... -- EXAMPLE...

In a sample a comment below a line says what stands there: `#  ^^^ scope` of every column under a caret, `# <- scope` of the first
column; `! scope` that it does not. A scope may be given by its beginning.
"""

import json
import logging
import re
import sys
from pathlib import Path

project = Path(__file__).resolve().parents[2]
path = project / "grammar/textmate/opgave.tmLanguage.json"
grammar = json.loads(path.read_text())
problems = []


def check_grammar():
    """Every include resolves, every rule is used, every expression is one for Oniguruma."""
    import onigurumacffi

    repository, used, expressions = grammar["repository"], set(), 0

    def walk(node, place):
        nonlocal expressions
        if isinstance(node, list):
            for index, item in enumerate(node):
                walk(item, f"{place}[{index}]")
        elif isinstance(node, dict):
            include = node.get("include")
            if include:
                used.add(include[1:])
                if include[1:] not in repository:
                    problems.append(f"{place}: {include} is not there")
            for key in ("match", "begin", "end"):
                if key in node:
                    expressions += 1
                    try:
                        onigurumacffi.compile(node[key])
                    except Exception as error:
                        problems.append(f"{place}.{key}: {error}")
            name = node.get("name")
            if isinstance(name, str) and place and not name.endswith(".opgave"):
                problems.append(f"{place}: the scope {name} does not end in .opgave")
            for key, value in node.items():
                walk(value, f"{place}.{key}")

    walk(grammar["patterns"], "patterns")
    walk(repository, "repository")
    problems.extend(f"{name} is never used" for name in repository if name not in used)
    return expressions


def scopes(text):
    """By line and column."""
    from textmate_grammar.parsers.base import LanguageParser

    element = LanguageParser(json.loads(json.dumps(grammar))).parse_string(text)
    found = {}
    for (line, column), token, names in element.flatten() if element else []:
        for offset in range(len(token)):
            found[line, column + offset] = [name for name in names if name]
    return found


def check_sample(file):
    lines = file.read_text().split("\n")
    found, subject, count = scopes(file.read_text()), 0, 0
    for number, line in enumerate(lines):
        told = re.match(r"\s*#\s*(<-|\^+)\s*(!?)\s*(\S+)\s*$", line)
        if not told:
            subject = number
            continue
        columns = [0] if told[1] == "<-" else [place for place, character in enumerate(line) if character == "^"]
        for column in columns:
            names = found.get((subject, column), [])
            has = any(name == told[3] or name.startswith(told[3] + ".") for name in names)
            if has == bool(told[2]):
                problems.append(f"{file.name}:{number + 1}: {lines[subject].strip()!r}, column {column + 1} has {names[1:]}")
        count += 1
    return count


def main():
    logging.disable(logging.CRITICAL)
    names = sys.argv[1:]
    split = names.index("--")
    expressions = check_grammar()
    assertions = sum(check_sample(Path(name)) for name in names[:split])
    characters = 0
    for name in names[split + 1:]:
        text = Path(name).read_text()
        found = scopes(text)
        for row, line in enumerate(text.split("\n")):
            for column, character in enumerate(line):
                if not character.isspace():
                    characters += 1
                    if not found.get((row, column)) or any("invalid" in scope for scope in found[row, column]):
                        problems.append(f"{name}:{row + 1}:{column + 1}: {character!r} has {found.get((row, column))}")
    print(f"{expressions} expressions, {assertions} assertions in {split} samples, {characters} characters of {len(names) - split - 1} examples")
    print("\n".join(problems[:20]), end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
