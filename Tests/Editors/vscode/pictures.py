#!/usr/bin/env python3
"""Draws the pictures of the extension's page: what the server says of a text, laid out as VS Code lays it out.

    pictures.py FOLDER-WITH-EXECUTABLES

They come in editors/vscode/pictures. The text, the finding, the list and the actions are the server's own; the window around them is
drawn, as VS Code itself cannot be started here. Needs chromium. Run it when what they show has changed, and look at them.
"""

import html
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

here = Path(__file__).resolve().parent
project = here.parents[2]
sys.path.insert(0, str(here.parent))
from lsp import Client  # noqa: E402

target = project / "editors/vscode/pictures"
SETTINGS = "instellingen {\n  formaat: 1\n  peildatum: 2026-07-01\n}\n"
TEXT = """opgave koele-wijken "Koel genoeg om te slapen" {
  organisatie: merwestad
  portfolio: alles
  status: verkenning
  vraagstuk: "Hoe houden wij de wijken koel?"

  kenmerken {
    aard: probleem
    media: laag
    huidige-situatie: "Een op de drie bewoners slaapt slecht bij hitte."
    gewenste-situatie: "Iedereen heeft op loopafstand een koele plek."

    partij bewoners "Bewoners van Molenwijk" {
      wereld: leefwereld
      houding: kritisch
    }
  }

  sturen {
    bestuurlijk-opdrachtgever: wethouder
    ambtelijk-opdrachtgever: opgavemanager
  }

  presteren {
    werkwijze programma {
      periode: 2026-07-01 .. 2030-07-01
    }
@
  }
}
""".replace("@", "    ")

STYLE = """
* { box-sizing: border-box } body { margin: 0; background: #1f1f1f; font: 14px/21px "DejaVu Sans", sans-serif; color: #ccc; width: 1000px }
.bar { background: #181818; padding: 7px 14px; border-bottom: 1px solid #2b2b2b; font-size: 13px } .bar b { color: #fff; font-weight: normal }
pre { margin: 0; padding: 8px 0; font: 14px/21px "DejaVu Sans Mono", monospace; color: #d4d4d4; position: relative }
.n { display: inline-block; width: 46px; text-align: right; padding-right: 18px; color: #6e7681 }
.k { color: #569cd6 } .f { color: #9cdcfe } .s { color: #ce9178 } .w { color: #4fc1ff } .d { color: #b5cea8 } .c { color: #6a9955 }
.e { text-decoration: underline wavy #f14c4c; text-underline-offset: 4px } .q { text-decoration: underline wavy #cca700; text-underline-offset: 4px }
.i { text-decoration: underline wavy #3794ff; text-underline-offset: 4px }
.box { position: absolute; background: #252526; border: 1px solid #454545; box-shadow: 0 2px 8px #000a; font: 13px/20px "DejaVu Sans", sans-serif; color: #ccc }
.row { padding: 3px 12px; white-space: nowrap } .row.on { background: #04395e; color: #fff } .row small { color: #9d9d9d; float: right; padding-left: 26px; font-size: 12px }
.hover { padding: 9px 12px; white-space: normal } .hover hr { border: 0; border-top: 1px solid #454545; margin: 8px -12px } .hover a { color: #3794ff }
"""


CAPABILITIES = {"textDocument": {
    "diagnostic": {}, "hover": {"contentFormat": ["markdown"]}, "completion": {"completionItem": {"snippetSupport": True}},
    "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": [""]}}}}}


def coloured(line):
    def one(match):
        comment, text, date, block, field, word = match.groups()
        for kind, value in (("c", comment), ("s", text), ("d", date), ("k", block), ("f", field), ("w", word)):
            if value:
                return f'<span class="{kind}">{html.escape(value)}</span>'
        return html.escape(match[0])

    pattern = (r'(#.*)|("[^"]*")|(\d[\d-]*)|\b(opgave|kenmerken|partij|sturen|presteren|werkwijze|programma)\b(?![-:])|([a-z-]+)(?=:)'
               r"|(?<=: )(verkenning|probleem|laag|leefwereld|kritisch)")
    return re.sub(pattern, one, html.escape(line, quote=False))


