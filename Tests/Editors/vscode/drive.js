// Plays the scenario with the extension as it is packed, Microsoft's language client in it, and a stub of the editor around it.
"use strict";

const fs = require("fs");
const path = require("path");
const Module = require("module");

const resolve = Module._resolveFilename;
Module._resolveFilename = function (id, ...rest) {
  return id === "vscode" ? path.join(__dirname, "stub.js") : resolve.call(this, id, ...rest);
};
const vscode = require("vscode");
const { state } = vscode;
const scenario = JSON.parse(fs.readFileSync(process.env.OPGAVE_SCENARIO, "utf8"));
const extension = require(path.join(process.env.OPGAVE_EXTENSION, "dist/extension.js"));
const seen = {};
const at = ([line, character]) => new vscode.Position(line, character);

async function play() {
  vscode.workspace.workspaceFolders = [{ uri: vscode.Uri.file(scenario.root), name: "verzameling", index: 0 }];
  state.settings = { opgave: { server: { pad: scenario.server || "" }, inlayHints: { titels: true } } };
  vscode.workspace.isTrusted = !scenario.isUntrusted;
  const context = { subscriptions: [], asAbsolutePath: (place) => path.join(process.env.OPGAVE_EXTENSION, place) };
  await extension.activate(context);
  const document = state.open(scenario.file);
  const key = document.uri.toString();
  seen.commands = [...state.commands.keys()];
  if (scenario.wait) {
    await state.until(() => state.messages.length, scenario.wait);
    // Once is once, however many files are opened.
    state.open(scenario.file);
    await new Promise((done) => setTimeout(done, 200));
    Object.assign(seen, { messages: state.messages, status: state.status });
    return;
  }
  const found = () => [...state.diagnostics.entries()].filter(([uri]) => uri.startsWith(key)).flatMap(([, all]) => all);
  await state.until(() => found().length);
  seen.diagnostics = found().map((one) => ({ code: one.code && one.code.value || one.code, message: one.message, page: one.code && one.code.target && one.code.target.toString() }));
  const hover = await state.ask("Hover", "provideHover", document, at(scenario.hover));
  seen.hover = hover && hover.contents.map((content) => content.value || content).join("\n");
  const list = await state.ask("CompletionItem", "provideCompletionItems", document, at(scenario.complete));
  seen.completion = (list && (list.items || list) || []).map((item) => item.label.label || item.label);
  const tokens = await state.ask("DocumentSemanticTokens", "provideDocumentSemanticTokens", document);
  seen.keyword = tokens && tokens.data.length / 5;
  seen.symbols = (await state.ask("DocumentSymbol", "provideDocumentSymbols", document)).map((symbol) => symbol.name);
  seen.lenses = (await state.ask("CodeLens", "provideCodeLenses", document)).length;
  seen.hints = (await state.ask("InlayHints", "provideInlayHints", document, new vscode.Range(0, 0, 9999, 0))).length;
  const actions = await state.ask("CodeActions", "provideCodeActions", document, new vscode.Range(at(scenario.mistake), at(scenario.mistake)),
    { diagnostics: found(), only: undefined, triggerKind: 1 });
  seen.actions = (actions || []).map((action) => action.title);

  const edit = await state.ask("Rename", "provideRenameEdits", document, at(scenario.rename), scenario.newName);
  await vscode.workspace.applyEdit(edit);
  const edits = await state.ask("DocumentFormattingEdit", "provideDocumentFormattingEdits", document, { tabSize: 2, insertSpaces: true });
  state.edit(document, edits || []);
  state.save(document);

  // Commands: a report, advice, a new opgave, a check, a table.
  await vscode.commands.executeCommand("opgave.editor.rapport");
  await state.until(() => state.executed.some(([id]) => id === "markdown.showPreview"));
  const shown = state.executed.find(([id]) => id === "markdown.showPreview");
  seen.page = shown && shown[1].toString();
  seen.report = shown && (await vscode.workspace.openTextDocument(shown[1])).getText();
  state.answers.input = "Warme Winters";
  await vscode.commands.executeCommand("opgave.editor.nieuw");
  seen.made = state.shown.filter((uri) => uri.startsWith("file:")).map((uri) => path.basename(uri));
  await vscode.commands.executeCommand("opgave.editor.controleren");
  seen.task = state.tasks.map((task) => [path.basename(task.execution.process), ...task.execution.args]);
  await vscode.commands.executeCommand("opgave.editor.tabel");
  seen.shown = state.shown;
  const lens = state.providers.find((one) => one.kind === "CodeLens");
  const lenses = await state.ask("CodeLens", "provideCodeLenses", document);
  const resolved = await Promise.all(lenses.map((one) => lens.provider.resolveCodeLens(one, new vscode.CancellationTokenSource().token)));
  const references = resolved.map((one) => one && one.command).find((command) => command && command.command === "opgave.toonVerwijzingen");
  if (references) await vscode.commands.executeCommand(references.command, ...references.arguments);
  seen.references = state.executed.some(([id]) => id === "editor.action.showReferences");
  Object.assign(seen, { messages: state.messages, status: { text: state.status.text, detail: state.status.detail } });
}

// The editor writes down what nobody catches, and goes on.
process.on("uncaughtException", (problem) => state.log.push(String(problem)));
process.on("unhandledRejection", (problem) => state.log.push(String(problem)));

play().catch((problem) => { seen.problem = problem.stack; }).then(async () => {
  try { await extension.deactivate(); } catch (problem) { seen.problem = seen.problem || problem.stack; }
  seen.log = state.log.slice(-10);
  fs.writeFileSync(process.env.OPGAVE_SEEN, JSON.stringify(seen));
  process.exit(0);
});
