"""A client of opgave-lsp for tests: requests over its standard input and output."""

import json
import subprocess


def read_message(stream):
    """The body of the next message; None where the stream has ended."""
    length, line = None, stream.readline()
    while line.strip():
        name, value = line.split(b":", 1)
        if name.lower() == b"content-length":
            length = int(value)
        line = stream.readline()
    return None if length is None else stream.read(length)


def write_message(stream, body):
    stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    stream.flush()


class Client:
    def __init__(self, program, root=None, capabilities=None):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        self.initialized = self.request("initialize", {
            "processId": None, "rootUri": root.as_uri() if root else None, "capabilities": capabilities or {},
        })
        self.notify("initialized", {})

    def send(self, message):
        write_message(self.process.stdin, json.dumps({"jsonrpc": "2.0", **message}).encode())

    def receive(self):
        return json.loads(read_message(self.process.stdout))

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def request(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.number and "method" not in message:
                if "error" in message:
                    raise RuntimeError(message["error"]["message"])
                return message["result"]

    def open(self, file):
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": file.as_uri(), "languageId": "opgave", "version": 1, "text": file.read_text(),
        }})

    def tokens(self, file, text):
        """The semantic tokens of an open file: row, first column and length in characters, type, whether it declares."""
        legend = self.initialized["capabilities"]["semanticTokensProvider"]["legend"]
        declares = 1 << legend["tokenModifiers"].index("declaration")
        data = self.request("textDocument/semanticTokens/full", {"textDocument": {"uri": file.as_uri()}})["data"]
        lines, row, column = text.split("\n"), 0, 0
        for place in range(0, len(data), 5):
            down, right, length, kind, modifiers = data[place:place + 5]
            row, column = row + down, right if down else column + right
            # Columns are units of UTF-16.
            units = lines[row].encode("utf-16-le")
            first = len(units[:2 * column].decode("utf-16-le"))
            count = len(units[2 * column:2 * (column + length)].decode("utf-16-le"))
            yield row, first, count, legend["tokenTypes"][kind], bool(modifiers & declares)

    def end(self):
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(5)
