#!/usr/bin/env python3
"""What each command and each request costs on one file that is twice and four times as large.

  run.py FOLDER_OF_EXECUTABLES [--count N] [--only WORD]

One line for each shape of a file and each thing done with it: the milliseconds of all cores together at N, 2N and 4N, and how
often each is the one before it. Work that is in proportion to the file gives 2.0; where the last is above 2.4 the line is
marked. Less than 40 ms is noise and is never marked. The best of two runs counts.
"""
import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NOISE, LIMIT = 0.04, 2.4

ORGANISATION = """organisatie dorp "Dorp" {
  soort: gemeente

  functie hoofd "Hoofd" {
    soort: ambtenaar
  }
}
"""


def opgave(body, presteren="", leren="", kenmerken="", head=""):
    return f"""opgave wonen "Wonen" {{
  organisatie: dorp
  status: uitvoering
{head}  vraagstuk: "Hoe komen er genoeg woningen?"

  kenmerken {{
    aard: kans
{kenmerken}  }}
{body}
  presteren {{
{presteren}  }}

  leren {{
{leren}  }}
}}
"""


def lines(count, form): return "".join(form.replace("@", str(index)) for index in range(count))


def separated(count, form, by=", "): return by.join(form.replace("@", str(index)) for index in range(count))


def in_presteren(form): return lambda n: opgave("", presteren=lines(n, form))
def in_leren(form): return lambda n: opgave("", leren=lines(n, form))
def in_kenmerken(form): return lambda n: opgave("", kenmerken=lines(n, form))
def in_opgave(form): return lambda n: opgave(lines(n, form))
def in_file(form): return lambda n: lines(n, form)


# By name: the text of a file with so many of something.
SHAPES = {
    # Declarations, of each kind that there may be many of.
    "opgaven": in_file('opgave wonen-@ "Wonen @" {\n  organisatie: dorp\n}\n'),
    "portfolio’s": in_file('portfolio stad-@ "Stad @" {\n  organisatie: dorp\n}\n'),
    "partijen": in_kenmerken('    partij p@ "Partij @" {\n      wereld: leefwereld\n    }\n'),
    "doelen": in_presteren('    doel d@ "Doel @"\n'),
    "indicatoren": in_presteren('    indicator i@ "Indicator @" {\n      streefwaarde: ≥ 5 op 2030\n    }\n'),
    "baten": in_presteren('    baat b@ "Baat @" {\n      volgt-uit: b0\n    }\n'),
    "inspanningen": in_presteren('    inspanning i@ "Bouwen @" {\n      werkwijze: project\n      na: i1\n    }\n'),
    "mijlpalen": in_presteren('    mijlpaal 2028-03-01 "Moment @" {\n      soort: fase\n    }\n'),
    "risico’s": in_presteren('    risico r@ "Risico @" {\n      kans: laag\n      gevolg: hoog\n    }\n'),
    "voortgang": in_presteren("    voortgang 2025-10-01 {\n      inhoud: groen\n    }\n"),
    "werkwijzen": in_presteren("    werkwijze project {\n      periode: 2025 ..\n    }\n"),
    "begrotingen": in_opgave("  begroting 2026 {\n    lasten: € 5\n  }\n"),
    "wijzigingen": lambda n: opgave('  opdracht "O" {\n' + lines(n, '    wijziging 2026-01-01 {\n      omdat: "Reden @"\n    }\n') + "  }\n"),
    "leervragen": in_leren('    leervraag l@ "Leren @"\n'),
    "reflecties": in_leren('    reflectie 2026-01-01 {\n      inzicht: "Inzicht @"\n    }\n'),
    "evaluaties": in_leren("    evaluatie 2026-01-01 {\n      werkwijze: project\n      passend: ja\n    }\n"),
    "acties": in_leren('    reflectie 2026-01-01 {\n      inzicht: "A"\n      actie "Doen @" {\n        voor: 2026-01-01\n      }\n    }\n'),
    "functies": lambda n: 'organisatie stad "Stad" {\n  soort: gemeente\n' + lines(n, '  functie f@ "F @" {\n    soort: ambtenaar\n  }\n') + "}\n",
    "stuurgroepen": lambda n: 'opgave wonen "Wonen" {\n  organisatie: dorp\n  sturen {\n' + lines(n, '    stuurgroep "S @" {\n      leden: hoofd\n    }\n') + "  }\n}\n",
    # One list of many values.
    "teksten in een lijst": lambda n: opgave("", head=f"  trefwoorden: {separated(n, '“@”'.replace('“', chr(34)).replace('”', chr(34)))}\n"),
    "namen in een lijst": lambda n: opgave("", head=f"  hangt-samen-met: {separated(n, 'wonen-@')}\n"),
    "één functie steeds": lambda n: opgave("", presteren=f"    inspanning i {{\n      spelers: {separated(n, 'hoofd')}\n    }}\n"),
    "metingen": lambda n: opgave("", presteren=f"    indicator i {{\n      metingen: {separated(n, '@ op 2026-01-01')}\n    }}\n"),
    "streefwaarden": lambda n: opgave("", presteren=f"    indicator i {{\n      streefwaarde: {separated(n, '@ op 2030')}\n    }}\n"),
    "waarden onder elkaar": lambda n: opgave("", head="  trefwoorden:\n" + separated(n, '    "w@"', ",\n") + "\n"),
    # Many findings, of one cause each.
    "onbekende velden": in_opgave("  kleurtje-@: 5\n"),
    "bijna goede namen": in_presteren("    inspanning bouwen-@ {\n      draagt-bij-aan: bouwem-@\n    }\n"),
    "bijna goede woorden": in_presteren("    inspanning bouwen-@ {\n      werkwijze: projekt\n    }\n"),
    "dubbele namen": in_presteren("    doel groei\n"),
    "lege teksten": in_kenmerken('    partij p@ ""\n'),
    "tekens die nergens passen": in_opgave("  ] ?\n"),
    "woorden die nergens passen": in_opgave("  @ dat was er ook nog\n"),
    "haken te veel": in_file("}\n"),
    "haken te weinig": in_file("opgave {\n"),
    "open teksten": in_opgave('  trefwoorden: "open\n'),
    "conflicten": in_opgave('<<<<<<< a\n  trefwoorden: "a"\n=======\n  trefwoorden: "b"\n>>>>>>> b\n'),
    "genegeerd": in_opgave("  # negeer OPG202: later\n  kleurtje-@: 5\n"),
    # Forms of text.
    "één lange regel": lambda n: "opgave wonen { presteren { " + separated(n, "doel d@ { }", " ") + " } }\n",
    "teksten op een regel": lambda n: "opgave wonen { " + separated(n, 'antwoord: "A @"', " ") + " }\n",
    "een lange tekst": lambda n: opgave("", head='  antwoord: "' + separated(n, "woord@", " ") + '"\n'),
    "een lang tekstblok": lambda n: opgave("", head='  antwoord: """\n' + lines(n, "    woord @ en nog wat\n") + '    """\n'),
    "opmerkingen": in_opgave("  # opmerking @\n"),
    "opmerkingen op regels": in_opgave('  trefwoorden: "a"  # opmerking @\n'),
    "lege regels": in_opgave("\n"),
    "CRLF": lambda n: opgave("", presteren=lines(n, '    doel d@ "Doel @"\n')).replace("\n", "\r\n"),
    "slecht opgemaakt": in_presteren('doel   d@   "Doel @"{\n}\n'),
    "eigen velden": lambda n: opgave("  eigen {\n" + lines(n, "    veld-@: 5\n") + "  }\n"),
    "markeringen in teksten": in_kenmerken('    partij p@ "*_`[<@" {\n      mening: "Zie [x](http://y) en `z`."\n    }\n'),
}


