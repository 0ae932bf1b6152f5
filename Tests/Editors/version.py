"""Stands between a client and opgave-lsp and lets the server say that it is of another version."""

import re
import subprocess
import sys
import threading

from lsp import read_message, write_message

server = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def forward():
    while (chunk := sys.stdin.buffer.read1(65536)):
        server.stdin.write(chunk)
        server.stdin.flush()
    server.stdin.close()


threading.Thread(target=forward, daemon=True).start()
while (body := read_message(server.stdout)) is not None:
    body = re.sub(rb'("serverInfo":\{"name":"opgave-lsp","version":")[^"]*', rb"\g<1>" + sys.argv[2].encode(), body)
    write_message(sys.stdout.buffer, body)
sys.exit(server.wait())
