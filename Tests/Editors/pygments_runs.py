#!/usr/bin/env python3
"""What the Pygments lexer makes of a file, as JSON: how many characters, and their class, one after the other.

    pygments_runs.py FOLDER-OF-THE-LEXER FILE
"""
import json
import sys


def runs(folder, text):
    """Pieces of a text with their class; nothing of it is lost."""
    sys.path.insert(0, str(folder))
    from opgave_lexer import OpgaveLexer
    from pygments.token import Token as T

    table = [(T.Comment.Preproc, "directive"), (T.Comment, "comment"), (T.String.Escape, "escape"), (T.String, "text"),
             (T.Literal.Date, "date"), (T.Number, "number"), (T.Keyword.Declaration, "keyword"), (T.Name.Class, "name"),
             (T.Name.Attribute, "field"), (T.Name.Constant, "word"), (T.Name, "reference"), (T.Operator, "operator"),
             (T.Punctuation, "punctuation"), (T.Error, "error")]
    tokens = list(OpgaveLexer(stripnl=False, ensurenl=False).get_tokens(text))
    assert "".join(value for _, value in tokens) == text, "something is lost"
    return [(value, next((name for kind, name in table if token in kind), "nothing")) for token, value in tokens]


if __name__ == "__main__":
    print(json.dumps([(len(value), kind) for value, kind in runs(sys.argv[1], open(sys.argv[2], encoding="utf-8").read())]))