class Server:
    def __init__(self, binary, folder):
        self.process = subprocess.Popen([binary], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.number = 0
        self.tasks = Path(f"/proc/{self.process.pid}/task")
        text = {name: {} for name in ("codeLens", "inlayHint", "documentLink", "foldingRange", "completion")}
        text["documentSymbol"] = {"hierarchicalDocumentSymbolSupport": True}
        text["codeAction"] = {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}},
                              "resolveSupport": {"properties": ["edit"]}, "dataSupport": True}
        text["semanticTokens"] = {"requests": {"full": {"delta": True}, "range": True}, "tokenTypes": [], "tokenModifiers": [],
                                  "formats": ["relative"]}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {
            "textDocument": text | {"diagnostic": {}}, "general": {"positionEncodings": ["utf-8"]}}})
        self.tell("initialized", {})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method, parameters): self.send({"method": method, "params": parameters})

    def ask(self, method, parameters):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": parameters})
        while True:
            length = 0
            while (header := self.process.stdout.readline().strip()):
                if header.lower().startswith(b"content-length"): length = int(header.split(b":")[1])
            if not length: raise SystemExit(f"the server ended at {method}")
            body = self.process.stdout.read(length)
            # What the server asks comes with a method; the answer to this has its number near the front or the end.
            message = json.loads(body)
            if "method" in message:
                if "id" in message: self.send({"id": message["id"], "result": None})
            elif message.get("id") == self.number: return message.get("result")

    def work(self):
        """Seconds of all cores so far."""
        total = 0
        for task in self.tasks.iterdir():
            # One may end between the look at which there are and the look at it.
            with contextlib.suppress(OSError): total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9

    def end(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.stdin.close()
        self.process.wait()


REQUESTS = ["diagnostic", "hover", "completion", "definition", "references", "documentHighlight", "documentSymbol", "codeAction",
            "codeLens", "inlayHint", "documentLink", "foldingRange", "selectionRange", "semanticTokens/full",
            "semanticTokens/range", "prepareRename", "rename", "formatting", "rangeFormatting", "linkedEditingRange",
            "prepareCallHierarchy", "signatureHelp", "documentColor"]


def in_server(binary, folder, path):
    """What opening costs, a key in the middle with the findings after it, and each request there."""
    text = path.read_bytes().decode()
    server, times, uri = Server(binary, folder), {}, path.as_uri()
    document = {"textDocument": {"uri": uri}}

    def timed(name, work):
        start = server.work()
        work()
        times[name] = min(times.get(name, 1e9), server.work() - start)

    def opened():
        server.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "opgave", "version": 1, "text": text}})
        server.ask("textDocument/diagnostic", document)

    timed("open", opened)
    rows = text.split("\n")
    middle = len(rows) // 2
    # Just behind a word in the middle of the middle line.
    row = rows[middle]
    column = len(row) // 2
    while column > 0 and not row[column - 1].isalnum(): column -= 1
    place = {"line": middle, "character": len(row[:column].encode())}
    after = {"line": middle, "character": place["character"] + 1}
    for turn in range(3):
        def key():
            edit = {"range": {"start": place, "end": place}, "text": "x"} if turn % 2 == 0 else \
                   {"range": {"start": place, "end": after}, "text": ""}
            server.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": turn + 2}, "contentChanges": [edit]})
            server.ask("textDocument/diagnostic", document)
        timed("key", key)
    more = {"references": {"context": {"includeDeclaration": True}}, "rename": {"newName": "anders"},
            "codeAction": {"context": {"diagnostics": []}}, "formatting": {"options": {"tabSize": 2, "insertSpaces": True}},
            "rangeFormatting": {"options": {"tabSize": 2, "insertSpaces": True}}, "selectionRange": {"positions": [place]}}
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": len(rows), "character": 0}}
    for request in REQUESTS:
        span = {"start": place, "end": place} if request == "codeAction" else whole
        parameters = document | {"position": place, "range": span} | more.get(request, {})
        for _ in range(2): timed(request, lambda: server.ask("textDocument/" + request, parameters))
    timed("codeAction of all", lambda: server.ask("textDocument/codeAction", document | {"range": whole, "context": {"diagnostics": []}}))
    timed("workspace/symbol", lambda: server.ask("workspace/symbol", {"query": "won"}))
    timed("workspace/diagnostic", lambda: server.ask("workspace/diagnostic", {"previousResultIds": []}))
    server.end()
    return times


