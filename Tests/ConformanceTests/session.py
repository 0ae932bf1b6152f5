#!/usr/bin/env python3
"""A session with the real language server over its streams: session.py SERVER FOLDER

Starts the server in a folder with known mistakes, waits until it has told them, opens a file, asks, formats, ends, and
checks what came back. Exit code 0 when all is as it should be.
"""
import json
import pathlib
import subprocess
import sys
import time

server, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
process = subprocess.Popen([server], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
published, answers = {}, {}


def send(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    process.stdin.flush()


def receive():
    length = None
    while (line := process.stdout.readline()) not in (b"\r\n", b""):
        name, value = line.split(b":", 1)
        if name.lower() == b"content-length":
            length = int(value)
    message = json.loads(process.stdout.read(length))
    if message.get("method") == "textDocument/publishDiagnostics":
        published[message["params"]["uri"]] = message["params"]["diagnostics"]
    elif "id" in message and "method" not in message:
        answers[message["id"]] = message
    return message


def wait(done):
    end = time.monotonic() + 20
    while not done():
        assert time.monotonic() < end, "the server does not answer"
        receive()


def request(number, method, params):
    send({"id": number, "method": method, "params": params})
    wait(lambda: number in answers)
    assert "error" not in answers[number], answers[number]
    return answers[number]["result"]


capabilities = {
    "general": {"positionEncodings": ["utf-8"]},
    "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}},
}
result = request(1, "initialize", {"rootUri": folder.as_uri(), "capabilities": capabilities})
assert result["capabilities"]["positionEncoding"] == "utf-8", result
send({"method": "initialized", "params": {}})
path = folder / "wateroverlast.opgave"
uri = path.as_uri()
wait(lambda: uri in published)
codes = {diagnostic["code"] for diagnostic in published[uri]}
assert {"OPG514", "OPG302", "OPG111"} <= codes, codes

text = path.read_text()
send({"method": "textDocument/didOpen", "params": {"textDocument": {"uri": uri, "languageId": "opgave", "version": 1, "text": text}}})
lines = text.split("\n")
line = next(number for number, text in enumerate(lines) if "sturen {" in text)
position = {"textDocument": {"uri": uri}, "position": {"line": line, "character": 3}}
assert "sturingsdriehoek" in request(2, "textDocument/hover", position)["contents"]["value"]
position["position"] = {"line": line + 1, "character": 35}
target = request(3, "textDocument/definition", position)
assert target["uri"].endswith("organisatie.opgave"), target
assert isinstance(request(4, "textDocument/formatting", {"textDocument": {"uri": uri}, "options": {}}), list)

# A functie that is used elsewhere: where, under another name, and as a symbol.
named = [where["uri"] for where in request(5, "textDocument/references", {**position, "context": {"includeDeclaration": True}})]
assert uri in named and any(where.endswith("organisatie.opgave") for where in named), named
edit = request(6, "textDocument/rename", {**position, "newName": "opgavemanager-droog"})
assert len(edit["changes"]) == 2, edit
symbols = request(7, "workspace/symbol", {"query": "wateroverl"})
assert symbols[0]["name"] == "wateroverlast", symbols
actions = request(8, "textDocument/codeAction", {
    "textDocument": {"uri": uri}, "range": {"start": {"line": 0, "character": 0}, "end": {"line": len(lines), "character": 0}},
    "context": {"diagnostics": published[uri]}})
assert any(action["kind"] == "quickfix" and action["edit"] for action in actions), actions
assert len(request(9, "textDocument/semanticTokens/full", {"textDocument": {"uri": uri}})["data"]) % 5 == 0

# What is no message ends nothing, and what nobody waits for is answered as such.
process.stdin.write(b"Content-Length: x\r\n\r\n{}Content-Length: 3\r\n\r\n{]}")
process.stdin.flush()
send({"id": 10, "method": "workspace/symbol", "params": {"query": ""}})
send({"method": "$/cancelRequest", "params": {"id": 10}})
wait(lambda: 10 in answers)
assert request(11, "textDocument/hover", position)["contents"]

# A key, and an answer that already knows of it.
send({"method": "textDocument/didChange", "params": {
    "textDocument": {"uri": uri, "version": 2},
    "contentChanges": [{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "# erboven\n"}]}})
first = request(12, "textDocument/documentSymbol", {"textDocument": {"uri": uri}})[0]
assert first["location"]["range"]["start"]["line"] == 2, first

request(13, "shutdown", None)
start = time.monotonic()
send({"method": "exit"})
assert process.wait(5) == 0, process.returncode
assert time.monotonic() - start < 1, "the server is slow to end"
print("session: as it should be")
