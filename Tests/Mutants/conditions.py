"""The conditions of a Swift file and what each can be changed into. Knows no file, no build and no test.

A condition is a stretch of text that is a Boolean expression by where it stands; what is not surely one is passed over and counted.
"""

from collections import Counter

from swift import ASSIGNMENTS, COMPARISONS, KEYWORDS, Source, Unreadable, is_operand_end

PREDICATES = frozenset(
    "allSatisfy contains count drop filter first firstIndex last lastIndex partition prefix removeAll split".split())
ASSERTIONS = frozenset("assert assertionFailure precondition preconditionFailure".split())
BOUNDARIES = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
EQUALITIES = {"==": "!=", "!=": "==", "===": "!==", "!==": "==="}
ACCESSORS = frozenset("get set willSet didSet _read _modify".split())
# Whose generic `where` says something of types.
DECLARATIONS = frozenset("associatedtype class enum extension func init protocol struct subscript typealias".split())


class Place:
    """A condition: its text from `start` to `end`, the line and column (1-based) where it begins, and its changes by operator."""

    def __init__(self, source, start, end, line):
        self.start, self.end, self.line, self.text = start, end, line, source[start:end]
        begin = source.rfind("\n", 0, start) + 1
        self.column = start - begin + 1
        self.around = source[begin:].split("\n", 1)[0].strip()
        """The line, for people."""
        self.changes = {}

    def offer(self, operator, changed):
        offered = self.changes.setdefault(operator, [])
        if changed not in offered:
            offered.append(changed)


