"""What people wrote comes through the Markdown of the tool as itself, as two readers of Markdown show it.

markdown.py OPGAVE [SEED]: writes opgaven with texts that would be markup, exports them, and compares what a browser would show.
"""
import random
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

READERS = {
    "markdown-it": MarkdownIt("gfm-like", {"html": True, "linkify": True}).render,
    "cmark-gfm": lambda text: cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE),
}
PIECES = (
    "* ** _ __ ` `` ``` [ ] ( ) < > <b> </b> <!-- --> <script> <a href=x> & &amp; &#35; &lt; | || |---| \\ \\| # ## - + = === --- "
    "~ ~~ ~~~ $ ! ![x](y) [a](b) [a]: *a* _a_ `a` a_b_c http://x.nl https://x.nl/?a=b&c www.x.nl //x.nl :// : mailto:a@b.nl a@b.nl "
    "<http://x.nl> :smile: 1 1. 2. 12) ^ { } % ' / ? word é ’ ‘ ]]>"
).split(" ") + ["- ", "+ ", "1. ", "> ", " ", "  ", "\t", "\u00a0", "\u0085", "\u202e", "\u2066", "\u00ad"]
# What the page of the three questions is made of; a link would be one that nobody made.
TAGS = set("h1 h2 h3 p em table thead tbody tr th td ul li".split())
OPGAVE = """opgave o{number} "{title}" {{
  organisatie: stad
  status: uitvoering
  vraagstuk: "{question}"

  presteren {{
    doel doel "{goal}" {{}}

    inspanning werk "{effort}" {{}}
  }}
}}
"""


class Shown(HTMLParser):
    """The texts of a page by their elements."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.texts: list[list[str]] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.links.append(dict(attributes).get("href") or "")
            return
        self.tags.add(tag)
        if tag != "em":
            self.texts.append([tag, ""])

    def handle_data(self, data):
        if self.texts:
            self.texts[-1][1] += data

    def of(self, tag: str) -> list[str]:
        return [plain(text) for name, text in self.texts if name == tag]


def plain(text: str) -> str:
    return re.sub(r"[ \t\n\r\u0085]+", " ", text).strip(" \u00a0")


def visible(text: str) -> str:
    """As it is shown: what steers a screen is a code."""
    return plain(re.sub("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", lambda one: f"U+{ord(one[0]):04X}", plain(text)))


def written(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")


def hostile(chance: random.Random) -> str:
    pieces = [chance.choice(PIECES) for _ in range(chance.randrange(1, 9))]
    pieces.insert(chance.randrange(len(pieces) + 1), "x")
    return "".join(pieces)


def check(opgave: str, chance: random.Random) -> None:
    names = ["title", "question", "goal", "effort"]
    told = [{name: hostile(chance) for name in names} for _ in range(50)]
    with tempfile.TemporaryDirectory() as folder:
        text = 'organisatie stad "Stad" {\n  soort: gemeente\n}\n'
        for number, one in enumerate(told):
            text += "\n" + OPGAVE.format(number=number, **{name: written(one[name]) for name in names})
        Path(folder, "a.opgave").write_text(text)
        markdown = subprocess.run([opgave, "export", "3w", folder], capture_output=True, text=True, check=True).stdout
    for reader, render in READERS.items():
        shown = Shown(render(markdown))
        assert shown.tags <= TAGS, (reader, shown.tags - TAGS)
        # GitHub makes a link of an address for mail whatever is done; it leads where it says.
        assert all("@" in link for link in shown.links), (reader, shown.links)
        columns = len(shown.of("th")) // len(told)
        parts = {"title": shown.of("h2"), "question": shown.of("p")[::2], "goal": shown.of("li"), "effort": shown.of("td")[::columns]}
        for name, texts in parts.items():
            wanted = [visible(one[name]) for one in told]
            assert texts == wanted, (reader, name, [pair for pair in zip(texts, wanted) if pair[0] != pair[1]], len(texts))


if __name__ == "__main__":
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20260101
    chance = random.Random(seed)
    for _ in range(10):
        check(sys.argv[1], chance)
    print(f"markdown: 2000 texts in two readers, seed {seed}")
