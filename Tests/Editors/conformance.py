#!/usr/bin/env python3
"""The suite of the format (grammar/conformance), as the tree-sitter grammar and the Pygments lexer see it.

    conformance.py LIBRARY

LIBRARY is the compiled parser. Needs Python packages: tree-sitter, pygments.

- tree-sitter: what `meaning.json` says is declared in a file (keywords, names, titles, fields, in their nesting) is what the tree has, for
  each file in which nothing is unknown, doubled or out of place (2xx, 115).
- Pygments: nothing is lost and nothing is an error in what can be read, and each token of `tokens.txt` has its kind.
"""
import json
import sys
from pathlib import Path

from pygments_runs import runs as lexed
from tokens import TreeSitter

project = Path(__file__).resolve().parents[2]
suite = project / "grammar/conformance"

# What the lexer may call otherwise: it has one class for directives and comments, and for numbers and dates.
SAME = [("directive", "comment"), ("punctuation", "nothing"), ("number", "date")]


def child(node, kind):
    return next((one for one in node.named_children if one.type == kind), None)


def shape(node, text):
    """A declaration as `meaning.json` has it: keyword, name, fields, declarations."""
    found = {"fields": [], "children": []}
    for one in node.named_children:
        if one.type == "field":
            found["fields"].append(text(one.child_by_field_name("name")))
        elif one.type == "declaration":
            found["children"].append({
                "kind": text(one.child_by_field_name("keyword")), "name": text(one.child_by_field_name("name")),
                "title": bool(one.child_by_field_name("title")), **shape(child(one, "block") or one, text)})
    return found


def meant(declarations):
    return [{
        "kind": one["kind"], "name": one.get("name", one.get("date", "")), "title": "title" in one, "fields": list(one.get("fields", {})),
        "children": meant(one.get("children", []))} for one in declarations]


def unreadable(folder):
    """The files that cannot be read whole, or only because our own reader knows what odd signs stand for."""
    return {line.split(":")[0] for line in (folder / "findings.txt").read_text().splitlines()
            if line.split(" OPG")[1][0] == "1" and (" fout" in line or "OPG113" in line)}


def structure(folder, parser, problems):
    count = 0
    meaning = folder / "meaning.json"
    if not meaning.exists():
        return count
    findings = (folder / "findings.txt").read_text().splitlines()
    for file in json.loads(meaning.read_text())["files"]:
        if file["path"] in unreadable(folder) or any(
                line.startswith(file["path"] + ":") and line.split(" OPG")[1][0] == "2" for line in findings):
            continue
        content = (folder / file["path"]).read_bytes()
        tree = parser.parse(content)
        seen = shape(tree.root_node, lambda node: node.text.decode() if node else "")["children"]
        count += 1
        if tree.root_node.has_error:
            problems.append(f"tree-sitter: an error in {folder.name}/{file['path']}")
        elif seen != meant(file["declarations"]):
            problems.append(f"tree-sitter: {folder.parent.name}/{folder.name}/{file['path']} is\n{json.dumps(seen)}\nnot\n"
                            f"{json.dumps(meant(file['declarations']))}")
    return count


def colours(folder, problems):
    unread = unreadable(folder)
    wanted = {}
    if (folder / "tokens.txt").exists():
        for line in (folder / "tokens.txt").read_text().splitlines():
            place, kind = line.rsplit(" ", 1)
            path, row, column = place.rsplit(":", 2)
            wanted[path, int(row), int(column)] = kind
    count = 0
    for file in sorted(folder.rglob("*.opgave")):
        path = str(file.relative_to(folder))
        if path in unread:
            continue
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        runs = lexed(project / "editors/pygments", text)
        row, column = 1, 1
        for value, kind in runs:
            if kind == "error":
                problems.append(f"Pygments: {folder.name}/{path}:{row}:{column}: ‘{value}’ is an error")
            for character in value:
                told = wanted.pop((path, row, column), None)
                if told and told != kind and (kind, told) not in SAME:
                    problems.append(f"Pygments: {folder.name}/{path}:{row}:{column} is {kind}, not {told}")
                count += bool(told)
                row, column = (row + 1, 1) if character == "\n" else (row, column + 1)
    problems += [f"{folder.name}: no token starts at {place}" for place in wanted]
    return count


def main():
    trees = TreeSitter(sys.argv[1])
    folders = sorted(path.parent for path in suite.glob("*/*/findings.txt"))
    problems = []
    structures = sum(structure(folder, trees.parser, problems) for folder in folders)
    told = sum(colours(folder, problems) for folder in folders)
    print(f"{len(folders)} cases: the structure of {structures} files, the kinds of {told} tokens")
    for problem in problems:
        print(problem)
    sys.exit(bool(problems) or structures < 100 or told < 50)


main()
