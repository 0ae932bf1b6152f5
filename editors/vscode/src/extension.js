// Starts opgave-lsp for .opgave files, says what to do when that fails, and adds commands and a status item.
"use strict";

const fs = require("fs");
const path = require("path");
const vscode = require("vscode");
const { CloseAction, ErrorAction, LanguageClient, State, TransportKind } = require("vscode-languageclient/node");

const version = require("../package.json").version;
const scheme = "opgave";

let client;
let output;
let status;
/** What was said already: each of it is said once. */
const told = new Set();
/** When the server ended by itself, and whether it ever ran: one that never does is not tried again by itself. */
let ends = [];
let hasRun = false;

// MARK: Finding the server

function executable(name) {
  return process.platform === "win32" ? `${name}.exe` : name;
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The program that a setting names, that comes with the extension, or that stands on the PATH; undefined where there is none. */
function find(name, setting, context) {
  const stated = vscode.workspace.getConfiguration("opgave").get(setting);
  if (stated) return isExecutable(stated) ? stated : undefined;
  const bundled = context.asAbsolutePath(path.join("server", executable(name)));
  if (isExecutable(bundled)) return bundled;
  for (const folder of (process.env.PATH || "").split(path.delimiter)) {
    if (!folder) continue;
    const file = path.join(folder, executable(name));
    if (isExecutable(file)) return file;
  }
  return undefined;
}

/** Says something once, with what can be done about it. */
async function tell(key, show, message, actions) {
  output.appendLine(message);
  if (told.has(key)) return;
  told.add(key);
  const chosen = await show(message, ...Object.keys(actions));
  if (chosen) await actions[chosen]();
}

const openSettings = () => vscode.commands.executeCommand("workbench.action.openSettings", "opgave.server");
const openLog = () => output.show();

function tellMissing() {
  const stated = vscode.workspace.getConfiguration("opgave").get("server.pad");
  const where = stated
    ? `‘${stated}’ (instelling opgave.server.pad) is geen programma.`
    : "‘opgave-lsp’ is niet gevonden: niet bij de uitbreiding en niet op uw PATH.";
  setStatus("error", "niet gevonden");
  return tell("missing", vscode.window.showErrorMessage, `${where} U ziet nu alleen kleuren. Wijs het aan in de instellingen.`, {
    "Open de instelling": openSettings,
  });
}

/** A server of another generation may not know what this extension asks. */
function checkVersion(info) {
  const numbers = (text) => (/^(\d+)\.(\d+)/.exec(text || "") || []).slice(1).map(Number);
  const [own, other] = [numbers(version), numbers(info && info.version)];
  if (other.length < 2) return;
  const order = other[0] - own[0] || (own[0] === 0 ? other[1] - own[1] : 0);
  if (order === 0) return;
  const [word, remedy] = order < 0 ? ["ouder", "Werk opgave-lsp bij."] : ["nieuwer", "Werk de uitbreiding bij."];
  tell("version", vscode.window.showWarningMessage,
    `opgave-lsp ${info.version} is ${word} dan deze uitbreiding (${version}). ${remedy}`, { "Open de instelling": openSettings });
}

// MARK: Status

function setStatus(kind, detail) {
  if (!status) return;
  const severity = vscode.LanguageStatusSeverity;
  status.text = kind === "error" ? "$(error) Opgave" : "Opgave";
  status.detail = detail;
  status.busy = kind === "busy";
  status.severity = kind === "error" ? severity.Error : severity.Information;
  status.command = kind === "error"
    ? { title: "Start opnieuw", command: "opgave.editor.herstart" } : { title: "Logboek", command: "opgave.editor.logboek" };
}

// MARK: The client

/** Says to the server that its pages (opgave:regel/…) can be shown here. */
const pages = {
  fillClientCapabilities(capabilities) {
    capabilities.workspace = capabilities.workspace || {};
    capabilities.workspace.textDocumentContent = { dynamicRegistration: false };
  },
  initialize() {},
  getState: () => ({ kind: "static" }),
  clear() {},
  dispose() {},
};

/** Pages that are to be asked for anew: an editor keeps what it has open. */
const changedPages = new vscode.EventEmitter();

/** Shows a page of the server as Markdown is shown. */
async function showPage(uri) {
  changedPages.fire(uri);
  try {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  } catch {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }
}

const middleware = {
  async executeCommand(command, parameters, next) {
    if (command === "opgave.toonVerwijzingen") {
      const [uri, position, places] = parameters;
      const convert = client.protocol2CodeConverter;
      return vscode.commands.executeCommand("editor.action.showReferences", vscode.Uri.parse(uri),
        convert.asPosition(position), places.map((place) => convert.asLocation(place)));
    }
    return next(command, parameters);
  },
  window: {
    // The server shows its pages as documents; people read them better laid out.
    async showDocument(parameters, next) {
      const uri = vscode.Uri.parse(parameters.uri);
      if (uri.scheme !== scheme) return next(parameters, new vscode.CancellationTokenSource().token);
      await showPage(uri);
      return { success: true };
    },
  },
};

const errorHandler = {
  error: (_error, _message, count) => ({ action: count && count > 3 ? ErrorAction.Shutdown : ErrorAction.Continue, handled: true }),
  closed() {
    if (!hasRun) return { action: CloseAction.DoNotRestart, handled: true };
    const now = Date.now();
    ends = ends.filter((moment) => now - moment < 180_000).concat(now);
    if (ends.length <= 4) {
      setStatus("busy", "begint opnieuw");
      return { action: CloseAction.Restart, handled: true };
    }
    setStatus("error", "valt telkens uit");
    tell("dead", vscode.window.showErrorMessage,
      "opgave-lsp is in drie minuten vijf keer uitgevallen en wordt niet meer gestart. Het logboek zegt waarom.",
      { "Toon het logboek": openLog, "Probeer opnieuw": restart });
    return { action: CloseAction.DoNotRestart, handled: true };
  },
};

let context;

async function start() {
  // A folder that is not trusted may not choose a program.
  if (vscode.workspace.isTrusted === false) return setStatus("error", "deze map wordt niet vertrouwd");
  const command = find("opgave-lsp", "server.pad", context);
  if (!command) return tellMissing();
  setStatus("busy", "begint");
  const run = { command, transport: TransportKind.stdio };
  client = new LanguageClient("opgave", "Opgave", { run, debug: run }, {
    documentSelector: [{ language: "opgave", scheme: "file" }, { language: "opgave", scheme: "untitled" }],
    initializationOptions: { opgave: settings() },
    outputChannel: output,
    middleware,
    errorHandler,
    initializationFailedHandler: () => false,
  });
  // What goes wrong is told once and in our words; the client's own go to the log.
  client.error = (text, data) => output.appendLine(`${text} ${data && data.message ? data.message : ""}`);
  client.registerFeature(pages);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) {
      hasRun = true;
      setStatus("ok", "draait");
      checkVersion(client.initializeResult && client.initializeResult.serverInfo);
    }
  });
  try {
    await client.start();
  } catch (error) {
    setStatus("error", "start niet");
    tell("start", vscode.window.showErrorMessage, `opgave-lsp start niet: ${error.message || error}`,
      { "Toon het logboek": openLog, "Open de instelling": openSettings, "Probeer opnieuw": restart });
  }
  return client;
}

