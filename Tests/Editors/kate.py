#!/usr/bin/env python3
"""Kate with opgave-lsp on a display that nobody looks at: its home directory is clean, the files of `editors/kate` are where its
README puts them, and keys are pressed as a person would.

    kate.py FOLDER-WITH-EXECUTABLES [--pictures FOLDER]

Needs kate, Xvfb, xdotool and dbus-run-session; with ImageMagick there are pictures, and with tesseract what they show is read. What
Kate and the server say to each other is listened to; what is renamed, completed and formatted is seen in the files.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from lab import Missing, version
from lsp import read_message, write_message
from scenario import Scenario, project

TOOLS = {"kate": "kate", "Xvfb": "xvfb", "xdotool": "xdotool", "dbus-run-session": "dbus"}

KEYS = {"symbol_info": "Alt+Shift+F9", "rename": "Alt+Shift+F11"}


def listen(log, server):
    """Stands between an editor and a server, and writes down what they say: a line for every message, ‘>’ to the server."""
    process = subprocess.Popen([server], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    lock, file = threading.Lock(), open(log, "a", encoding="utf-8")

    def pump(source, target, sign):
        while (body := read_message(source)) is not None:
            with lock:
                file.write(f"{sign} {json.dumps(json.loads(body))}\n")
                file.flush()
            write_message(target, body)
        target.close()

    threading.Thread(target=pump, args=(sys.stdin.buffer, process.stdin, ">"), daemon=True).start()
    pump(process.stdout, sys.stdout.buffer, "<")
    return process.wait()


class Kate:
    def __init__(self, programs, folder, scenario, pictures=None):
        for name, package in TOOLS.items():
            if not shutil.which(name):
                raise Missing(f"{name} of the package {package}")
        self.folder, self.scenario, self.pictures = Path(folder), scenario, pictures
        self.log, self.processes = self.folder / "rpc", []
        self.log.touch()
        home = self.folder / "home-kate"
        shutil.rmtree(home, ignore_errors=True)
        syntax, settings = home / ".local/share/org.kde.syntax-highlighting/syntax", home / ".config/kate/lspclient"
        syntax.mkdir(parents=True)
        settings.mkdir(parents=True)
        shutil.copy(project / "editors/kate/opgave.xml", syntax)
        shutil.copy(project / "editors/kate/lspclient.json", settings / "settings.json")
        path = self.folder / "path"
        path.mkdir(exist_ok=True)
        (path / "opgave-lsp").write_text(
            f"#!/bin/sh\nexec {sys.executable} {Path(__file__).resolve()} --listen {self.log} {Path(programs).resolve() / 'opgave-lsp'}\n")
        (path / "opgave-lsp").chmod(0o755)
        # That the server may be started is what Kate asks the first time.
        (home / ".config/katerc").write_text(f"""[General]
