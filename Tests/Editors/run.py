#!/usr/bin/env python3
"""Real editors with opgave-lsp: each is installed in a clean home directory as its README says, opens a file with mistakes in it,
and shows the diagnostic, the explanation, what may come, a name that changes in all files, and the file as the formatter leaves it.

    run.py FOLDER-WITH-EXECUTABLES [--all] [--only NAME] [--lab FOLDER]

What is not installed is fetched where that can be done, else skipped by name; with OPGAVE_EDITORS=required a skip is an error.
`--all` takes along what needs a window or a newer system (Kate, other versions), and what only colours (Kakoune, nano, micro, …).
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
import zipfile
from pathlib import Path

from lab import Lab, Missing
from scenario import Scenario, project
from screen import Screen

here = Path(__file__).resolve().parent
CELLS = ["highlight", "diagnostics", "hover", "completion", "rename", "format on save"]


class Run:
    def __init__(self, programs, lab, folder):
        self.programs, self.lab, self.folder = Path(programs).resolve(), lab, Path(folder)
        self.table, self.failures, self.skips = {}, [], []

    def program(self, name):
        return str(self.programs / name)

    def home(self, name):
        """A clean home directory."""
        home = self.folder / f"home-{name}"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        return home

    def environment(self, home, **more):
        """Only what a fresh login has, with the executables on the PATH."""
        kept = {key: os.environ[key] for key in ("LANG", "TERM", "TMPDIR") if key in os.environ}
        return {**kept, "HOME": str(home), "LC_ALL": "C.UTF-8",
                "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}", **{key: str(value) for key, value in more.items()}}

    def expect(self, editor, what, holds, detail=""):
        """Fills a cell of the table."""
        self.table.setdefault(editor, {})[what] = bool(holds)
        if not holds:
            self.failures.append(f"{editor}: {what}{': ' + str(detail)[:600] if detail else ''}")

    def check(self, editor, seen, scenario, keyword):
        """What every driver writes down."""
        codes = [found.get("code") for found in seen.get("diagnostics") or []]
        self.expect(editor, "diagnostics", scenario.code in codes, seen)
        self.expect(editor, "highlight", keyword(seen), seen.get("keyword"))
        self.expect(editor, "hover", scenario.hover in (seen.get("hover") or ""), seen.get("hover"))
        self.expect(editor, "completion", "probleem" in (seen.get("completion") or []), seen.get("completion"))
        self.expect(editor, "rename", scenario.renamed(), scenario.files_with(scenario.new_name))
        self.expect(editor, "format on save", scenario.formatted(self.program("opgave-format")))

    # MARK: Installing, as the README of each says

    def neovim_home(self, name):
        home = self.home(name)
        shutil.copytree(project / "editors/neovim", home / ".local/share/nvim/site/pack/opgave/start/opgave")
        return home

    def helix_home(self, name, settings):
        home = self.home(name)
        configuration = home / ".config/helix"
        shutil.copytree(project / "editors/helix/queries", configuration / "runtime/queries")
        (configuration / "runtime/grammars").mkdir()
        self.lab.compile_parser(configuration / "runtime/grammars/opgave.so")
        shutil.copy(project / "editors/helix/languages.toml", configuration)
        (configuration / "config.toml").write_text(settings)
        return home

    def emacs_home(self, name, settings=""):
        home = self.home(name)
        (home / ".emacs.d/lisp").mkdir(parents=True)
        shutil.copy(project / "editors/emacs/opgave-mode.el", home / ".emacs.d/lisp")
        (home / ".emacs.d/init.el").write_text(
            f'(add-to-list \'load-path "~/.emacs.d/lisp")\n(require \'opgave-mode)\n{settings}')
        return home

    # MARK: Neovim

    def neovim(self, name="Neovim", command=None):
        command = command or self.lab.neovim()
        home = self.neovim_home("neovim")
        scenario = Scenario(self.folder)
        seen = self.drive_neovim(command, home, scenario)
        self.check(name, seen, scenario,
                   lambda seen: {"opgaveKeyword", "lsp:keyword"} <= set(seen.get("keyword") or []))
        for notice in seen.get("notices") or []:
            self.failures.append(f"{name}: unexpected: {notice}")

        # With the parser the colours come from the tree.
        parser = home / ".local/share/nvim/site/pack/opgave/start/opgave/parser"
        parser.mkdir()
        self.lab.compile_parser(parser / "opgave.so")
        seen = self.drive_neovim(command, home, Scenario(self.folder))
        self.expect(name, "highlight", "@keyword" in (seen.get("keyword") or []) and "@constant" in (seen.get("word") or []), seen)

        # No server: one notice, with what to do.
        home = self.neovim_home("neovim-without")
        seen = self.drive_neovim(command, home, Scenario(self.folder), {"PATH": os.environ["PATH"]}, onlyNotices=400)
        told = [notice for notice in seen["notices"] if "niet gevonden" in notice]
        self.expect(name, "no server", len(told) == 1, seen)

        # A server that dies is started again, and given up.
        dead = self.folder / "dood"
        dead.mkdir(exist_ok=True)
        (dead / "opgave-lsp").write_text("#!/bin/sh\nexit 3\n")
        (dead / "opgave-lsp").chmod(0o755)
        seen = self.drive_neovim(command, home, Scenario(self.folder), {"PATH": f"{dead}{os.pathsep}{os.environ['PATH']}"},
                                 onlyNotices=3000)
        self.expect(name, "dead server", len([notice for notice in seen["notices"] if "start niet" in notice]) == 1, seen)
        (dead / "opgave-lsp").write_text(f"#!/bin/sh\nexec timeout 0.4 {self.program('opgave-lsp')}\n")
        seen = self.drive_neovim(command, home, Scenario(self.folder), {"PATH": f"{dead}{os.pathsep}{os.environ['PATH']}"},
                                 onlyNotices=4500)
        self.expect(name, "dying server", len([notice for notice in seen["notices"] if "telkens" in notice]) == 1, seen)

        # One of another generation is told of.
        for number, word in (("9.9.9", "nieuwer"), ("0.0.9", "ouder")):
            path = f"{self.other_version(number)}{os.pathsep}{os.environ['PATH']}"
            seen = self.drive_neovim(command, home, Scenario(self.folder), {"PATH": path}, onlyNotices=1200)
            self.expect(name, f"{word} server", len([notice for notice in seen["notices"] if word in notice]) == 1, seen)

        # A server that is put in its place later is started by hand.
        late = self.folder / "laat"
        late.mkdir(exist_ok=True)
        seen = self.drive_neovim(command, home, Scenario(self.folder), {"PATH": f"{late}{os.pathsep}{os.environ['PATH']}"},
                                 start=[self.program("opgave-lsp"), str(late / "opgave-lsp")])
        (late / "opgave-lsp").unlink(missing_ok=True)
        self.expect(name, "started by hand", [found for found in seen.get("diagnostics") or [] if found["code"] == "OPG302"], seen)

    def other_version(self, number):
        """A server that says that it is of another version, and does the rest as it should."""
        folder = self.folder / f"versie-{number}"
        folder.mkdir(exist_ok=True)
        script = folder / "opgave-lsp"
        script.write_text(f"#!/bin/sh\nexec {sys.executable} {here / 'version.py'} {self.program('opgave-lsp')} {number}\n")
        script.chmod(0o755)
        return folder

    def drive_neovim(self, command, home, scenario, environment=None, **more):
        arguments = [*command, "--headless", "-c", f"luafile {here / 'neovim/drive.lua'}"]
        return self.drive(arguments, home, scenario, environment, **more)

    def drive(self, command, home, scenario, environment=None, **more):
        """Lets a driver play the scenario, and gives what it wrote down."""
        told, seen = self.folder / "scenario.json", self.folder / "seen.json"
        seen.unlink(missing_ok=True)
        told.write_text(scenario.described(**more))
        result = subprocess.run(
            command, timeout=90, capture_output=True, text=True, errors="replace", cwd=scenario.root, stdin=subprocess.DEVNULL,
            env={**self.environment(home, OPGAVE_SCENARIO=told, OPGAVE_SEEN=seen), **(environment or {})})
        if not seen.exists():
            raise RuntimeError(result.stdout + result.stderr)
        return json.loads(seen.read_text())

    # MARK: Helix

    def helix(self):
        command, tmux = self.lab.helix(), self.lab.installed("tmux", "tmux")
        # As the README has it, and without a wait before a menu.
        home = self.helix_home("helix", '[editor]\nend-of-line-diagnostics = "hint"\nidle-timeout = 0\n')
        scenario = Scenario(self.folder)
        environment = self.environment(home)
        with Screen(tmux, [*command, str(scenario.file)], environment, scenario.root) as screen:
            def go(place):
                screen.keys("Escape", "Escape")
                screen.type(f":goto {place[0] + 1}")
                screen.keys("Enter", "g", "h")
                for _ in range(place[1]):
                    screen.keys("l")

            def plain(line):
                return "".join(part.split("m", 1)[-1] for part in line.split("\x1b["))

            self.expect("Helix", "diagnostics", screen.shows(scenario.message), screen.text())
            # A word of the vocabulary has a colour of its own, and so has a keyword.
            lines = [line for line in screen.colours().split("\n") if "kenmerken {" in plain(line) or "aard: mogelijkheid" in plain(line)]
            self.expect("Helix", "highlight", len(lines) == 2 and all(line.count("\x1b[38") >= 2 for line in lines), lines)
            go(scenario.place("kenmerken {", 2))
            screen.keys("Space", "k")
            self.expect("Helix", "hover", screen.shows(scenario.hover), screen.text())
            go(scenario.place("aard: mogelijkheid", 6))
            screen.keys("i", "C-x")
            self.expect("Helix", "completion", screen.shows("probleem"), screen.text())
            screen.keys("C-c", "Escape")
            go(scenario.place("ambtelijk-opdrachtgever: " + scenario.old_name, 30))
            screen.keys("Space", "r")
            screen.shows("rename-to")
            screen.keys("C-u")
            screen.type(scenario.new_name)
            screen.keys("Enter")
            screen.shows(scenario.new_name)
            screen.keys("Escape")
            screen.type(":write-all")
            screen.keys("Enter")
            end = time.monotonic() + 8
            while time.monotonic() < end and not (scenario.renamed() and scenario.formatted(self.program("opgave-format"))):
                time.sleep(0.1)
            self.expect("Helix", "rename", scenario.renamed(), screen.text())
            self.expect("Helix", "format on save", scenario.formatted(self.program("opgave-format")), screen.text())
            screen.type(":quit-all!")
            screen.keys("Enter")
            self.expect("Helix", "ends", screen.ends())

    # MARK: VS Code

    def vscode(self):
        client, node = self.lab.vscode_client(), self.lab.installed("node", "nodejs")
        self.lab.installed("esbuild", "esbuild")
        packed = self.vsix or self.folder / "opgave.vsix"
        if not self.vsix:
            result = subprocess.run([sys.executable, project / "editors/vscode/build.py", "--server", self.programs, packed],
                                    capture_output=True, text=True, env={**os.environ, "OPGAVE_VSCODE_CLIENT": str(client)})
            self.expect("VS Code", "manifest and package", result.returncode == 0, result.stdout + result.stderr)
        # As the editor unpacks it.
        target = self.folder / "extension"
        with zipfile.ZipFile(packed) as archive:
            names = set(archive.namelist())
            archive.extractall(target)
        wanted = {"extension.vsixmanifest", "[Content_Types].xml"} | {f"extension/{name}" for name in (
            "package.json", "README.md", "LICENSE", "icon.png", "language-configuration.json", "syntaxes/opgave.tmLanguage.json",
            "snippets/opgave.json", "dist/extension.js", "server/opgave-lsp", "server/opgave")}
        self.expect("VS Code", "has what it must", wanted <= names and not any("node_modules" in name for name in names), wanted - names)
        server = target / "extension/server"

        def play(scenario, **more):
            # Only the editor's own PATH: the server is the one in the package.
            return self.drive([node, here / "vscode/drive.js"], self.home("vscode"), scenario,
                              {"PATH": os.environ["PATH"], "OPGAVE_EXTENSION": str(target / "extension")}, **more)

        for name in ("opgave-lsp", "opgave"):
            (server / name).chmod(0o755)
        scenario = Scenario(self.folder)
        seen = play(scenario)
        self.check("VS Code (stub)", seen, scenario, lambda seen: (seen.get("keyword") or 0) > 200)
        for what, holds in {
            "pages of findings": any((found.get("page") or "").startswith("opgave:regel/") for found in seen.get("diagnostics") or []),
            "actions": any("Laat dit zo" in title for title in seen.get("actions") or []),
            "lenses, hints, symbols": seen.get("lenses") and seen.get("hints") and seen.get("symbols"),
            "report": (seen.get("page") or "").startswith("opgave:rapport/") and "## In het kort" in (seen.get("report") or ""),
            "new opgave": "warme-winters.opgave" in (seen.get("made") or []),
            "check as a task": seen.get("task") == [["opgave", "check", "--format", "short"]],
            "references": seen.get("references"),
            "status": (seen.get("status") or {}).get("detail") == "draait", "nothing complained": seen.get("messages") == [] and "problem" not in seen,
        }.items():
            self.expect("VS Code (stub)", what, holds, {key: seen.get(key) for key in ("messages", "problem", "made", "shown", "page")})

        def told(seen, word):
            return [message["text"] for message in seen["messages"] if word in message["text"]]

        (server / "opgave-lsp").rename(server / "weg")
        seen = play(Scenario(self.folder), wait=1000)
        self.expect("VS Code (stub)", "no server", len(told(seen, "niet gevonden")) == 1 and seen["messages"][0]["actions"], seen)
        (server / "opgave-lsp").write_text("#!/bin/sh\nexit 3\n")
        (server / "opgave-lsp").chmod(0o755)
        seen = play(Scenario(self.folder), wait=8000)
        self.expect("VS Code (stub)", "dead server", len(seen["messages"]) == 1 and "start niet" in seen["messages"][0]["text"], seen)
        # One that goes on dying is started again, and given up.
        (server / "opgave-lsp").write_text(f"#!/bin/sh\nexec timeout 0.4 {self.program('opgave-lsp')}\n")
        seen = play(Scenario(self.folder), wait=15000)
        self.expect("VS Code (stub)", "dying server", len(told(seen, "vijf keer")) == 1 and len(seen["messages"]) == 1, seen)
        for number, word in (("9.9.9", "nieuwer"), ("0.0.9", "ouder")):
            seen = play(Scenario(self.folder), wait=3000, server=str(self.other_version(number) / "opgave-lsp"))
            self.expect("VS Code (stub)", f"{word} server", len(told(seen, word)) == 1, seen)
        seen = play(Scenario(self.folder), wait=600, server=self.program("opgave-lsp"), isUntrusted=True)
        self.expect("VS Code (stub)", "not trusted", seen["messages"] == [] and "vertrouwd" in seen["status"]["detail"], seen)
        # What the task finds is read as what it is, in both languages.
        matchers = json.loads((project / "editors/vscode/package.json").read_text())["contributes"]["problemMatchers"]
        for language in ("nl", "en"):
            result = subprocess.run([self.program("opgave"), "check", "--format", "short", "--lang", language, project / "grammar/met-fouten"],
                                    capture_output=True, text=True)
            lines = [line for line in result.stdout.splitlines() if "[OPG" in line]
            found = [[matcher["severity"] for matcher in matchers if re.match(matcher["pattern"]["regexp"], line)] for line in lines]
            self.expect("VS Code (stub)", f"findings of the task ({language})",
                        lines and all(len(one) == 1 for one in found) and len({one[0] for one in found}) == 3, lines[:3])

    # MARK: Emacs and Vim

    def emacs(self):
        command, places = self.lab.emacs()
        for mode, name in (("opgave-mode", "Emacs"), ("opgave-ts-mode", "Emacs with tree-sitter")):
            home = self.emacs_home("emacs")
            begin = home / ".emacs.d/init.el"
            if mode == "opgave-ts-mode":
                (home / ".emacs.d/tree-sitter").mkdir()
                self.lab.compile_parser(home / ".emacs.d/tree-sitter/libtree-sitter-opgave.so")
            # Without a window Emacs does not read it by itself.
            arguments = [*command, "--batch", "-l", str(begin), "-l", str(here / "emacs/drive.el")]
            scenario = Scenario(self.folder)
            seen = self.drive(arguments, home, scenario, places)
            self.check(name, seen, scenario, lambda seen: "font-lock-keyword-face" in (seen.get("keyword") or []))
            self.expect(name, "mode", seen.get("mode") == mode, seen)
            self.expect(name, "report", "## In het kort" in (seen.get("report") or ""), seen)
        seen = self.drive(arguments, home, Scenario(self.folder), {**places, "PATH": os.environ["PATH"]}, onlyNotices=500)
        self.expect("Emacs", "no server", len([notice for notice in seen["notices"] if "niet gevonden" in notice]) == 1, seen)
        result = subprocess.run([*command, "--batch", "--eval", "(setq byte-compile-error-on-warn t)", "-f", "batch-byte-compile",
                                 str(home / ".emacs.d/lisp/opgave-mode.el")], capture_output=True, text=True,
                                env={**self.environment(home), **places})
        self.expect("Emacs", "compiles", result.returncode == 0, result.stderr)

    def vim(self):
        command, script = self.lab.vim(), self.lab.installed("script", "bsdutils")
        home = self.home("vim")
        shutil.copytree(project / "editors/vim", home / ".vim/pack/opgave/start/opgave")
        (home / ".vimrc").write_text("filetype plugin indent on\nsyntax on\nsilent! packadd! ale\n"
                                     "let g:ale_linters = {'opgave': ['opgave_lsp']}\nlet g:ale_fixers = {'opgave': ['opgave_format']}\n"
                                     "let g:ale_fix_on_save = 1\nset omnifunc=ale#completion#OmniFunc\n")
        # Vim wants a terminal, and `script` is one.
        arguments = [script, "-qec", f"{command} -i NONE -S {here / 'vim/drive.vim'}", "/dev/null"]
        scenario = Scenario(self.folder)
        seen = self.drive(arguments, home, scenario, {"TERM": "xterm"})
        self.check("Vim with ALE", seen, scenario, lambda seen: "opgaveKeyword" in (seen.get("keyword") or []))
        seen = self.drive(arguments, home, Scenario(self.folder), {"TERM": "xterm", "PATH": os.environ["PATH"]}, onlyNotices=500)
        self.expect("Vim with ALE", "no server", len(seen["notices"]) == 1, seen)

    # MARK: Kate, and what only colours

    def kate(self):
        import kate

        for name, package in kate.TOOLS.items():
            self.lab.installed(name, package)
        cells, seen, _ = kate.drive(self.programs, self.folder)
        for what, holds in cells.items():
            self.expect("Kate", what, holds, seen)

    def highlighters(self):
        for name, package in {"kate-syntax-highlighter": "libkf5syntaxhighlighting-tools", "batcat": "bat", "nano": "nano",
                              "micro": "micro", "kak": "kakoune"}.items():
            self.lab.installed(name, package)
        for package in ("python3-gi", "gir1.2-gtksource-5", "python3-pygments"):
            self.lab.install(package)
        self.script("Highlighters", "seven of them", [sys.executable, here / "highlighters.py", self.programs])
        # Kate draws with the first of them.
        self.table.setdefault("Kate", {})["highlight"] = self.table["Highlighters"]["seven of them"]

    # MARK: Grammars

    def tree_sitter(self):
        """Generated anew the parser is the one that is committed, its corpus and highlights hold, and it reads every example."""
        command = self.lab.tree_sitter()
        copy = self.folder / "tree-sitter-opgave"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(project / "grammar/tree-sitter", copy)
        home = self.home("tree-sitter")
        (home / "config.json").write_text(json.dumps({"parser-directories": [str(self.folder)]}))
        environment = self.environment(home, TREE_SITTER_DIR=home, XDG_CACHE_HOME=home / "cache")

        def run(*arguments):
            return subprocess.run([*command, *arguments], cwd=copy, env=environment, capture_output=True, text=True, timeout=60)

        result = run("generate", "--abi", "14")
        self.expect("tree-sitter", "generates", result.returncode == 0, result.stderr)
        # Byte for byte where it is the version that made the one that is committed; another one has to pass the tests below.
        number = re.search(r"\d+\.\d+\.\d+", run("--version").stdout)
        if number and f"made by tree-sitter {number[0]}," in (copy / "grammar.js").read_text():
            for name in ("parser.c", "grammar.json", "node-types.json"):
                same = (copy / "src" / name).read_bytes() == (project / "grammar/tree-sitter/src" / name).read_bytes()
                self.expect("tree-sitter", f"{name} is fresh", same)
        else:
            print(f"tree-sitter: of another version ({number and number[0]}) than the committed parser; not compared")
        result = run("test")
        self.expect("tree-sitter", "corpus and highlights", result.returncode == 0, result.stdout[-2000:])
        examples = sorted((project / "grammar/voorbeelden").rglob("*.opgave"))
        result = run("parse", "-q", *map(str, examples))
        self.expect("tree-sitter", f"{len(examples)} examples without an error", result.returncode == 0 and "ERROR" not in result.stdout,
                    result.stdout)
        # A file of 10 MB: read and coloured within what a person waits for, and not by chance.
        big = self.big_file(examples)
        for word in ("parse", "highlight"):
            result = run(word, *(["-q"] if word == "parse" else []), str(big))
            holds = result.returncode == 0 and "No language" not in result.stderr and (word == "parse" or result.stdout)
            self.expect("tree-sitter", f"{word} of 10 MB", holds, result.stderr)
        for query in sorted((project / "grammar/tree-sitter/queries").glob("*.scm")):
            result = run("query", str(query), str(examples[0]))
            self.expect("tree-sitter", f"query {query.name}", result.returncode == 0, result.stderr)

    def big_file(self, examples):
        big = self.folder / "groot.opgave"
        text = "\n".join(example.read_text() for example in examples)
        big.write_text(text * (10_000_000 // len(text) + 1))
        return big

    def textmate(self):
        python = self.lab.python("textmate-grammar-python", "tree-sitter", "pygments")
        examples = sorted(map(str, (project / "grammar/voorbeelden").rglob("*.opgave")))
        samples = sorted(map(str, (here / "textmate").glob("*.opgave")))
        self.script("TextMate", "samples and examples", [python, here / "textmate.py", *samples, "--", *examples])
        library = self.folder / "opgave.so"
        self.lab.compile_parser(library)
        self.script("TextMate", "agrees with tree-sitter and server",
                    [python, here / "tokens.py", self.program("opgave-lsp"), library, *examples])
        self.script("Format", "the suite as tree-sitter and Pygments see it", [python, here / "conformance.py", library])

    def script(self, editor, what, command):
        result = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=300)
        print(result.stdout, end="")
        self.expect(editor, what, result.returncode == 0, result.stdout[-1500:] + result.stderr[-1500:])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("programs")
    arguments.add_argument("--all", action="store_true")
    arguments.add_argument("--only")
    arguments.add_argument("--vsix", help="the packed extension to try; else one is packed here")
    arguments.add_argument("--lab", default=str(project / ".build/editors"))
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="opgave-editors-") as folder:
        run = Run(given.programs, Lab(given.lab), folder)
        run.vsix = given.vsix and Path(given.vsix).resolve()
        steps = {"tree-sitter": run.tree_sitter, "textmate": run.textmate, "neovim": run.neovim, "helix": run.helix, "vscode": run.vscode,
                 "emacs": run.emacs, "vim": run.vim}
        if given.all:
            steps.update({"kate": run.kate, "highlighters": run.highlighters})
            steps["neovim-new"] = lambda: run.neovim("Neovim, newest", [str(run.lab.unpack("sid", "nvim-new", "neovim") / "run"), "usr/bin/nvim"])
        for name, step in steps.items():
            if given.only and given.only != name:
                continue
            start = time.monotonic()
            try:
                step()
            except Missing as missing:
                run.skips.append(f"{name}: {missing}")
            except Exception as problem:  # A driver that breaks is a failure, and the others go on.
                run.failures.append(f"{name}: {type(problem).__name__}: {problem}")
            print(f"{name}: {time.monotonic() - start:.1f} s", flush=True)
    report(run)
    required = os.environ.get("OPGAVE_EDITORS") == "required"
    return 1 if run.failures or required and run.skips else 0


def report(run):
    editors = {name: cells for name, cells in run.table.items() if set(cells) & set(CELLS)}
    if editors:
        print("\n| editor | " + " | ".join(CELLS) + " |\n|---|" + "---|" * len(CELLS))
        for name, cells in editors.items():
            marks = ["not driven" if cell not in cells else "yes" if cells[cell] else "NO" for cell in CELLS]
            print(f"| {name} | " + " | ".join(marks) + " |")
    for name, cells in run.table.items():
        rest = {cell: holds for cell, holds in cells.items() if cell not in CELLS}
        if rest:
            print(f"{name}: " + ", ".join(f"{cell} {'ok' if holds else 'FAILED'}" for cell, holds in rest.items()))
    for skip in run.skips:
        print(f"skipped: {skip}")
    for failure in run.failures:
        print(f"FAILED: {failure}")


if __name__ == "__main__":
    sys.exit(main())
