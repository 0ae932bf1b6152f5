#!/usr/bin/env python3
"""Makes the pictures of the manual from the real thing: `opgave check` and editors, each in a terminal, drawn as SVG, and pages in a
browser.

    pictures.py FOLDER-WITH-EXECUTABLES [--lab FOLDER]

They come in editors/pictures. Run it when what they show has changed, and look at them.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lab import Lab, Missing, project
from run import Run
from screen import Screen

target = project / "editors/pictures"
# No font from elsewhere: a picture shows the same without a network.
FORMAT = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: ui-sans-serif, "DejaVu Sans", sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def plain_underlines(sequence):
    """Without the form and colour of an underline, which the library takes for something else."""
    kept = re.sub(r";?58[:;]2[:;]{1,2}\d+[:;]\d+[:;]\d+|;?58[:;]5[:;]\d+", "", sequence[1]).strip(";")
    kept = re.sub(r"\b4:[1-5]\b", "4", kept)
    return f"\x1b[{kept}m" if kept else ""


def draw(name, title, screen, width):
    """Writes a picture of a screen with its colours."""
    from rich.console import Console
    from rich.terminal_theme import TerminalTheme
    from rich.text import Text

    theme = TerminalTheme((24, 24, 30), (224, 226, 234),
                          [(24, 24, 30), (255, 110, 110), (130, 210, 130), (250, 210, 110), (130, 170, 255), (220, 150, 240), (110, 215, 220), (210, 212, 220)],
                          [(110, 112, 125), (255, 140, 140), (160, 230, 160), (255, 225, 140), (160, 195, 255), (235, 180, 250), (150, 235, 240), (255, 255, 255)])
    with open(os.devnull, "w") as nowhere:
        console = Console(record=True, width=width, file=nowhere, force_terminal=True, color_system="truecolor")
        screen = re.sub(r"\x1b\[([0-9;:]+)m", plain_underlines, screen)
        for line in screen.rstrip("\n").split("\n"):
            console.print(Text.from_ansi(line), no_wrap=True, crop=True, overflow="crop")
        text = console.export_svg(title=title, theme=theme, code_format=FORMAT, unique_id=f"opgave-{name}")
    target.mkdir(exist_ok=True)
    (target / f"{name}.svg").write_text(re.sub(r"[ \t]+\n", "\n", text))
    print(target / f"{name}.svg")


def check(run):
    """The first findings of a repository with mistakes in it."""
    result = subprocess.run([run.program("opgave"), "check", "--color", "always", "grammar/met-fouten"], cwd=project, capture_output=True,
                            text=True, env={**os.environ, "COLUMNS": "118"})
    blocks = result.stdout.split("\n\n")
    chosen = [block for block in blocks if any(code in block for code in ("OPG514", "OPG611", "OPG302"))][:3]
    draw("check", "opgave check grammar/met-fouten", "\n\n".join([*chosen, blocks[-1]]), 118)


def neovim(run, folder):
    home = run.neovim_home("pictures-neovim")
    begin = home / "init.lua"
    begin.write_text("vim.o.termguicolors, vim.o.number, vim.o.swapfile = true, true, false\n"
                     "vim.lsp.handlers['textDocument/hover'] = vim.lsp.with(vim.lsp.handlers.hover, { border = 'rounded', max_width = 70 })\n"
                     # Where no parser of Markdown comes along.
                     "vim.treesitter.start = function(buffer) vim.bo[buffer or 0].syntax = 'markdown' end\n")
    # In two parts: what is unpacked and has a loader of its own cannot start itself a second time.
    socket, command = str(home / "socket"), run.lab.neovim()
    inside = subprocess.Popen([*command, "--headless", "--listen", socket, "-u", str(begin), "wateroverlast.opgave"],
                              env={**run.environment(home), "COLORTERM": "truecolor"}, cwd=folder)
    while not Path(socket).exists():
        time.sleep(0.05)
    outside = [*command, "--server", socket, "--remote-ui"]
    with Screen(run.lab.installed("tmux", "tmux"), outside, run.environment(home), folder, 116, 30) as screen:
        screen.shows("opgavemanager is altijd", 10)
        screen.type("17Gzt")
        screen.type("22G8l")
        screen.type("K")
        screen.shows("╭", 5)
        time.sleep(0.5)
        draw("neovim", "Neovim", screen.colours(), 116)
        screen.type(":qa!")
        screen.keys("Enter")
    inside.wait(5)


def helix(run, folder):
    home = run.helix_home("pictures-helix", 'theme = "onedark"\n[editor]\nend-of-line-diagnostics = "hint"\n')
    command = [*run.lab.helix(), "wateroverlast.opgave"]
    with Screen(run.lab.installed("tmux", "tmux"), command, run.environment(home), folder, 116, 30) as screen:
        screen.shows("opgavemanager", 10)
        time.sleep(0.5)
        screen.keys("Escape")
        screen.type(":goto 41")
        screen.keys("Enter", "z", "t", "k", "k")
        screen.type(":goto 44")
        screen.keys("Enter", "g", "s")
        screen.keys("Space", "k")
        time.sleep(1)
        draw("helix", "Helix", screen.colours(), 116)


def emacs(run, folder):
    home = run.emacs_home("pictures-emacs", """
(load-theme 'modus-vivendi t)
(setq inhibit-startup-screen t flymake-show-diagnostics-at-end-of-line t eldoc-echo-area-use-multiline-p 8
      max-mini-window-height 8 eglot-ignored-server-capabilities '(:signatureHelpProvider))
(setq-default truncate-lines t)
(menu-bar-mode -1) (global-display-line-numbers-mode 1)
(add-hook 'opgave-mode-hook #'eglot-ensure)
""")
    command, places = run.lab.emacs()
    with Screen(run.lab.installed("tmux", "tmux"), [*command, "-nw", "wateroverlast.opgave"], {**run.environment(home), **places}, folder,
                116, 30) as screen:
        screen.shows("opgavemanager is altijd", 15)
        screen.keys("M-g", "M-g")
        screen.type("22")
        screen.keys("Enter", "C-l", "C-l", "M-m", "C-f", "C-f")
        screen.shows("Altijd regisseur", 5)
        time.sleep(0.5)
        draw("emacs", "Emacs", screen.colours(), 116)


def site(run, folder):
    """The first page and that of an opgave, as a browser shows them."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium: raise Missing("chromium")
    subprocess.run([run.programs / "opgave", "report", project / "grammar/voorbeelden", "--output", folder / "verslag"], check=True,
                   stdout=subprocess.DEVNULL)
    for name, page, height in (("overzicht", "index.html", 1180), ("opgave", "opgave/merwestad/energietransitie.html", 1180)):
        subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size=1280,{height}",
                        f"--screenshot={target / f'verslag-{name}.png'}", (folder / "verslag" / page).as_uri()], check=True, capture_output=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("programs")
    arguments.add_argument("--lab", default=str(project / ".build/editors"))
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="opgave-pictures-") as folder:
        run = Run(given.programs, Lab(given.lab), folder)
        repository = Path(folder) / "met-fouten"
        shutil.copytree(project / "grammar/met-fouten", repository)
        check(run)
        for step, place in ((site, Path(folder)), (neovim, repository), (helix, repository), (emacs, repository)):
            try:
                step(run, place)
            except Missing as missing:
                print(f"skipped: {missing}", file=sys.stderr)


if __name__ == "__main__":
    main()
