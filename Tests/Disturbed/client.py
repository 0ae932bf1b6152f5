"""A simple editor that speaks with opgave-lsp."""
import contextlib, json, os, subprocess, threading, time
from pathlib import Path
from repository import NAMES, WORK, scan, text_of


class Client:
    """An editor that has some files open, watches the folder by looking, and notes how long each answer takes."""
    # What ended a server before, not asked again so that the rest is tried too.
    spared = set()

    def __init__(self, bins, root):
        self.process = subprocess.Popen([f"{bins}/opgave-lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=open(WORK / "lsp.log", "ab"))
        self.root, self.lock, self.waiting, self.answers, self.slowest = root, threading.Lock(), {}, {}, (0, "")
        self.number, self.seen, self.open = 0, scan(root), {}
        threading.Thread(target=self.read, daemon=True).start()
        folder = {"uri": root.as_uri(), "name": "torture"}
        refresh = {"refreshSupport": True, "diagnostics": {"refreshSupport": True}, "configuration": True,
                   "didChangeWatchedFiles": {"dynamicRegistration": True, "relativePatternSupport": True}}
        self.ask("initialize", {"processId": os.getpid(), "rootUri": root.as_uri(), "workspaceFolders": [folder],
                 "capabilities": {"workspace": refresh, "general": {"positionEncodings": ["utf-16"]},
                                  "textDocument": {"diagnostic": {"relatedDocumentSupport": True}}}})
        self.tell("initialized", {})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        with self.lock, contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self.process.stdin.flush()

    def tell(self, method, parameters): self.send({"method": method, "params": parameters})

    def post(self, method, parameters):
        self.number += 1
        self.waiting[self.number] = (time.monotonic(), method)
        self.send({"id": self.number, "method": method, "params": parameters})
        return self.number

    def ask(self, method, parameters, timeout=10):
        number, until = self.post(method, parameters), time.monotonic() + timeout
        while number not in self.answers and time.monotonic() < until: time.sleep(0.002)
        return self.answers.pop(number, {})

    def read(self):
        stream = self.process.stdout
        while header := stream.readline():
            stream.readline()
            message = json.loads(stream.read(int(header.split(b":")[1])))
            if "method" in message:
                items = (message.get("params") or {}).get("items", []) if "id" in message else []
                if "id" in message: self.send({"id": message["id"], "result": [None] * len(items) or None})
            elif message["id"] in self.waiting:
                start, method = self.waiting.pop(message["id"])
                if method != "workspace/diagnostic": self.slowest = max(self.slowest, (time.monotonic() - start, method))
                self.answers[message["id"]] = message

    def overdue(self):
        """Requests without an answer for ten seconds; one for the whole workspace may wait for something new."""
        return [method for start, method in list(self.waiting.values())
                if time.monotonic() - start > 10 and method != "workspace/diagnostic"]

    def heir(self, bins):
        """A new client in the place of one whose server ended, with the same files open; and what the old one was asked."""
        asked = next((method for _, method in list(self.waiting.values()) if method != "workspace/diagnostic"), "nothing")
        self.spared.add(asked)
        heir = Client(bins, self.root)
        for path, (_, text) in self.open.items(): heir.show(path, text)
        return heir, asked

    def show(self, path, text):
        # An editor keeps the byte order mark to itself.
        text = text.strip("\ufeff")
        self.open[path] = [1, text]
        self.tell("textDocument/didOpen", {"textDocument": {
            "uri": path.as_uri(), "languageId": "opgave", "version": 1, "text": text}})

    def change(self, path, changes, text):
        # The last that was written in stands last, as it is opened last again.
        self.open[path] = [self.open.pop(path)[0] + 1, text]
        self.tell("textDocument/didChange", {"contentChanges": changes, "textDocument": {
            "uri": path.as_uri(), "version": self.open[path][0]}})

    def tell_disk(self):
        now = scan(self.root)
        kinds = [(path, 1 if path not in self.seen else 3 if path not in now else 2)
                 for path in sorted(now.keys() | self.seen.keys()) if now.get(path) != self.seen.get(path)]
        self.seen = now
        if kinds: self.tell("workspace/didChangeWatchedFiles", {"changes": [
            {"uri": Path(path).as_uri(), "type": kind} for path, kind in kinds]})

    def act(self, rng):
        """One thing that somebody at an editor does."""
        path = rng.choice(list(self.open))
        text, document = self.open[path][1], {"textDocument": {"uri": path.as_uri()}}
        lines = text.split("\n")
        line = rng.randrange(len(lines))
        place = {"line": line, "character": rng.randrange(len(lines[line].rstrip("\r")) + 1)}
        what = rng.randrange(12)
        if what < 3:
            typed = rng.choice(["a", "{", "}", '"', "\n  status: ", "", "# é\n"])
            lines[line] = lines[line][:place["character"]] + typed + lines[line][place["character"]:]
            self.change(path, [{"range": {"start": place, "end": place}, "text": typed}], "\n".join(lines))
        elif what == 3:
            text = text_of(rng).strip("\ufeff")
            self.change(path, [{"text": text}], text)
        elif what == 4:
            self.tell("textDocument/didClose", document)
            del self.open[path]
            fresh = self.root / rng.choice(NAMES)
            self.show(fresh if fresh not in self.open else path, text_of(rng))
        elif what == 5: self.tell_disk()
        else:
            method, more = rng.choice([item for item in [("hover", {}), ("references", {"context": {"includeDeclaration": True}}),
                ("rename", {"newName": "anders"}), ("diagnostic", {}), ("definition", {}), ("completion", {}),
                ("codeAction", {"range": {"start": {"line": 0, "character": 0}, "end": place},
                                "context": {"diagnostics": []}})] if "textDocument/" + item[0] not in self.spared])
            self.post("textDocument/" + method, document | {"position": place} | more)
            if what == 11: self.post("workspace/diagnostic", {"previousResultIds": []})

    def diagnostics(self):
        found = {path.as_uri(): self.ask("textDocument/diagnostic", {"textDocument": {"uri": path.as_uri()}})
                 .get("result", {}).get("items") for path in self.open}
        whole = self.ask("workspace/diagnostic", {"previousResultIds": []}).get("result") or {"items": []}
        found |= {item["uri"]: item["items"] for item in whole["items"]}
        return {uri: sorted(json.dumps(item, sort_keys=True) for item in items or []) for uri, items in found.items()}
