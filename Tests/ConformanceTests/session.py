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


capabilities = {"general": {"positionEncodings": ["utf-8"]}}
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
request(5, "shutdown", None)
send({"method": "exit"})
assert process.wait(5) == 0, process.returncode
print("session: as it should be")
