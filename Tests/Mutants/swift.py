"""Swift text as tokens with matched brackets: as much of the grammar as finding conditions needs, and no meaning.

Relies on the form that `swift format` gives: binary operators and the `?` and `:` of a ternary stand between white space, labels and
prefix operators do not.
"""

import re

OPENING = {"(": ")", "[": "]", "{": "}"}
CLOSING = {close: open for open, close in OPENING.items()}
OPERATOR = "/=-+!*%<>&|^~?"

# What begins or divides statements and conditions: no operand holds one of these.
KEYWORDS = frozenset(
    """associatedtype await break case catch class continue default defer deinit do else enum extension fallthrough for func guard if
    import in init let protocol repeat return struct subscript switch throw try try! try? typealias var where while yield""".split())
# Of those, what heads a statement or is part of its head; in parentheses it is a label (`for x: Int`, `where: { … }`).
CONTROL = KEYWORDS - {"await", "case", "let", "try", "try!", "try?", "var"}
ASSIGNMENTS = frozenset("= += -= *= /= %= &= |= ^= <<= >>= &+= &-= &*=".split())
COMPARISONS = frozenset("== != < <= > >= === !== ~=".split())
KNOWN = COMPARISONS | frozenset("+ - * / % & | ^ << >> &<< &>> &+ &- &* ... ..< ?? ? && ||".split())

WORD = re.compile(r"(?:try|as)[?!]|[#@$]?[^\W\d]\w*|\$\d+|`[^`\n]+`")
NUMBER = re.compile(r"0[xob][\da-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?")
QUOTE = re.compile(r'(#*)("""|")')
# Arguments of a generic type, where they stand against its name.
GENERIC = re.compile(r"<(?:[\w\s.,:\[\]()?&@]|->|<(?:[\w\s.,:\[\]()?&@]|->|<[\w\s.,:]*>)*>)*>")


class Unreadable(Exception):
    """Text that this reader does not follow; nothing in it is changed."""


class Token:
    """A piece of text. `match` is the other bracket's index, `parent` the index of the bracket around it (-1 at the top)."""

    __slots__ = ("kind", "text", "start", "end", "line", "newline", "space", "match", "parent", "conditional")

    def __init__(self, kind, text, start, line, newline, space, conditional):
        self.kind, self.text, self.start, self.end, self.line = kind, text, start, start + len(text), line
        self.newline, self.space, self.conditional = newline, space, conditional
        self.match = self.parent = -1

    def __repr__(self):
        return f"{self.kind}:{self.text}"