/** What is set for the server; empty means not set. */
function settings() {
  const stated = vscode.workspace.getConfiguration("opgave");
  const taken = {};
  for (const name of ["taal", "peildatum", "opmaakBijOpslaan", "inlayHints", "vergelijkMet", "trace"]) {
    const value = stated.get(name);
    if (value !== undefined && value !== null && value !== "") taken[name] = value;
  }
  return taken;
}

async function stop() {
  const old = client;
  client = undefined;
  if (old && old.needsStop()) await old.stop();
}

async function restart() {
  [ends, hasRun] = [[], false];
  told.clear();
  await stop();
  await start();
}

// MARK: Commands

/** The name of the opgave in which the cursor stands. */
function opgaveAt(editor) {
  for (let line = editor.selection ? editor.selection.active.line : 0; line >= 0; line--) {
    const found = /^opgave\s+([^\s"{]+)/.exec(editor.document.lineAt(line).text);
    if (found) return found[1];
  }
  // Above the first opgave that one is meant.
  const first = /^opgave\s+([^\s"{]+)/m.exec(editor.document.getText());
  return first && first[1];
}

function isRunning() {
  if (client && client.isRunning()) return true;
  vscode.window.showWarningMessage("opgave-lsp draait niet.", "Start opnieuw").then((chosen) => chosen && restart());
  return false;
}

/** Lets the server make a text and shows it; `name` of the opgave, or asks for it. */
async function page(command, given) {
  const editor = vscode.window.activeTextEditor;
  const name = typeof given === "string" ? given : editor && opgaveAt(editor);
  if (!name) return vscode.window.showInformationMessage("Zet de cursor in een opgave.");
  if (!isRunning()) return undefined;
  try {
    return await client.sendRequest("workspace/executeCommand", {
      command, arguments: [editor ? editor.document.uri.toString() : "", name],
    });
  } catch (error) {
    return vscode.window.showWarningMessage(error.message);
  }
}

/** Has the pages of the repository made, and shown in a browser: that of the opgave at the cursor, else the first. */
async function site(given) {
  if (!isRunning()) return undefined;
  const editor = vscode.window.activeTextEditor;
  const isOpgave = editor && editor.document.languageId === "opgave";
  const name = typeof given === "string" ? given : isOpgave && opgaveAt(editor);
  try {
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: "Verslag maken" },
      () => client.sendRequest("workspace/executeCommand", {
        command: "opgave.maakVerslag", arguments: name ? [editor ? editor.document.uri.toString() : "", name] : [],
      }));
  } catch (error) {
    return vscode.window.showWarningMessage(error.message);
  }
}

async function newOpgave(folder) {
  if (!isRunning()) return;
  const folders = vscode.workspace.workspaceFolders || [];
  const editor = vscode.window.activeTextEditor;
  const place = folder && folder.fsPath ? folder
    : editor && editor.document.uri.scheme === "file" ? vscode.Uri.file(path.dirname(editor.document.uri.fsPath))
    : folders[0] && folders[0].uri;
  if (!place) return vscode.window.showInformationMessage("Open eerst een map.");
  const name = await vscode.window.showInputBox({
    title: "Nieuwe opgave", prompt: `In ${vscode.workspace.asRelativePath(place)}`, placeHolder: "koele-wijken",
    validateInput: (text) => (/^\p{L}/u.test(text.trim()) ? undefined : "Begin met een letter: koele-wijken"),
  });
  if (!name) return;
  try {
    const made = await client.sendRequest("workspace/executeCommand", {
      command: "opgave.nieuw", arguments: [place.toString(), name],
    });
    // The server asks for the file and answers at once; the editor makes it meanwhile.
    const uri = vscode.Uri.parse(made);
    for (let turn = 0; turn < 40 && !fs.existsSync(uri.fsPath); turn++) await new Promise((done) => setTimeout(done, 50));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  } catch (error) {
    vscode.window.showWarningMessage(error.message);
  }
}

/** Runs `opgave check` as a task, so that what it finds stands among the problems. */
async function check() {
  const folder = (vscode.workspace.workspaceFolders || [])[0];
  if (!folder) return vscode.window.showInformationMessage("Open eerst een map.");
  let program = vscode.workspace.getConfiguration("opgave").get("opdracht.pad");
  const server = find("opgave-lsp", "server.pad", context);
  const beside = server && path.join(path.dirname(server), executable("opgave"));
  if (!program) program = beside && isExecutable(beside) ? beside : find("opgave", "opdracht.pad", context);
  if (!program || !isExecutable(program)) {
    return vscode.window.showErrorMessage("‘opgave’ is niet gevonden. Wijs het aan met de instelling opgave.opdracht.pad.");
  }
  const task = new vscode.Task({ type: "process", task: "controle" }, folder, "controle", "opgave",
    new vscode.ProcessExecution(program, ["check", "--format", "short"], { cwd: folder.uri.fsPath }),
    ["$opgave-fout", "$opgave-waarschuwing", "$opgave-info"]);
  return vscode.tasks.executeTask(task);
}

async function table() {
  if (!isRunning()) return;
  const text = await client.sendRequest("workspace/executeCommand", { command: "opgave.exporteer", arguments: [] });
  const document = await vscode.workspace.openTextDocument({ language: "csv", content: text });
  await vscode.window.showTextDocument(document);
}

// MARK: Beginning and end

async function activate(given) {
  context = given;
  output = vscode.window.createOutputChannel("Opgave");
  status = vscode.languages.createLanguageStatusItem("opgave", { language: "opgave" });
  status.name = "Opgave";
  context.subscriptions.push(output, status);

  const commands = {
    opmaken: () => vscode.commands.executeCommand("editor.action.formatDocument"),
    controleren: check,
    advies: (name) => page("opgave.adviesWerkwijze", name),
    rapport: (name) => page("opgave.toonRapport", name),
    veranderd: (name) => page("opgave.watVeranderde", name),
    verslag: site,
    nieuw: newOpgave,
    tabel: table,
    herstart: restart,
    logboek: openLog,
  };
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(`opgave.editor.${name}`, run));
  }
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changedPages.event,
      async provideTextDocumentContent(uri) {
        if (!client || !client.isRunning()) return "opgave-lsp draait niet.";
        const made = await client.sendRequest("workspace/textDocumentContent", { uri: uri.toString(true) });
        return made.text;
      },
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("opgave.server.pad")) restart();
    }),
    { dispose: stop },
  );
  context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(() => start()));
  return start();
}

function deactivate() {
  return stop();
}

module.exports = { activate, deactivate };
