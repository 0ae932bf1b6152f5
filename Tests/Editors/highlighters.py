#!/usr/bin/env python3
"""The colours of seven highlighters over all examples, from the real tools: KSyntaxHighlighting, GtkSourceView, Pygments, bat, nano,
micro and Kakoune, each with a theme that has a colour of its own for every class.

    highlighters.py FOLDER-WITH-EXECUTABLES [--only NAME] [--large MEGABYTES] [--show NAME]

Every character is held against the semantic tokens of opgave-lsp, and the pieces of SAMPLE against what is said of them there. A
difference is an error unless KNOWN says why. `--large` measures how long a file of that size takes those that read files in one go.
`--show` prints what a tool makes of SAMPLE. What is not installed is skipped by name; with OPGAVE_EDITORS=required that is an error.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from lab import Lab, Missing
from lsp import Client
from screen import Screen
from tokens import SEMANTIC

project = Path(__file__).resolve().parents[2]
editors = project / "editors"

COLOURS = {name: f"#{20 * number + 20:02x}40{240 - 15 * number:02x}" for number, name in enumerate((
    "comment", "directive", "text", "escape", "number", "date", "keyword", "name", "field", "word", "reference", "operator",
    "punctuation", "error"))}
NAMES = {colour: name for name, colour in COLOURS.items()}
# What counts as the same in a comparison with the server.
FOLDED = {"directive": "comment", "escape": "text", "date": "number", "punctuation": "nothing"}

# A piece between «» has the class behind #=; more pieces, more classes. A keyword that ends a line of a list is not in it: those that
# read by the line alone cannot tell it from a declaration.
SAMPLE = """\
«# Een opmerking met "aanhalingstekens", € 5 mln en doel: x» #= comment
# «negeer» OPG402: omdat het moet #= directive
«opgave» «betaalbaar-wonen» «"Wonen # geen opmerking, status: niet"» {  «# wel: "dit"» #= keyword name text comment
  «organisatie»: «merwestad» #= field reference
  «portfolio»: «opgave» #= field reference
  «na»: «opgave.wonen», «doel», «organisatie.partij.fase», «crème-brûlée» #= field reference reference reference reference
  «status»: «vastgesteld»  «# "vastgesteld"» #= field word comment
  «vastgesteld»: «2026-01-28» #= field date
  «budget»: «€ 48,5 mln» #= field number
  «budget» : «EUR 12.500» #= field number
  «looptijd»: «2026-01» .. «2026-Q4» #= field date date
  «sdg»: «3», «11» #= field number number
  «metingen»: «43%» op «2026-07-01», ≥ «1.234,5» op 2027, «onbekend» op 2028, «-3» .. «-1,5» #= field number date number word number number
  «trefwoorden»: «"een"», «# na de komma» #= field text comment
    «"twee"» #= text
  «hangt-af-van»: #= field
    «doel», #= reference
    «partij-a», #= reference
    «wethouder-voor» #= reference
  «sdg»: «3», #= field number
  «na»: «doel» #= field reference
  «vraagstuk»: «\"""» #= field text
    «Zo "is" het # geen opmerking» #= text
    «status: geen veld» #= text
    «doel geen-doel {» #= text
    «"» #= text
    «\"""» #= text
  «omdat»: «"één »«\\"»«ander» idee: voor # tegen"  «# dan wel» #= field text escape text comment
  «kenmerken» { #= keyword
    «aard»: «idee» #= field word
    «idee»: «"idee"» #= field text
    «partij» «coöperatie-één» «"Coöperatie “De Eén”"» { #= keyword name text
      «rol»: «beïnvloeder» #= field word
      «mening»: «"a"», «"b"» #= field text text
    }
    «partij» «doel-zoekers» #= keyword name
  }
  «presteren» { «werkwijze» «programma» { «omdat»: «"zo"» } } #= keyword keyword word field text
  «werkwijze» «project» { #= keyword word
    «periode»: «2026-05» .. #= field date
  }
  «evaluatie» «2026-09-15» { «werkwijze»: «programma» } #= keyword date field word
  «doel» «voor» «"Doel"» #= keyword name text
  «eigen» { #= keyword
    «Mijn_veld»: «€ 0,41 mld» #= field number
    «été»: «5» #= field number
  }
}
"""

# Tool, what it says, what it should be (a class of the sample or of the server), and why that is so; `*` is any.
KNOWN = [
    ("*", "word", "reference", "a name that is a word of the vocabulary too: only the field tells which is meant"),
    ("*", "word", "nothing", "in `eigen` the server looks no word up"),
    ("Pygments, bat, KSyntaxHighlighting", "reference", "nothing", "the dot within a reference belongs to it"),
    ("GtkSourceView, nano, micro, Kakoune", "nothing", "reference", "has no colour for a reference"),
    ("GtkSourceView, Pygments, nano, micro, Kakoune", "number", "date", "has one colour for numbers and dates"),
    ("GtkSourceView", "operator", "nothing", "a colon is an operator"),
    ("nano, micro", "field", "nothing", "the colon behind a field belongs to it"),
    ("nano", "nothing", "operator", "has no colour for operators"),
    ("nano, Kakoune", "text", "escape", "has no colour for escapes"),
    ("Kakoune", "word", "number", "has one face for all values"),
    ("Kakoune", "word", "date", "has one face for all values"),
]


def sample():
    """The sample as a text, and its pieces: row, first and last column, class."""
    lines, pieces = [], []
    for row, line in enumerate(SAMPLE.splitlines()):
        line, _, told = line.partition(" #= ")
        classes, text, starts = told.split(), "", []
        for character in line:
            if character == "«":
                starts.append(len(text))
            elif character == "»":
                pieces.append((row, starts[-1], len(text), classes[len(starts) - 1]))
            else:
                text += character
        lines.append(text.rstrip())
        assert len(starts) == len(classes), line
    return "\n".join(lines) + "\n", pieces


# MARK: What the tools print


def coloured(text):
    """The characters of a text with escape sequences, by row and column, with the colour that is set there."""
    found, row, column, colour, bold = {}, 0, 0, "", False
    for part in re.finditer(r"\x1b\[([\d;:]*)([A-Za-z])|\x1b\(B|\x0f|(\n)|([^\x1b])", text):
        codes, command, line, character = part.groups()
        if line:
            row, column = row + 1, 0
        elif character and character != "\r":
            found[row, column] = (character, f"bold {colour}" if bold and colour.isdigit() else colour)
            column += 1
        elif command == "m":
            numbers = [int(code or 0) for code in codes.replace(":", ";").split(";")]
            while numbers:
                code = numbers.pop(0)
                bold = code == 1 or bold and code not in (0, 22)
                if code in (0, 39):
                    colour = ""
                elif 30 <= code <= 37 or 90 <= code <= 97:
                    colour = str(code)
                elif code in (38, 48) and numbers:
                    taken = numbers[1:4] if numbers[0] == 2 else numbers[1:2]
                    del numbers[:len(taken) + 1]
                    if code == 38 and len(taken) == 3:
                        colour = "#%02x%02x%02x" % tuple(taken)
                    elif code == 38:
                        colour = str(30 + taken[0] if taken[0] < 8 else 82 + taken[0])
    return found


def classes_of(output, text, names, top=0):
    """By row and column the class of every character that is no white space; what is on the screen has to be the text."""
    found, classes = coloured(output), {}
    for row, line in enumerate(text.split("\n")):
        for column, character in enumerate(line):
            if not character.isspace():
                seen, colour = found.get((row + top, column), ("", ""))
                if seen != character:
                    raise RuntimeError(f"row {row + 1}, column {column + 1}: {seen!r} instead of {character!r} in {line!r}")
                classes[row, column] = names.get(colour, "nothing")
    return classes


class Highlighters:
    def __init__(self, programs, lab, folder):
        self.programs, self.lab, self.folder = Path(programs).resolve(), lab, Path(folder)

    def home(self, name):
        home = self.folder / f"home-{name}"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        return home, {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "COLORTERM": "truecolor"}

    def written(self, text):
        file = self.folder / "tekst.opgave"
        file.write_text(text)
        return file

    def first(self, *names):
        for name in names:
            if shutil.which(name):
                return name
        raise Missing(names[0])

    def output(self, command, environment, seconds=300):
        result = subprocess.run(list(map(str, command)), env=environment, capture_output=True, text=True, timeout=seconds)
        if result.returncode or result.stderr.strip():
            raise RuntimeError(f"{command[0]}: {result.returncode}: {result.stderr[:800]}")
        return result.stdout

    def on_screen(self, command, environment, text, names, top=0, ready=None):
        """Of an editor in a terminal that is as high as the text."""
        lines = text.split("\n")
        width, height = max(map(len, lines)) + 20, len(lines) + top + 4
        with Screen(self.lab.installed("tmux", "tmux"), list(map(str, command)), environment, self.folder, width, height) as screen:
            # The last line is painted, and nothing changes any more.
            screen.shows(ready or lines[-2])
            before, seen = None, screen.colours()
            while seen != before:
                time.sleep(0.4)
                before, seen = seen, screen.colours()
            return classes_of(seen, text, names, top)

    # MARK: Tools

    def kde(self, text, time_only=False):
        """KSyntaxHighlighting, that of Kate, KDevelop and Qt Creator."""
        command = self.first("ksyntaxhighlighter6", "kate-syntax-highlighter")
        home, environment = self.home("kde")
        place = home / ".local/share/org.kde.syntax-highlighting"
        (place / "themes").mkdir(parents=True)
        (place / "syntax").mkdir()
        shutil.copy(editors / "kate/opgave.xml", place / "syntax")
        formats = {"Keyword": "keyword", "Keyword Block": "punctuation", "Name": "name", "Field": "field", "Word": "word",
                   "Reference": "reference", "Number": "number", "Date": "date", "Operator": "operator", "Separator": "punctuation",
                   "Text": "text", "Escape": "escape", "Comment": "comment", "Directive": "directive", "Error": "error"}
        plain = {"text-color": "#ffffff"}
        styles = ("Normal Keyword Function Variable ControlFlow Operator BuiltIn Extension Preprocessor Attribute Char SpecialChar String "
                  "VerbatimString SpecialString Import DataType DecVal BaseN Float Constant Comment Documentation Annotation CommentVar "
                  "RegionMarker Information Warning Alert Others Error").split()
        (place / "themes/proef.theme").write_text(json.dumps({
            "metadata": {"name": "Proef", "revision": 1}, "editor-colors": {"BackgroundColor": "#000000"},
            "text-styles": {style: plain for style in styles},
            "custom-styles": {"Opgave": {name: {"text-color": COLOURS[kind]} for name, kind in formats.items()}},
        }))
        output = self.output([command, "-t", "Proef", "-s", "Opgave", "-f", "ansi", "-b", self.written(text)], environment)
        return None if time_only else classes_of(output, text, NAMES)

    def bat(self, text, time_only=False):
        """The syntax for Sublime Text, in bat."""
        command = self.first("bat", "batcat")
        home, environment = self.home("bat")
        environment |= {"BAT_CONFIG_DIR": str(home / "config"), "BAT_CACHE_PATH": str(home / "cache")}
        for name in ("syntaxes", "themes"):
            (home / "config" / name).mkdir(parents=True)
        shutil.copy(editors / "sublime/opgave.sublime-syntax", home / "config/syntaxes")
        scopes = {
            "comment": "comment", "keyword.other.directive": "directive", "string": "text", "constant.character.escape": "escape",
            "constant.numeric": "number", "constant.numeric.amount keyword.other.unit": "number", "constant.numeric.date": "date",
            "storage.type": "keyword", "entity.name.type": "name", "support.type.property-name": "field", "constant.language": "word",
            "variable.other.reference": "reference", "keyword.operator": "operator", "punctuation.section": "punctuation",
            "punctuation.separator": "punctuation", "invalid": "error",
        }
        rules = "".join(f"<dict><key>scope</key><string>{scope}</string><key>settings</key><dict><key>foreground</key>"
                        f"<string>{COLOURS[kind]}</string></dict></dict>" for scope, kind in scopes.items())
        (home / "config/themes/Proef.tmTheme").write_text(
            '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>name</key><string>Proef</string><key>settings</key><array>'
            "<dict><key>settings</key><dict><key>foreground</key><string>#ffffff</string></dict></dict>"
            f"{rules}</array></dict></plist>")
        self.output([command, "cache", "--build"], environment)
        output = self.output([command, "-p", "--color=always", "--theme=Proef", "--paging=never", self.written(text)], environment)
        return None if time_only else classes_of(output, text, NAMES)

    def pygments(self, text, time_only=False):
        """Also that nothing is lost and nothing is an error."""
        python = next((python for python in (sys.executable, "/usr/bin/python3") if not subprocess.run(
            [python, "-c", "import pygments"], capture_output=True).returncode), None) or self.lab.python("pygments")
        _, environment = self.home("pygments")
        output = self.output([python, Path(__file__).with_name("pygments_runs.py"), editors / "pygments", self.written(text)], environment)
        return None if time_only else self.from_runs(output, text)

    def gtksourceview(self, text, time_only=False):
        python = next((python for python in ("/usr/bin/python3", sys.executable) if Path(python).exists() and not subprocess.run(
            [python, "-c", "import gi; gi.require_version('GtkSource', '5' if not __import__('os').environ.get('OLD') else '4')"],
            capture_output=True).returncode), None)
        if not python:
            raise Missing("gir1.2-gtksource-5 and python3-gi")
        home, environment = self.home("gtksourceview")
        schema = next(Path("/usr/share").glob("gtksourceview-[45]/language-specs/language2.rng"), None)
        if schema and shutil.which("xmllint") and subprocess.run(
                ["xmllint", "--noout", "--relaxng", schema, editors / "gtksourceview/opgave.lang"], capture_output=True).returncode:
            raise RuntimeError(f"not valid against {schema}")
        rules = "".join(f'<style name="opgave:{name}" foreground="{colour}"/>' for name, colour in COLOURS.items())
        (home / "proef.xml").write_text(f'<style-scheme id="proef" name="Proef" version="1.0">{rules}</style-scheme>')
        output = self.output([python, "-c", INSIDE_GTKSOURCEVIEW, editors / "gtksourceview", home, self.written(text),
                              json.dumps(NAMES)], environment)
        return None if time_only else self.from_runs(output, text)

    def from_runs(self, output, text):
        """From runs of one class: their length and name."""
        runs = json.loads(output)
        classes, row, column, place = {}, 0, 0, 0
        for length, kind in runs:
            for character in text[place:place + length]:
                if character == "\n":
                    row, column = row + 1, 0
                    continue
                if not character.isspace():
                    classes[row, column] = kind
                column += 1
            place += length
        if place != len(text):
            raise RuntimeError(f"{place} characters instead of {len(text)}")
        return classes

    def nano(self, text):
        home, environment = self.home("nano")
        shutil.copy(editors / "nano/opgave.nanorc", home)
        (home / ".nanorc").write_text(f'include "{home}/opgave.nanorc"\n')
        names = {"bold 35": "keyword", "35": "name", "bold 34": "field", "36": "word", "33": "number", "32": "text", "31": "comment",
                 "bold 31": "directive"}
        # For root nano looks at no HOME.
        command = [self.first("nano"), f"--rcfile={home}/.nanorc", "--zero", self.written(text)]
        return self.on_screen(command, environment, text, names)

    def micro(self, text):
        home, environment = self.home("micro")
        environment["MICRO_TRUECOLOR"] = "1"
        place = home / ".config/micro"
        for name in ("syntax", "colorschemes"):
            (place / name).mkdir(parents=True)
        shutil.copy(editors / "micro/opgave.yaml", place / "syntax")
        groups = {"statement": "keyword", "type": "name", "identifier": "field", "constant": "word", "constant.number": "number",
                  "constant.string": "text", "constant.specialChar": "escape", "symbol.operator": "operator", "comment": "comment",
                  "preproc": "directive"}
        (place / "colorschemes/proef.micro").write_text(
            'color-link default "#ffffff,#000000"\n' + "".join(f'color-link {group} "{COLOURS[kind]},#000000"\n' for group, kind in groups.items()))
        (place / "settings.json").write_text(json.dumps({
            "colorscheme": "proef", "ruler": False, "statusline": False, "infobar": False, "cursorline": False, "diffgutter": False,
            "hltrailingws": False, "matchbrace": False, "savecursor": False}))
        return self.on_screen([self.first("micro"), self.written(text)], environment, text, NAMES)

    def kakoune(self, text):
        home, environment = self.home("kakoune")
        place = home / ".config/kak"
        (place / "autoload").mkdir(parents=True)
        shutil.copy(editors / "kakoune/opgave.kak", place / "autoload")
        system = next((path for path in ("/usr/share/kak/rc", "/usr/local/share/kak/rc") if Path(path).exists()), None)
        if system:
            (place / "autoload/rc").symlink_to(system)
        faces = {"keyword": "keyword", "type": "name", "attribute": "field", "value": "word", "string": "text", "comment": "comment",
                 "meta": "directive", "operator": "operator"}
        (place / "kakrc").write_text(
            "".join(f"set-face global {face} rgb:{COLOURS[kind][1:]}\n" for face, kind in faces.items())
            + "set-face global PrimaryCursor default\nset-face global PrimaryCursorEol default\n"
            "set-option global startup_info_version 99999999\nset-option global ui_options terminal_assistant=none\n")
        said = self.folder / "debug"
        self.output([self.first("kak"), "-ui", "dummy", "-e", f"evaluate-commands -buffer *debug* %{{ write! {said} }}; quit!",
                     self.written(text)], environment)
        if "opgave" in said.read_text():
            raise RuntimeError(said.read_text())
        return self.on_screen([self.first("kak"), self.written(text)], environment, text, NAMES)


INSIDE_GTKSOURCEVIEW = """
import json, os, sys
import gi
for version in ("4",) if os.environ.get("OLD") else ("5", "4"):
    try:
        gi.require_version("GtkSource", version)
        break
    except ValueError:
        pass
from gi.repository import GtkSource
language_folder, scheme_folder, file, names = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4])
manager = GtkSource.LanguageManager()
manager.set_search_path([language_folder, *GtkSource.LanguageManager.get_default().get_search_path()])
language = manager.guess_language("wonen.opgave", None)
assert language and language.get_id() == "opgave", "not found by its name"
schemes = GtkSource.StyleSchemeManager()
schemes.set_search_path([scheme_folder])
buffer = GtkSource.Buffer.new_with_language(language)
buffer.set_style_scheme(schemes.get_scheme("proef"))
buffer.set_text(open(file, encoding="utf-8").read())
buffer.ensure_highlight(*buffer.get_bounds())
runs, place = [], buffer.get_start_iter()
while not place.is_end():
    after = place.copy()
    if not after.forward_to_tag_toggle(None):
        after = buffer.get_end_iter()
    kind = "nothing"
    for tag in place.get_tags():
        colour = tag.get_property("foreground-rgba")
        if colour and tag.get_property("foreground-set"):
            kind = names.get("#%02x%02x%02x" % tuple(round(255 * part) for part in (colour.red, colour.green, colour.blue)), kind)
    runs.append((after.get_offset() - place.get_offset(), kind))
    place = after
print(json.dumps(runs))
"""


# MARK: What it should be


def expected(client, file, text):
    """By row and column what the server says."""
    client.open(file)
    found = {}
    for row, first, count, name, declares in client.tokens(file, text):
        kind = SEMANTIC.get(name) or ("name" if declares else "reference")
        found.update({(row, column): kind for column in range(first, first + count)})
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("programs")
    arguments.add_argument("--only")
    arguments.add_argument("--large", type=float)
    arguments.add_argument("--show")
    arguments.add_argument("--lab", default=str(project / ".build/editors"))
    given = arguments.parse_args()
    failures, skips = [], []
    text, pieces = sample()
    files = sorted((project / "grammar/voorbeelden").rglob("*.opgave"))
    client = Client(Path(given.programs).resolve() / "opgave-lsp", project / "grammar/voorbeelden")
    # One text of all: what a file leaves open would show in the next.
    wanted, whole = {}, text
    time.sleep(0.5)  # Until it has read the folder.
    for file in files:
        content = file.read_text()
        for (row, column), kind in expected(client, file, content).items():
            wanted[row + whole.count("\n"), column] = kind
        whole += content if content.endswith("\n") else content + "\n"
    client.end()
    lines = whole.split("\n")
    with tempfile.TemporaryDirectory(prefix="opgave-highlighters-") as folder:
        tools = Highlighters(given.programs, Lab(given.lab), folder)
        steps = {"KSyntaxHighlighting": tools.kde, "GtkSourceView": tools.gtksourceview, "Pygments": tools.pygments, "bat": tools.bat,
                 "nano": tools.nano, "micro": tools.micro, "Kakoune": tools.kakoune}
        for name, step in steps.items():
            if given.only and given.only.lower() != name.lower():
                continue
            start = time.monotonic()
            try:
                if given.show:
                    found = step(text)
                    show(text, found)
                    continue
                found = step(whole)
                problems, meant = compare(name, found, pieces, wanted, lines, text.count("\n"))
                print(f"{name}: {len(found)} characters and {len(pieces)} pieces, {meant} differ as is meant, {len(problems)} wrong; "
                      f"{time.monotonic() - start:.1f} s", flush=True)
                failures += [f"{name}: {problem}" for problem in problems]
                if given.large and name in ("KSyntaxHighlighting", "GtkSourceView", "Pygments", "bat"):
                    large = whole * int(given.large * 1e6 / len(whole.encode()) + 1)
                    start = time.monotonic()
                    step(large, time_only=True)
                    print(f"{name}: {len(large.encode()) / 1e6:.1f} MB in {time.monotonic() - start:.1f} s", flush=True)
            except Missing as missing:
                skips.append(f"{name}: {missing}")
            except Exception as problem:  # One that breaks is a failure, and the others go on.
                failures.append(f"{name}: {type(problem).__name__}: {problem}")
    for skip in skips:
        print(f"skipped: {skip}")
    for failure in failures:
        print(f"FAILED: {failure}")
    return 1 if failures or skips and os.environ.get("OPGAVE_EDITORS") == "required" else 0


def known(tool, seen, meant):
    return any(tools in ("*", tool) or tool in tools.split(", ") for tools, a, b, _ in KNOWN if a in ("*", seen) and b in ("*", meant))


def compare(tool, found, pieces, wanted, lines, first):
    problems, meant = [], 0
    for row, start, end, kind in pieces:
        seen = {found[row, column] for column in range(start, end) if (row, column) in found}
        wrong = {one for one in seen - {kind} if not known(tool, one, kind)}
        if wrong:
            problems.append(f"{lines[row].strip()!r}: {lines[row][start:end]!r} is {'/'.join(sorted(wrong))}, not {kind}")
    wrong = Counter()
    examples = {}
    for place, seen in found.items():
        if place[0] < first:
            continue
        seen, kind = FOLDED.get(seen, seen), wanted.get(place, "nothing")
        if seen != kind:
            if known(tool, seen, kind):
                meant += 1
            else:
                wrong[seen, kind] += 1
                examples.setdefault((seen, kind), f"{place[0] + 1}:{place[1] + 1} {lines[place[0]].strip()}")
    problems += [f"{count} characters are {seen}, not {kind}, as in {examples[seen, kind]}" for (seen, kind), count in wrong.most_common()]
    return problems, meant


def show(text, found):
    for row, line in enumerate(text.split("\n")):
        last = None
        out = ""
        for column, character in enumerate(line):
            kind = found.get((row, column))
            if kind and kind != last:
                out += f"[{kind}]"
                last = kind
            out += character
        print(out)


if __name__ == "__main__":
    sys.exit(main())