class Reader:
    """Reads a whole file: kinds are word, member, label, number, text, generic, operator, mark, open and close."""

    def __init__(self, source):
        self.source, self.place, self.line = source, 0, 1
        self.tokens, self.opened = [], []
        self.newline, self.space, self.conditions = True, True, 0

    def read(self):
        while self.place < len(self.source):
            self.step()
        if self.opened:
            raise Unreadable(f"line {self.tokens[self.opened[-1]].line}: a bracket that is not closed")
        return self.tokens

    def add(self, kind, text):
        token = Token(kind, text, self.place, self.line, self.newline, self.space, self.conditions > 0)
        token.parent = self.opened[-1] if self.opened else -1
        self.tokens.append(token)
        self.place += len(text)
        self.line += text.count("\n")
        self.newline = self.space = False

    def step(self):
        source, here = self.source, self.source[self.place]
        if here in " \t\n\r":
            self.newline |= here == "\n"
            self.line += here == "\n"
            self.space, self.place = True, self.place + 1
        elif source.startswith("//", self.place):
            end = source.find("\n", self.place)
            self.place = len(source) if end < 0 else end
            self.space = True
        elif source.startswith("/*", self.place):
            self.comment()
        elif quote := QUOTE.match(source, self.place):
            self.string(quote)
        elif self.newline and (directive := re.compile(r"#(if|elseif|else|endif|sourceLocation)\b.*").match(source, self.place)):
            self.conditions += {"if": 1, "endif": -1}.get(directive[1], 0)
            self.place = directive.end()
        elif word := WORD.match(source, self.place):
            self.word(word[0])
        elif number := NUMBER.match(source, self.place):
            self.add("number", number[0])
        elif here in OPENING:
            self.open(here)
        elif here in CLOSING:
            self.close(here)
        else:
            self.operator(here)

    def comment(self):
        depth = 0
        for part in re.compile(r"/\*|\*/").finditer(self.source, self.place):
            depth += 1 if part[0] == "/*" else -1
            if depth == 0:
                self.line += self.source.count("\n", self.place, part.end())
                self.place, self.space = part.end(), True
                return
        raise Unreadable(f"line {self.line}: a comment that is not closed")

    def string(self, quote):
        """The parts of a string, and what stands in its interpolations as tokens in brackets."""
        hashes, closing = quote[1], quote[2] + quote[1]
        escape = "\\" + hashes
        end = quote.end()
        while True:
            if end >= len(self.source) or (quote[2] == '"' and self.source[end] == "\n"):
                raise Unreadable(f"line {self.line}: a string that is not closed")
            if self.source.startswith(closing, end):
                self.add("text", self.source[self.place:end + len(closing)])
                return
            if self.source.startswith(escape + "(", end):
                self.add("text", self.source[self.place:end + len(escape)])
                depth = len(self.opened)
                self.open("(")
                while len(self.opened) > depth:
                    if self.place >= len(self.source):
                        raise Unreadable(f"line {self.line}: an interpolation that is not closed")
                    self.step()
                end = self.place
            elif self.source.startswith(escape, end):
                end += len(escape) + 1
            else:
                end += 1

    def word(self, text):
        before = self.tokens[-1] if self.tokens else None
        around = self.tokens[self.opened[-1]].text if self.opened else "{"
        if before and before.text == "." and not self.space:
            self.add("member", text.rstrip("?!"))
        elif text in CONTROL and around != "{":
            self.add("label", text)
        else:
            self.add("word", text)

    def open(self, bracket):
        self.add("open", bracket)
        self.opened.append(len(self.tokens) - 1)

    def close(self, bracket):
        if not self.opened or self.tokens[self.opened[-1]].text != CLOSING[bracket]:
            raise Unreadable(f"line {self.line}: a bracket that closes nothing")
        opening = self.opened.pop()
        self.add("close", bracket)
        self.tokens[-1].match, self.tokens[opening].match = opening, len(self.tokens) - 1

    def operator(self, here):
        source, before = self.source, self.tokens[-1] if self.tokens else None
        glued = before is not None and not self.space
        if here == "<" and glued and before.kind in ("word", "member") and (generic := GENERIC.match(source, self.place)):
            self.add("generic", generic[0])
        elif here == "." and not re.match(r"\.\.[.<]", source[self.place:self.place + 3]):
            self.add("mark", ".")
        elif here == ".":
            self.add("operator", source[self.place:self.place + 3])
        elif here in ",;:\\@#":
            self.add("mark", here)
        elif here in "?!" and glued and is_operand_end(before):
            self.add("operator", here)
        elif here in OPERATOR:
            self.add("operator", re.compile(f"[{re.escape(OPERATOR)}]+").match(source, self.place)[0])
        else:
            raise Unreadable(f"line {self.line}: ‘{here}’")


def is_operand_end(token):
    if token.kind == "operator":
        return token.text in ("?", "!") and not token.space
    return token.kind in ("member", "number", "text", "generic", "close") or (token.kind == "word" and token.text not in KEYWORDS)


def is_operand_start(token):
    return token.kind in ("number", "text", "open", "operator") or token.text in (".", "\\") or (
        token.kind == "word" and (token.text not in KEYWORDS or token.text in ("try", "try?", "try!", "await")))


