#!/usr/bin/env python3
"""Makes the extension: one JavaScript file with the language client in it, checked, and packed as a .vsix.

    npm install && python3 build.py opgave.vsix
    python3 build.py --server ../../.build/release --target linux-x64 opgave-linux-x64.vsix

esbuild bundles: that of node_modules, else the one on the PATH. The client is that of node_modules, else what the folder
OPGAVE_VSCODE_CLIENT holds (client/, and its dependencies in modules/). The same files give the same bytes.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

here = Path(__file__).resolve().parent
ENDINGS = {".json": "application/json", ".js": "application/javascript", ".md": "text/markdown", ".png": "image/png",
           ".txt": "text/plain", ".vsixmanifest": "text/xml", ".exe": "application/octet-stream"}
# What is packed; nothing else goes along.
PARTS = ["package.json", "README.md", "CHANGELOG.md", "LICENSE", "icon.png", "language-configuration.json", "syntaxes",
         "snippets", "walkthrough", "pictures", "dist"]


def bundle():
    """Writes dist/extension.js."""
    local = here / "node_modules/.bin/esbuild"
    esbuild = str(local) if local.exists() else shutil.which("esbuild")
    if not esbuild:
        sys.exit("esbuild is missing: npm install, or install it")
    command = [esbuild, str(here / "src/extension.js"), "--bundle", "--platform=node", "--target=node16", "--format=cjs",
               "--external:vscode", "--minify-whitespace", "--legal-comments=none", "--log-level=error",
               f"--outfile={here / 'dist/extension.js'}"]
    environment = dict(os.environ)
    if not (here / "node_modules/vscode-languageclient").exists():
        client = os.environ.get("OPGAVE_VSCODE_CLIENT")
        if not client:
            sys.exit("vscode-languageclient is missing: npm install, or name a folder with OPGAVE_VSCODE_CLIENT")
        command.append(f"--alias:vscode-languageclient/node={Path(client) / 'client/node/main.js'}")
        environment["NODE_PATH"] = str(Path(client) / "modules")
    subprocess.run(command, check=True, env=environment)


def problems():
    """What is wrong with the manifest and the files that it names."""
    found = []
    manifest = json.loads((here / "package.json").read_text())

    def need(holds, text):
        if not holds:
            found.append(text)

    def read(path, what):
        file = here / path
        need(file.is_file(), f"{what}: there is no {path}")
        try:
            return json.loads(file.read_text()) if file.is_file() else {}
        except ValueError as error:
            need(False, f"{what}: {path}: {error}")
            return {}

    for key in ("name", "publisher", "version", "engines", "displayName", "description", "license", "repository", "icon", "main"):
        need(key in manifest, f"package.json has no {key}")
    need(re.fullmatch(r"[a-z0-9][a-z0-9-]*", manifest["name"]), "the name is none")
    need(re.fullmatch(r"\d+\.\d+\.\d+", manifest["version"]), "the version is none")
    need((here / manifest["icon"]).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n", "the icon is no PNG")
    code = (here / "src/extension.js").read_text()
    parts = manifest["contributes"]
    languages = {language["id"] for language in parts["languages"]}
    for language in parts["languages"]:
        need(all(ending.startswith(".") for ending in language["extensions"]), "an ending without a dot")
        read(language["configuration"], "language configuration")
    for grammar in parts["grammars"]:
        need(grammar["language"] in languages, f"grammar of an unknown language {grammar['language']}")
        need(read(grammar["path"], "grammar").get("scopeName") == grammar["scopeName"], "the grammar has another scopeName")
    for snippets in parts["snippets"]:
        read(snippets["path"], "snippets")
    commands = {command["command"] for command in parts["commands"]}
    prefix = "opgave.editor."
    for command in commands:
        need(command.startswith(prefix) and re.search(rf"^\s+{command[len(prefix):]}:", code, re.M), f"{command} does nothing")
    for menu in parts["menus"].values():
        for item in menu:
            need(item["command"] in commands, f"a menu names {item['command']}, which is no command")
    for walkthrough in parts["walkthroughs"]:
        for step in walkthrough["steps"]:
            need((here / step["media"]["markdown"]).is_file(), f"walkthrough {step['id']}: no {step['media']['markdown']}")
            for command in re.findall(r"\(command:(opgave[^)?]*)", step["description"]):
                need(command in commands, f"walkthrough {step['id']} names {command}, which is no command")
    for name in set(re.findall(r'getConfiguration\("opgave"\)\.get\("([^"]+)"\)', code)):
        need(f"opgave.{name}" in parts["configuration"]["properties"], f"the setting opgave.{name} is not described")
    return found


def pack(target_file, target, server):
    manifest = json.loads((here / "package.json").read_text())
    for key in ("dependencies", "devDependencies"):
        manifest.pop(key, None)
    files = {}
    for part in PARTS:
        place = here / part
        for file in [place] if place.is_file() else sorted(place.rglob("*")):
            if file.is_file():
                files["extension/" + file.relative_to(here).as_posix()] = file.read_bytes()
    files["extension/package.json"] = json.dumps(manifest, ensure_ascii=False, indent=2).encode()
    programs = []
    for name in ("opgave-lsp", "opgave") if server else ():
        name += ".exe" if target and target.startswith("win32") else ""
        files[f"extension/server/{name}"] = (Path(server) / name).read_bytes()
        programs.append(f"extension/server/{name}")
    endings = sorted({Path(name).suffix for name in files if Path(name).suffix} | {".vsixmanifest"})
    types = "".join(f'<Default Extension="{e}" ContentType="{ENDINGS.get(e, "application/octet-stream")}"/>' for e in endings)
    bare = "".join(f'<Override PartName="/{name}" ContentType="application/octet-stream"/>' for name in sorted(files) if not Path(name).suffix)
    platform = f" TargetPlatform={quoteattr(target)}" if target else ""
    vsix = f"""<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="nl" Id={quoteattr(manifest["name"])} Version={quoteattr(manifest["version"])} Publisher={quoteattr(manifest["publisher"])}{platform}/>
    <DisplayName>{escape(manifest["displayName"])}</DisplayName>
    <Description xml:space="preserve">{escape(manifest["description"])}</Description>
    <Tags>{escape(",".join(manifest["keywords"] + ["opgave", "__ext_opgave", "snippet"]))}</Tags>
    <Categories>{escape(",".join(manifest["categories"]))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value={quoteattr(manifest["engines"]["vscode"])}/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionDependencies" Value=""/>
      <Property Id="Microsoft.VisualStudio.Services.Links.Source" Value={quoteattr(manifest["repository"]["url"])}/>
    </Properties>
    <License>extension/LICENSE</License>
    <Icon>extension/{manifest["icon"]}</Icon>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Icons.Default" Path="extension/{manifest["icon"]}" Addressable="true"/>
  </Assets>
</PackageManifest>
"""
    head = {"extension.vsixmanifest": vsix.encode(),
            "[Content_Types].xml": f'<?xml version="1.0" encoding="utf-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}{bare}</Types>\n'.encode()}
    temporary = Path(f"{target_file}.new")
    with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in [*head.items(), *sorted(files.items())]:
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (0o755 if name in programs else 0o644) << 16
            archive.writestr(info, data)
    os.replace(temporary, target_file)
    return len(files)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("vsix", help="the file to make")
    arguments.add_argument("--server", help="a folder with opgave-lsp and opgave, to take along")
    arguments.add_argument("--target", help="the platform of those programs, as VS Code names it: linux-x64, darwin-arm64, win32-x64")
    given = arguments.parse_args()
    found = problems()
    if found:
        sys.exit("\n".join(found))
    bundle()
    subprocess.run(["node", "--check", str(here / "dist/extension.js")], check=True)
    count = pack(given.vsix, given.target, given.server)
    print(f"{given.vsix}: {count} files, {os.path.getsize(given.vsix):,} bytes")


if __name__ == "__main__":
    main()