Show welcome view for new window=false
[KTextEditor Renderer]
Text Font=DejaVu Sans Mono,13,-1,5,50,0,0,0,0,0
[Kate Plugins]
lspclientplugin=true
[lspclient]
AllowedServerCommandLines={path}/opgave-lsp
FormatOnSave=true
AutoHover=true
""")
        # Keys for what has none by itself.
        interface = home / ".local/share/kxmlgui5/lspclient"
        interface.mkdir(parents=True)
        (interface / "ui.rc").write_text('<!DOCTYPE gui>\n<gui name="lspclient" version="1"><ActionProperties scheme="Default">' + "".join(
            f'<Action name="lspclient_{action}" shortcut="{key}"/>' for action, key in KEYS.items()) + "</ActionProperties></gui>\n")
        kept = {key: os.environ[key] for key in ("TMPDIR", "LD_LIBRARY_PATH") if key in os.environ}
        self.environment = {**kept, "HOME": str(home), "PATH": f"{path}{os.pathsep}{os.environ['PATH']}", "LANG": "C.UTF-8",
                            "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(self.runtime(home))}

    def runtime(self, home):
        place = home / "run"
        place.mkdir(mode=0o700)
        return place

    def __enter__(self):
        for _ in range(3):
            read, write = os.pipe()
            self.processes.append(subprocess.Popen(
                ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"],
                pass_fds=[write], stderr=subprocess.DEVNULL, start_new_session=True))
            os.close(write)
            self.environment["DISPLAY"] = f":{os.read(read, 16).decode().strip()}"
            os.close(read)
            if self.until(lambda: self.xdotool("getdisplaygeometry"), 5):
                break
        self.processes.append(subprocess.Popen(
            ["dbus-run-session", "--", "kate", "-n", "-b", str(self.scenario.file)], env=self.environment, cwd=self.scenario.root,
            stdout=subprocess.DEVNULL, stderr=open(self.folder / "kate.log", "w"), start_new_session=True))
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            # What it started too.
            try:
                os.killpg(process.pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()

    # MARK: The display

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, capture_output=True, text=True, timeout=30).stdout.split()

    def focus(self):
        """There is no window manager: the newest window gets the keys."""
        windows = self.xdotool("search", "--onlyvisible", "--class", "kate")
        if windows:
            self.xdotool("windowfocus", windows[-1])
        return windows

    def keys(self, *keys):
        self.xdotool("key", "--delay", 30, *keys)
        time.sleep(0.08)

    def type(self, text):
        self.xdotool("type", "--delay", 15, text)
        time.sleep(0.2)

    def go(self, place):
        self.keys("ctrl+g")
        time.sleep(0.3)
        self.keys("ctrl+a")
        self.type(str(place[0] + 1))
        self.keys("Return", "Escape", "Home")
        # The first Home goes to the first letter.
        indent = len((line := self.scenario.file.read_text().split("\n")[place[0]])) - len(line.lstrip())
        if place[1] != indent:
            self.keys(*["Right" if place[1] > indent else "Left"] * abs(place[1] - indent))

    def picture(self, name):
        """Of the whole display."""
        file = Path(self.pictures or self.folder) / f"{name}.png"
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(file)], env=self.environment, capture_output=True, timeout=30)
        return file

    def read(self, file):
        """The words in a picture and where they stand, or None if that cannot be done."""
        if not file.exists() or not shutil.which("tesseract") or not shutil.which("convert"):
            return None
        large = self.folder / "large.png"
        subprocess.run(["convert", str(file), "-resize", "250%", "-colorspace", "Gray", str(large)], timeout=60)
        lines = subprocess.run(["tesseract", str(large), "-", "--psm", "11", "tsv"], capture_output=True, text=True, timeout=60,
                               env={**os.environ, "OMP_THREAD_LIMIT": "1"}).stdout.splitlines()[1:]
        words = [line.split("\t") for line in lines]
        return {word[11]: (int(float(word[6]) / 2.5) + 12, int((float(word[7]) + float(word[9]) / 2) / 2.5)) for word in words if len(word) > 11}

    # MARK: What is said

    def messages(self, sign):
        return [json.loads(line[2:]) for line in self.log.read_text().splitlines() if line.startswith(sign)]

    def answers(self, method):
        asked = {message["id"] for message in self.messages(">") if message.get("method") == method}
        return [message.get("result") for message in self.messages("<") if "method" not in message and message.get("id") in asked]

    def diagnostics(self):
        told = [message["params"]["diagnostics"] for message in self.messages("<")
                if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == self.scenario.file.as_uri()]
        return told[-1] if told else []

    def sent(self):
        """The text as Kate told it last."""
        changes = [message for message in self.messages(">") if message.get("method") == "textDocument/didChange"]
        return changes[-1]["params"]["contentChanges"][-1]["text"] if changes else ""

    def until(self, holds, seconds=12):
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True


def drive(programs, folder, pictures=None):
    """The cells of the table, and what was seen."""
    scenario = Scenario(folder)
    formatter = Path(programs).resolve() / "opgave-format"
    cells, seen = {}, {}
    # Kate 22.12 formats nothing on saving, and tells findings in a list only.
    newer = version(["env", "QT_QPA_PLATFORM=offscreen", "kate"]) >= (23, 4)
    with Kate(programs, folder, scenario, pictures) as kate:
        cells["diagnostics"] = kate.until(lambda: scenario.code in [found.get("code") for found in kate.diagnostics()], 40)
        if not kate.until(kate.focus):
            raise RuntimeError(f"no window: {(kate.folder / 'kate.log').read_text()[-1500:]}")
        kate.xdotool("windowsize", kate.focus()[-1], 1400, 900)
        time.sleep(1)

        kate.go(scenario.place("kenmerken {", 2))
        kate.keys(KEYS["symbol_info"])

        def explained():
            return any(scenario.hover in json.dumps(answer, ensure_ascii=False) for answer in kate.answers("textDocument/hover"))

        cells["hover"] = kate.until(explained)
        time.sleep(1)
        words = kate.read(kate.picture("hover"))
        if words is not None and newer:
            cells["hover is shown"] = "herkennen" in words
            kate.keys("Escape")
            # The finding is told where the mouse is.
            place = next((place for word, place in words.items() if "ekonomie" in word), (0, 0))
            kate.xdotool("mousemove", *place)
            time.sleep(0.2)
            kate.xdotool("mousemove", place[0] + 4, place[1] + 1)
            time.sleep(1.5)
            words = kate.read(kate.picture("finding"))
            cells["finding is shown"] = any("bekend" in word for word in words)
            kate.xdotool("mousemove", 1390, 890)
            seen["words"] = " ".join(words)

        # What is completed is accepted.
        kate.keys("Escape")
        kate.go(scenario.place("aard: mogelijkheid", 6))
        kate.keys("shift+End", "Delete")
        kate.type("prob")
        kate.keys("ctrl+space")
        kate.until(lambda: any("probleem" in json.dumps(answer) for answer in kate.answers("textDocument/completion")), 6)
        time.sleep(0.6)
        kate.picture("completion")
        kate.keys("Return")
        time.sleep(0.3)

        # Comments and fields stay where they are typed, and a block is indented; its brace comes by itself.
        for line in ("# zo", "urgentie: laag", "partij nieuw {", "wereld: leefwereld", "# of: niet", "houding: voor"):
            kate.keys("Escape", "Return")
            kate.type(line)
        kate.keys("Escape", "Down", "End", "Return")
        kate.type("netwerk: vaag")
        kate.until(lambda: "netwerk: vaag" in kate.sent(), 3)
        cells["indents what is typed"] = ("aard: probleem\n    # zo\n    urgentie: laag\n    partij nieuw {\n      wereld: leefwereld\n"
                                          "      # of: niet\n      houding: voor\n    }\n    netwerk: vaag\n") in kate.sent()
        seen["sent"] = kate.sent()[:900]

        # The name is declared in one file and used in others.
        scenario_place = scenario.place("ambtelijk-opdrachtgever: " + scenario.old_name, 30)
        kate.go((scenario_place[0] + 8, scenario_place[1]))
        kate.keys(KEYS["rename"])
        time.sleep(1)
        kate.focus()
        kate.picture("rename")
        kate.keys("ctrl+a")
        kate.type(scenario.new_name)
        kate.keys("Return")
        kate.until(lambda: any(answer for answer in kate.answers("textDocument/rename")))
        time.sleep(1)
        kate.focus()
        kate.keys("ctrl+l")
        kate.until(scenario.renamed, 8)
        cells["rename"] = scenario.renamed()
        # Only what is changed is saved.
        kate.keys("End", "space", "BackSpace", "ctrl+s")
        if newer:
            cells["format on save"] = kate.until(
                lambda: scenario.formatted(formatter) and "\n  status: uitvoering\n" in scenario.file.read_text(), 8)
        time.sleep(0.3)
        text = scenario.file.read_text()
        cells["completion"] = "aard: probleem\n" in text
        kate.picture("saved")
        kate.keys("ctrl+q")
        cells["ends"] = kate.until(lambda: kate.processes[-1].poll() is not None, 8)
        cells["server ends well"] = [message["method"] for message in kate.messages(">") if "method" in message][-2:] == ["shutdown", "exit"]
        seen["diagnostics"] = [found.get("code") for found in kate.diagnostics()]
        seen["asked"] = sorted({message["method"] for message in kate.messages(">") if "method" in message})
        seen["errors"] = [message["error"] for message in kate.messages("<") if "error" in message]
    return cells, seen, scenario


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("programs")
    arguments.add_argument("--pictures")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="opgave-kate-") as folder:
        try:
            cells, seen, _ = drive(given.programs, folder, given.pictures)
        except Missing as missing:
            print(f"skipped: Kate: {missing}")
            return 1 if os.environ.get("OPGAVE_EDITORS") == "required" else 0
    for name, holds in cells.items():
        print(f"Kate: {name}: {'yes' if holds else 'NO'}")
    print("asked:", ", ".join(seen["asked"]))
    if not all(cells.values()):
        print(json.dumps(seen, ensure_ascii=False, indent=1))
    return 0 if all(cells.values()) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--listen"]:
        sys.exit(listen(*sys.argv[2:]))
    sys.exit(main())