class Source:
    """The tokens of a file, and how far statements and operands reach."""

    def __init__(self, text):
        self.text = text
        self.tokens = Reader(text).read()
        self.bodies = set()
        """Braces that open the body of a statement: no part of the condition before them."""
        for index, token in enumerate(self.tokens):
            if token.kind == "word" and token.text in ("if", "while", "for", "switch"):
                self.bodies.add(self.body(index))

    def at(self, index):
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def is_word(self, index, *texts):
        token = self.at(index)
        return token is not None and token.kind == "word" and token.text in texts

    def is_binary(self, index):
        """Whether an operator stands between two operands, with white space on both sides."""
        token, before, after = self.at(index), self.at(index - 1), self.at(index + 1)
        if token is None or before is None or after is None or token.kind != "operator":
            return False
        return token.space and after.space and is_operand_end(before) and is_operand_start(after)

    def end(self, index):
        """The index of the bracket that closes around a token, or that of the end of the file."""
        parent = self.tokens[index].parent
        return self.tokens[parent].match if parent >= 0 else len(self.tokens)

    def following(self, index):
        """The token after this one, or after the brackets that it opens."""
        return (self.tokens[index].match if self.tokens[index].kind == "open" else index) + 1

    def body(self, index):
        """The brace of the body that a keyword heads; -1 where it has none (`repeat … while`)."""
        if self.is_word(index, "while") and self.at(index - 1) is not None and self.at(index - 1).text == "}":
            if self.is_word(self.at(index - 1).match - 1, "repeat"):
                return -1
        place, end = index + 1, self.end(index)
        while place < end:
            token = self.tokens[place]
            if token.text == "{" and token.kind == "open":
                after = self.at(token.match + 1)
                is_closure = after is not None and not after.newline and (
                    after.text in ("{", ",", ".") or self.is_binary(token.match + 1))
                if not is_closure:
                    return place
            place = self.following(place)
        return -1

    def starts_statement(self, index):
        """Whether a new line is a new statement too, rather than one that goes on."""
        token, before = self.tokens[index], self.at(index - 1)
        if token.parent >= 0 and self.tokens[token.parent].text != "{":
            return False
        if before is None or before.kind == "open" or before.text == ";":
            return True
        if not token.newline:
            return False
        if self.is_binary(index - 1) or before.text in (",", ".", ":") or self.is_word(index - 1, "in", "return"):
            return False
        goes_on = token.text in (".", ",", ":") or token.kind == "close" or self.is_binary(index)
        return not goes_on and not self.is_word(index, "else", "where", "as", "as?", "as!", "is", "catch", "in")

    def is_barrier(self, index, operators):
        token = self.tokens[index]
        if token.kind == "mark":
            return token.text in ",;:"
        if token.kind == "operator":
            return token.text in ASSIGNMENTS or token.text == "->" or (self.is_binary(index) and token.text in operators)
        return token.kind == "word" and token.text in KEYWORDS

    def left(self, index, operators):
        """Where the operand that ends before an operator begins."""
        start, place = index, index - 1
        while place > self.tokens[index].parent:
            if self.tokens[place].kind == "close":
                place = self.tokens[place].match
                if place in self.bodies:
                    break
            elif self.is_barrier(place, operators):
                break
            start = place
            if self.starts_statement(place):
                break
            place -= 1
        return start

    def right(self, index, operators):
        """The end of the operand that begins here: the first token beyond it."""
        place, end = index, self.end(index)
        while place < end:
            if place > index and self.starts_statement(place) or place in self.bodies:
                break
            if self.is_barrier(place, operators) and not (place == index and self.is_word(place, "try", "try?", "try!", "await")):
                break
            place = self.following(place)
        return place

    def is_operand(self, start, end):
        """Whether tokens are surely one expression: begun and ended as one, and joined by operators that are known."""
        if not start < end or not is_operand_start(self.tokens[start]) or not is_operand_end(self.tokens[end - 1]):
            return False
        place = start
        while place < end:
            token = self.tokens[place]
            if token.kind == "operator" and self.is_binary(place) and token.text not in KNOWN:
                return False
            if token.kind == "operator" and not self.is_binary(place) and token.space and self.tokens[place + 1].space:
                return False
            place = self.following(place)
        return True
