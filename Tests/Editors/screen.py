"""A program in a terminal that nobody looks at: keys go in, the screen can be read, and drawn."""

import subprocess
import tempfile
import time
from pathlib import Path


class Screen:
    """Runs a command in tmux, on a socket of its own."""

    def __init__(self, tmux, command, environment, folder, width=120, height=36):
        self.directory = tempfile.TemporaryDirectory(prefix="opgave-screen-")
        self.tmux = [tmux, "-S", str(Path(self.directory.name) / "socket"), "-f", "/dev/null"]
        self.environment = {**environment, "TERM": "tmux-256color", "COLORTERM": "truecolor"}
        # What tmux starts gets the environment of the server, which is that of its first client.
        subprocess.run([*self.tmux, "new-session", "-d", "-s", "s", "-x", str(width), "-y", str(height), "-c", str(folder),
                        *command], check=True, env=self.environment)
        subprocess.run([*self.tmux, "set-option", "-g", "status", "off"], env=self.environment)
        subprocess.run([*self.tmux, "set-option", "-sa", "terminal-overrides", ",*:Tc"], env=self.environment)
        self.width, self.height = width, height

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([*self.tmux, "kill-server"], capture_output=True)
        self.directory.cleanup()

    def keys(self, *keys):
        """Keys by the names that tmux has for them."""
        for key in keys:
            subprocess.run([*self.tmux, "send-keys", "-t", "s", key], capture_output=True)
            time.sleep(0.04)

    def type(self, text):
        subprocess.run([*self.tmux, "send-keys", "-t", "s", "-l", text], capture_output=True)
        time.sleep(0.05)

    def text(self):
        return subprocess.run([*self.tmux, "capture-pane", "-p", "-t", "s"], capture_output=True, text=True).stdout

    def colours(self):
        """The screen with its colours, as escape sequences."""
        return subprocess.run([*self.tmux, "capture-pane", "-p", "-e", "-t", "s"], capture_output=True, text=True).stdout

    def shows(self, text, seconds=8):
        end = time.monotonic() + seconds
        while text not in self.text():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def ends(self, seconds=5):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if subprocess.run([*self.tmux, "has-session", "-t", "s"], capture_output=True).returncode:
                return True
            time.sleep(0.05)
        return False