def as_commands(bins, folder, path):
    """What each command costs, as a process."""
    times = {}
    text = path.read_bytes()

    def timed(name, *command):
        for _ in range(2):
            path.write_bytes(text)
            process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            code = os.waitstatus_to_exitcode(status)
            times[name] = min(times.get(name, 1e9), usage.ru_utime + usage.ru_stime)
            if code not in (0, 1):
                times[name + f" (exit {code})"] = times.pop(name)
                break

    for form in ("text", "short", "json", "sarif", "github", "gitlab", "junit"):
        timed("check " + form, f"{bins}/opgave", "check", "--format", form, ".")
    timed("check --fix", f"{bins}/opgave", "check", "--fix", ".")
    timed("check --unsafe-fixes", f"{bins}/opgave", "check", "--unsafe-fixes", ".")
    timed("check --fix --diff", f"{bins}/opgave", "check", "--fix", "--diff", ".")
    timed("check --write-baseline", f"{bins}/opgave", "check", "--write-baseline", "baseline.json", ".")
    timed("format", f"{bins}/opgave-format", ".")
    timed("format --diff", f"{bins}/opgave-format", "--diff", ".")
    timed("stats", f"{bins}/opgave", "stats", ".")
    timed("export json", f"{bins}/opgave", "export", "json", ".")
    timed("export csv", f"{bins}/opgave", "export", "csv", ".")
    timed("advise", f"{bins}/opgave", "advise", "wonen")
    path.write_bytes(text)
    return times


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bins")
    parser.add_argument("--count", type=int, default=25_000)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    bins = os.path.abspath(options.bins)
    rows = above = 0
    for name, shape in SHAPES.items():
        if options.only not in name: continue
        results = []
        for factor in (1, 2, 4):
            folder = Path(tempfile.mkdtemp(prefix="growth-"))
            (folder / "organisatie.opgave").write_text(ORGANISATION)
            path = folder / "wonen.opgave"
            path.write_bytes(shape(options.count * factor).encode())
            results.append(as_commands(bins, folder, path) | in_server(f"{bins}/opgave-lsp", folder, path))
            shutil.rmtree(folder)
        for what in results[0]:
            times = [result.get(what, float("nan")) for result in results]
            ratios = [later / max(earlier, 1e-6) for earlier, later in zip(times, times[1:])]
            rows += 1
            is_above = times[2] > NOISE and ratios[1] > LIMIT
            above += is_above
            mark = "  <<<" if is_above else ""
            shown = "  ".join(f"{value * 1000:9.1f}" for value in times)
            print(f"{name:26} {what:26} {shown} ms  ×{ratios[0]:.2f} ×{ratios[1]:.2f}{mark}", flush=True)
    print(f"{rows} rows, {above} above ×{LIMIT}")
    return above > 0


if __name__ == "__main__": sys.exit(main())
