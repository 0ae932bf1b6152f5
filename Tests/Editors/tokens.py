#!/usr/bin/env python3
"""What three highlighters make of the same files: the TextMate grammar in a TextMate engine, the tree-sitter grammar with its
queries, and the semantic tokens of opgave-lsp.

    tokens.py OPGAVE-LSP PARSER.so FILE...

Every character gets a class from each; where two differ, the difference is listed, and is an error unless KNOWN says why. The
declarations and fields of the tree-sitter tree are held against those of the server as well.
"""

import ctypes
import json
import logging
import sys
from collections import Counter, defaultdict
from pathlib import Path

from lsp import Client

project = Path(__file__).resolve().parents[2]

# From scopes, captures and token types to the classes that they share; the first that fits counts.
TEXTMATE = [
    ("comment", "comment"), ("string", "text"), ("constant.numeric.date", "date"), ("constant.numeric", "number"),
    ("storage.type", "keyword"), ("entity.name.type", "name"), ("support.type.property-name", "field"),
    ("constant.language", "word"), ("variable.other.reference", "reference"), ("keyword.operator", "operator"),
    ("invalid", "invalid"),
]
TREE_SITTER = {
    "comment": "comment", "string": "text", "string.escape": "text", "number": "number", "keyword": "keyword", "type": "name",
    "property": "field", "constant": "word", "variable": "reference", "operator": "operator", "keyword.operator": "operator",
}
SEMANTIC = {
    "comment": "comment", "string": "text", "number": "number", "keyword": "keyword", "property": "field", "enumMember": "word",
    "operator": "operator",
}
# Differences that are meant: (TextMate, tree-sitter, server) and why.
KNOWN = {
    ("reference", "reference", "name"): "the server knows what a reference leads to and colours it as that",
    ("word", "word", "reference"): "a name that is a word of the vocabulary too: only the field tells which is meant",
    ("word", "word", "name"): "the same, where the server knows what it leads to",
    ("date", "date", "number"): "protocol and tree-sitter have no type for dates; four digits are a year or a number by their field",
    ("word", "word", "nothing"): "in `eigen` the server looks no word up",
}


def textmate(grammar, text):
    logging.disable(logging.CRITICAL)
    from textmate_grammar.parsers.base import LanguageParser

    parser = LanguageParser(json.loads(json.dumps(grammar)))
    element = parser.parse_string(text)
    classes = {}
    for (line, column), token, scopes in element.flatten() if element else []:
        inner = [scope for scope in reversed(scopes) if scope]
        found = None
        for scope in inner:
            found = next((kind for prefix, kind in TEXTMATE if scope == prefix or scope.startswith(prefix + ".")), None)
            if found:
                break
        for offset, character in enumerate(token):
            if found and not character.isspace():
                classes[line, column + offset] = found
    return classes


class TreeSitter:
    def __init__(self, library):
        from tree_sitter import Language, Parser, Query, QueryCursor

        function = ctypes.cdll.LoadLibrary(library).tree_sitter_opgave
        function.restype = ctypes.c_void_p
        capsule = ctypes.pythonapi.PyCapsule_New
        capsule.restype = ctypes.py_object
        capsule.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
        self.language = Language(capsule(function(), b"tree_sitter.Language", None))
        self.parser = Parser(self.language)
        queries = project / "grammar/tree-sitter/queries"
        self.highlights = Query(self.language, (queries / "highlights.scm").read_text())
        for query in queries.glob("*.scm"):
            Query(self.language, query.read_text())
        self.cursor = QueryCursor

    def tree(self, text):
        return self.parser.parse(text.encode()).root_node

    def classes(self, text, root):
        classes = {}
        lines = text.encode().split(b"\n")
        captures = self.cursor(self.highlights).captures(root)
        nodes = [(node, TREE_SITTER.get(name)) for name, found in captures.items() for node in found]
        # The smallest node counts.
        for node, kind in sorted(nodes, key=lambda pair: pair[0].start_byte - pair[0].end_byte):
            if kind is None:
                continue
            if node.type == "date" or node.parent and node.parent.type == "date":
                kind = "date" if kind == "number" else kind
            for row in range(node.start_point[0], node.end_point[0] + 1):
                start = node.start_point[1] if row == node.start_point[0] else 0
                end = node.end_point[1] if row == node.end_point[0] else len(lines[row])
                first = len(lines[row][:start].decode())
                for offset, character in enumerate(lines[row][start:end].decode()):
                    if not character.isspace():
                        classes[row, first + offset] = kind
        return classes


def semantic(client, file, text):
    lines = text.split("\n")
    classes, starts = {}, defaultdict(list)
    for row, first, count, name, declares in client.tokens(file, text):
        starts[name].append((row, first))
        found = SEMANTIC.get(name) or ("reference" if name == "variable" and not declares else "name")
        for column in range(first, first + count):
            if not lines[row][column].isspace():
                classes[row, column] = found
    return classes, starts


def structure(root):
    """Where declarations and fields start."""
    found = {"keyword": [], "property": []}
    nodes = [root]
    while nodes:
        node = nodes.pop()
        nodes += node.children
        if node.type in ("keyword", "field_name"):
            found["keyword" if node.type == "keyword" else "property"].append(tuple(node.start_point))
    return {kind: sorted(places) for kind, places in found.items()}


def main():
    program, library, *names = sys.argv[1:]
    grammar = json.loads((project / "grammar/textmate/opgave.tmLanguage.json").read_text())
    trees = TreeSitter(library)
    client = Client(program, project / "grammar/voorbeelden")
    differences, examples, characters, wrong = Counter(), {}, 0, 0
    counts = Counter()
    for name in names:
        file = Path(name).resolve()
        text = file.read_text()
        client.open(file)
        root = trees.tree(text)
        if root.has_error:
            print(f"{name}: the tree has errors")
            wrong += 1
        of_textmate, of_tree = textmate(grammar, text), trees.classes(text, root)
        of_server, starts = semantic(client, file, text)
        for kind, places in structure(root).items():
            counts[kind] += len(places)
            # Columns of the tree are bytes, those of the server units; what stands before a keyword or field is ASCII.
            if places != sorted(starts[kind]):
                print(f"{name}: {kind} stands elsewhere: {sorted(set(places) ^ set(starts[kind]))[:5]}")
                wrong += 1
        lines = text.split("\n")
        for place in of_textmate.keys() | of_tree.keys() | of_server.keys():
            classes = tuple(classes.get(place, "nothing") for classes in (of_textmate, of_tree, of_server))
            characters += 1
            if len(set(classes)) > 1:
                differences[classes] += 1
                examples.setdefault(classes, f"{file.name}:{place[0] + 1}:{place[1] + 1} {lines[place[0]].strip()}")
    client.end()
    print(f"{len(names)} files: {counts['keyword']} declarations and {counts['property']} fields stand at the same places in both trees")
    agreed = characters - sum(differences.values())
    print(f"{characters} characters with a class, {agreed} ({agreed / characters:.1%}) alike in all three")
    print(f"{'TextMate':12}{'tree-sitter':12}{'server':12}{'characters':>10}  where")
    for classes, count in differences.most_common():
        known = KNOWN.get(classes)
        wrong += known is None
        print("".join(f"{kind:12}" for kind in classes) + f"{count:10}  {known or 'NOT KNOWN: ' + examples[classes]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