def page(lines, first, last, marks, boxes):
    rows = []
    for number in range(first, last):
        text = lines[number]
        found = [mark for mark in marks if mark[0] == number]
        shown = coloured(text)
        for _, start, end, kind in sorted(found, key=lambda mark: -mark[1]):
            shown = coloured(text[:start]) + f'<span class="{kind}">{coloured(text[start:end])}</span>' + coloured(text[end:])
        rows.append(f'<span class="n">{number + 1}</span>{shown}')
    placed = "".join(f'<div class="box" style="left:{left}px;top:{(line - first + 1) * 21 + 12}px;{style}">{content}</div>'
                     for line, left, style, content in boxes)
    return (f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><div class="bar"><b>koele-wijken.opgave</b> &nbsp; opgaven</div>'
            f'<pre>{"<br>".join(rows)}{placed}</pre>')


def draw(name, content, height):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(content)
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", f"--screenshot={target / name}.png",
                        f"--window-size=1000,{height}", source.as_uri()], check=True, capture_output=True)


def left(column):
    return 46 + 18 + int(column * 8.43)


def main():
    programs = Path(sys.argv[1]).resolve()
    target.mkdir(exist_ok=True)
    lines = TEXT.split("\n")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        subprocess.run([programs / "opgave", "init", "Gemeente Merwestad", root], check=True, capture_output=True)
        (root / "instellingen.opgave").write_text(SETTINGS)
        (root / "opgaven/eerste-opgave.opgave").unlink()
        path = root / "opgaven/koele-wijken.opgave"
        path.write_text(TEXT)
        client = Client(programs / "opgave-lsp", root, CAPABILITIES)
        client.open(path)
        document = {"textDocument": {"uri": path.as_uri()}}
        # Until the whole repository is read only what the file itself shows is told.
        findings = []
        for _ in range(50):
            findings = client.request("textDocument/diagnostic", document)["items"]
            if any(finding["code"] == "OPG510" for finding in findings):
                break
            time.sleep(0.1)
        kinds = {1: "e", 2: "q", 3: "i", 4: "i"}
        marks = [(f["range"]["start"]["line"], f["range"]["start"]["character"], f["range"]["end"]["character"], kinds[f["severity"]]) for f in findings]
        shown = next(f for f in findings if f["code"] == "OPG510")
        place = shown["range"]["start"]
        actions = client.request("textDocument/codeAction", {**document, "range": shown["range"], "context": {"diagnostics": [shown]}})
        hover = client.request("textDocument/hover", {**document, "position": place})
        at = {"line": lines.index("    "), "character": 4}
        items = client.request("textDocument/completion", {**document, "position": at})
        client.end()
    message = html.escape(shown["message"])
    meaning = html.escape(hover["contents"]["value"].split("\n")[0].replace("**", "").replace("`", ""))
    title = f'<div class="hover">{message} <a>OPG510</a><hr>{meaning}</div>'
    draw("meldingen", page(lines, 12, 30, marks, [(place["line"], left(14), "width:640px", title)]), 420)
    rows = "".join(f'<div class="row{" on" if number == 0 else ""}">{html.escape(action["title"])}</div>'
                   for number, action in enumerate(a for a in actions if a["kind"] == "quickfix"))
    draw("herstellen", page(lines, 12, 30, marks, [(place["line"], left(4), "", rows)]), 420)
    items = items["items"] if isinstance(items, dict) else items
    wanted = ["doel", "inspanning", "inspanning als project", "inspanning als routine", "indicator", "mijlpaal", "risico", "voortgang"]
    listed = [item for name in wanted for item in items if item["label"] == name]
    rows = "".join(f'<div class="row{" on" if number == 0 else ""}">{html.escape(item["label"])}</div>' for number, item in enumerate(listed))
    draw("aanvullen", page(lines, 12, 30, marks, [(at["line"], left(4), "min-width:300px", rows)]), 600)
    for file in sorted(target.glob("*.png")):
        print(file.name, file.stat().st_size)


if __name__ == "__main__":
    main()
