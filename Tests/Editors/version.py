"""Stands between a client and opgave-lsp and lets the server say that it is of another version."""

import re
import subprocess
import sys
import threading

server = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def forward():
    while (chunk := sys.stdin.buffer.read1(65536)):
        server.stdin.write(chunk)
        server.stdin.flush()
    server.stdin.close()


threading.Thread(target=forward, daemon=True).start()
while (line := server.stdout.readline()):
    length = int(line.split(b":")[1])
    server.stdout.readline()
    body = server.stdout.read(length)
    body = re.sub(rb'("serverInfo":\{"name":"opgave-lsp","version":")[^"]*', rb"\g<1>" + sys.argv[2].encode(), body)
    sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    sys.stdout.buffer.flush()
sys.exit(server.wait())