class Finder:
    def __init__(self, text):
        self.source = Source(text)
        self.tokens = self.source.tokens
        self.places, self.passed = {}, Counter()
        self.outside = self.ranges_outside()

    def find(self):
        for index, token in enumerate(self.tokens):
            if token.kind == "word" and token.text in ("if", "guard", "while"):
                self.condition(index)
            elif token.kind == "word" and token.text == "where":
                self.where(index)
            elif token.kind == "word" and token.text == "return":
                self.returned(index)
            elif token.kind == "operator":
                self.operator(index)
            elif token.kind == "open" and token.text == "{":
                self.predicate(index)
                self.boolean_body(index)
        return sorted((place for place in self.places.values() if place.changes), key=lambda place: (place.start, -place.end))

    # MARK: What is left alone

    def ranges_outside(self):
        """Tokens that are no conditions of the product: what generic types must be, and what assertions say."""
        outside = {}
        for index, token in enumerate(self.tokens):
            if token.kind == "word" and token.text == "where" and self.owner(index) in DECLARATIONS:
                place = index
                while place < self.source.end(index) and self.tokens[place].text != "{":
                    outside[place] = "types"
                    place = self.source.following(place)
                    if place < len(self.tokens) and self.source.starts_statement(place):
                        break
            elif token.kind == "open" and self.source.is_word(index - 1, *ASSERTIONS):
                outside.update(dict.fromkeys(range(index, token.match), "in an assertion"))
        return outside

    def owner(self, index):
        """The keyword that a `where` belongs to."""
        place = index - 1
        while place > self.tokens[index].parent:
            if self.tokens[place].kind == "close":
                place = self.tokens[place].match
            elif self.tokens[place].kind == "word" and self.tokens[place].text in DECLARATIONS | {"for", "case", "catch"}:
                return self.tokens[place].text
            if self.source.starts_statement(place):
                break
            place -= 1
        return ""

    def place(self, start, end):
        """The condition of the tokens from `start` to before `end`, where it may be changed."""
        if not start < end:
            self.passed["not surely an expression"] += 1
            return None
        if start in self.outside:
            self.passed[self.outside[start]] += 1
            return None
        first, last = self.tokens[start], self.tokens[end - 1]
        key = (first.start, last.end)
        if key in self.places:
            return self.places[key]
        if first.conditional:
            self.passed["compiled on some systems only"] += 1
            return None
        if not self.source.is_operand(start, end):
            self.passed["not surely an expression"] += 1
            return None
        self.places[key] = Place(self.source.text, *key, first.line)
        return self.places[key]

    # MARK: What is changed

    def boolean(self, start, end, **constants):
        """A Boolean expression: negated, and replaced by constants, given by the operator that each counts for."""
        place = self.place(start, end)
        if place is None:
            return
        if place.text not in ("true", "false"):
            for operator, values in constants.items():
                for value in values:
                    place.offer(operator, value)
        self.negate(place, start, end)

    def negate(self, place, start, end):
        if "negate" in place.changes or "swap" in place.changes:
            return
        comparisons = [index for index in self.top(start, end) if self.tokens[index].text in COMPARISONS and self.source.is_binary(index)]
        joined = any(self.tokens[index].text in ("&&", "||", "?") and self.source.is_binary(index) for index in self.top(start, end))
        if len(comparisons) == 1 and not joined and self.tokens[comparisons[0]].text in EQUALITIES:
            place.offer("negate", self.replaced(place, comparisons[0], EQUALITIES))
        elif place.text in ("true", "false"):
            place.offer("negate", "false" if place.text == "true" else "true")
        elif self.tokens[start].text == "!" and self.postfix_end(start + 1) == end:
            place.offer("negate", place.text[1:])
        else:
            place.offer("negate", f"!({place.text})")

    def top(self, start, end):
        """The tokens of a range that stand in no brackets of it."""
        while start < end:
            yield start
            start = self.source.following(start)

    def replaced(self, place, index, table):
        token = self.tokens[index]
        return place.text[:token.start - place.start] + table[token.text] + place.text[token.end - place.start:]

    def condition(self, index):
        """`if`, `guard` and `while`, a clause at a time."""
        keyword = self.tokens[index].text
        if keyword == "guard":
            end = next((place for place in self.top(index + 1, self.source.end(index)) if self.source.is_word(place, "else")), -1)
        else:
            end = self.source.body(index)
        if end < 0 and keyword == "while":
            end = self.source.right(index + 1, frozenset())
        if end < 0:
            self.passed["not surely an expression"] += 1
            return
        commas = [place for place in self.top(index + 1, end) if self.tokens[place].text == ","]
        bounds = list(zip([index, *commas], [*commas, end]))
        for before, after in bounds:
            start = before + 1
            if start >= after or self.source.is_word(start, "let", "var", "case", "#available", "#unavailable"):
                continue
            if any(self.tokens[place].text in ASSIGNMENTS for place in self.top(start, after)):
                self.passed["not surely an expression"] += 1
            elif len(bounds) > 1 or keyword == "guard":
                self.boolean(start, after, drop=["true"])
            elif keyword == "if":
                self.boolean(start, after, constant=["true", "false"])
            elif self.tokens[start].text != "true":
                self.boolean(start, after, constant=["false"])

    def where(self, index):
        if index in self.outside:
            return
        if self.owner(index) not in ("for", "case", "catch"):
            self.passed["not surely an expression"] += 1
            return
        self.boolean(index + 1, self.clause_end(index + 1), drop=["true"])

    def clause_end(self, index):
        """The end of what `where` asks: a body, a comma, or a colon that belongs to no ternary."""
        ternaries, place, is_caught = 0, index, self.owner(index - 1) == "catch"
        while place < self.source.end(index):
            text = self.tokens[place].text
            if text == "," or place in self.source.bodies or (text == "{" and is_caught) or (text == ":" and ternaries == 0):
                break
            ternaries += self.source.is_binary(place) and text == "?"
            ternaries -= text == ":"
            place = self.source.following(place)
        return place

    def returned(self, index):
        if self.source.is_word(index + 1, "true", "false"):
            following = self.source.at(index + 2)
            if following is None or following.kind == "close" or self.source.starts_statement(index + 2):
                self.boolean(index + 1, index + 2)

    def operator(self, index):
        token = self.tokens[index]
        if token.text == "!" and (token.space or not is_operand_end(self.tokens[index - 1])):
            self.negation(index)
        if not self.source.is_binary(index) or self.outside.get(index) == "types":
            return
        if token.text in ("&&", "||"):
            barriers = frozenset(["||", "?"] if token.text == "||" else ["&&", "||", "?"])
            value = "true" if token.text == "&&" else "false"
            self.boolean(self.source.left(index, barriers), index, drop=[value])
            self.boolean(index + 1, self.source.right(index + 1, barriers), drop=[value])
        elif token.text in BOUNDARIES or token.text in EQUALITIES:
            barriers = COMPARISONS | {"&&", "||", "?"}
            start, end = self.source.left(index, barriers), self.source.right(index + 1, barriers)
            place = self.place(start, end)
            if place is not None:
                if token.text in BOUNDARIES:
                    place.offer("boundary", self.replaced(place, index, BOUNDARIES))
                self.negate(place, start, end)
        elif token.text == "?":
            place = self.place(self.source.left(index, frozenset("?")), index)
            if place is not None:
                place.changes.pop("negate", None)
                place.offer("swap", f"!({place.text})")

    def negation(self, index):
        """`!x`, where it is no operand of its own: the exclamation mark goes."""
        end = self.postfix_end(index + 1)
        if end > index + 1:
            self.boolean(index, end)

    def postfix_end(self, index):
        """The end of an operand with its calls, members and subscripts; `index` itself where none begins."""
        place = index
        token = self.source.at(place)
        if token is None or token.space or token.kind not in ("word", "open") and token.text != "." or token.text in KEYWORDS:
            return index
        place = self.source.following(place)
        while place < self.source.end(index):
            token = self.tokens[place]
            is_closure = token.text == "{" and place not in self.source.bodies and self.tokens[place - 1].text != "else"
            is_suffix = not token.space and (token.kind in ("generic", "member") or token.text in ("(", "[", "?", "!"))
            if not (is_suffix or is_closure or token.text == "."):
                break
            place = self.source.following(place)
        return place

    def predicate(self, index):
        """A closure that a filter or a search is given, where it is one expression."""
        if index in self.source.bodies:
            return
        before = index - 1
        if self.tokens[before].text == ":" and self.tokens[before - 1].text in ("where", "while"):
            before -= 2
        if before >= 0 and self.tokens[before].text == "(":
            before -= 1
        if before < 0 or self.tokens[before].kind not in ("member", "word") or self.tokens[before].text not in PREDICATES:
            return
        self.body(index, self.after_signature(index))

    def after_signature(self, index):
        """Where the statements of a closure begin."""
        for place in self.top(index + 1, self.tokens[index].match):
            if self.source.is_word(place, "in"):
                return place + 1
            token = self.tokens[place]
            if token.kind not in ("word", "open") and token.text not in (",", ":") or token.text in KEYWORDS:
                break
        return index + 1

    def boolean_body(self, index):
        """`-> Bool { … }` and `: Bool { … }` of one expression."""
        if self.source.is_word(index - 1, "Bool") and self.tokens[index - 2].text in ("->", ":"):
            self.body(index, index + 1)

    def body(self, index, start):
        end = self.tokens[index].match
        if self.source.is_word(start, "return"):
            start += 1
        if start >= end or self.tokens[start].text in ACCESSORS:
            return
        for place in self.top(start, end):
            token = self.tokens[place]
            is_second = place > start and self.source.starts_statement(place)
            is_statement = token.kind == "word" and token.text in KEYWORDS - {"try", "try?", "try!", "await"}
            if is_second or is_statement or token.text in ASSIGNMENTS or token.text == ";":
                return
        self.boolean(start, end, constant=["true", "false"])


def find(text):
    """The conditions of a file, and how many places were passed over by reason."""
    try:
        finder = Finder(text)
        places = finder.find()
    except Unreadable:
        return [], Counter({"a file that is not understood": 1})
    return places, finder.passed
