// As much of the `vscode` API as the extension and Microsoft's language client use, for a test that plays the person: documents and
// edits are kept here, and written to disk as the editor would. Nothing is drawn.
"use strict";

const fs = require("fs");
const path = require("path");
const url = require("url");

class Disposable {
  constructor(run) { this.run = run; }
  dispose() { if (this.run) this.run(); }
  static from(...all) { return new Disposable(() => all.forEach((one) => one.dispose())); }
}

class EventEmitter {
  constructor() {
    this.listeners = new Set();
    this.event = (listener, self, disposables) => {
      const bound = self ? listener.bind(self) : listener;
      this.listeners.add(bound);
      const disposable = new Disposable(() => this.listeners.delete(bound));
      if (disposables) disposables.push(disposable);
      return disposable;
    };
  }
  fire(event) { for (const listener of [...this.listeners]) listener(event); }
  dispose() { this.listeners.clear(); }
}

class Position {
  constructor(line, character) { this.line = line; this.character = character; }
  compareTo(other) { return this.line - other.line || this.character - other.character; }
  isBefore(other) { return this.compareTo(other) < 0; }
  isBeforeOrEqual(other) { return this.compareTo(other) <= 0; }
  isAfter(other) { return this.compareTo(other) > 0; }
  isEqual(other) { return this.compareTo(other) === 0; }
  translate(lines = 0, characters = 0) { return new Position(this.line + lines, this.character + characters); }
}

class Range {
  constructor(start, end, line, character) {
    if (typeof start === "number") [start, end] = [new Position(start, end), new Position(line, character)];
    [this.start, this.end] = start.isAfter(end) ? [end, start] : [start, end];
  }
  get isEmpty() { return this.start.isEqual(this.end); }
  get isSingleLine() { return this.start.line === this.end.line; }
  contains(other) { return this.start.isBeforeOrEqual(other.start || other) && (other.end || other).isBeforeOrEqual(this.end); }
  isEqual(other) { return this.start.isEqual(other.start) && this.end.isEqual(other.end); }
}

class Selection extends Range {
  constructor(anchor, active) { super(anchor, active); this.anchor = anchor; this.active = active; }
}

class Uri {
  constructor(scheme, authority, place, query = "", fragment = "") {
    Object.assign(this, { scheme, authority, path: place, query, fragment });
  }
  static file(file) { return new Uri("file", "", path.resolve(file)); }
  static parse(text) {
    const [, scheme, , authority, place, , query, , fragment] = /^([^:]+):(\/\/([^/?#]*))?([^?#]*)(\?([^#]*))?(#(.*))?$/.exec(text);
    return new Uri(scheme, authority || "", decodeURIComponent(place), query, fragment);
  }
  static joinPath(base, ...parts) { return base.with({ path: path.posix.join(base.path, ...parts) }); }
  get fsPath() { return this.path; }
  with(change) { return Object.assign(new Uri(this.scheme, this.authority, this.path, this.query, this.fragment), change); }
  toString(plain) {
    if (this.scheme === "file") return plain ? `file://${this.path}` : url.pathToFileURL(this.path).href;
    return `${this.scheme}:${this.authority ? `//${this.authority}` : ""}${this.path}`;
  }
  toJSON() { return { scheme: this.scheme, path: this.path }; }
}

/** A class whose instances hold what they are made with. */
const holding = (...names) => class {
  constructor(...values) { names.forEach((name, place) => { this[name] = values[place]; }); }
};
const numbered = (names, first = 0) => Object.fromEntries(names.split(" ").flatMap((name, place) => [[name, place + first], [place + first, name]]));

class CancellationTokenSource {
  constructor() {
    this.emitter = new EventEmitter();
    this.token = { isCancellationRequested: false, onCancellationRequested: this.emitter.event };
  }
  cancel() { this.token.isCancellationRequested = true; this.emitter.fire(); }
  dispose() {}
}

class CodeActionKind {
  constructor(value) { this.value = value; }
  append(part) { return new CodeActionKind(this.value ? `${this.value}.${part}` : part); }
  contains(other) { return other.value === this.value || other.value.startsWith(`${this.value}.`); }
}
for (const [name, value] of Object.entries({
  Empty: "", QuickFix: "quickfix", Refactor: "refactor", RefactorExtract: "refactor.extract", RefactorInline: "refactor.inline",
  RefactorMove: "refactor.move", RefactorRewrite: "refactor.rewrite", Source: "source",
  SourceOrganizeImports: "source.organizeImports", SourceFixAll: "source.fixAll", Notebook: "notebook",
})) CodeActionKind[name] = new CodeActionKind(value);

class TextEdit {
  constructor(range, newText) { this.range = range; this.newText = newText; }
  static replace(range, text) { return new TextEdit(range, text); }
  static insert(position, text) { return new TextEdit(new Range(position, position), text); }
  static delete(range) { return new TextEdit(range, ""); }
}

class WorkspaceEdit {
  constructor() { this.parts = []; }
  set(uri, edits) { for (const edit of edits) this.parts.push({ uri, edit: Array.isArray(edit) ? edit[0] : edit }); }
  replace(uri, range, text) { this.parts.push({ uri, edit: new TextEdit(range, text) }); }
  insert(uri, position, text) { this.replace(uri, new Range(position, position), text); }
  createFile(uri) { this.parts.push({ create: uri }); }
  deleteFile(uri) { this.parts.push({ remove: uri }); }
  renameFile() {}
}

class Document {
  constructor(uri, languageId, text) {
    Object.assign(this, { uri, languageId, text, version: 1, isClosed: false, isDirty: false, eol: 1, fileName: uri.fsPath });
  }
  get lines() { return this.text.split("\n"); }
  get lineCount() { return this.lines.length; }
  offsetAt(position) {
    const lines = this.lines;
    const line = Math.min(position.line, lines.length - 1);
    return lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + Math.min(position.character, lines[line].length);
  }
  positionAt(offset) {
    const before = this.text.slice(0, offset).split("\n");
    return new Position(before.length - 1, before[before.length - 1].length);
  }
  getText(range) { return range ? this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.text; }
  lineAt(place) {
    const line = place.line ?? place;
    return { text: this.lines[line], lineNumber: line, range: new Range(line, 0, line, this.lines[line].length) };
  }
  getWordRangeAtPosition(position) {
    for (const found of this.lines[position.line].matchAll(/[\p{L}\p{N}_-]+/gu)) {
      const end = found.index + found[0].length;
      if (found.index <= position.character && position.character <= end) return new Range(position.line, found.index, position.line, end);
    }
    return undefined;
  }
}

// What the test looks at and plays with.
const state = {
  log: [], messages: [], commands: new Map(), executed: [], providers: [], content: new Map(), diagnostics: new Map(), documents: [],
  settings: {}, answers: {}, status: undefined, tasks: [], shown: [],
};
const events = {};
const on = (name) => (events[name] = events[name] || new EventEmitter()).event;
const channel = (name) => ({
  name, append: (text) => state.log.push(text), appendLine: (text) => state.log.push(text), replace() {}, clear() {}, hide() {},
  show: () => state.executed.push(["show", name]), dispose() {}, trace() {}, debug() {}, info: (text) => state.log.push(text),
  warn: (text) => state.log.push(text), error: (text) => state.log.push(text), logLevel: 2, onDidChangeLogLevel: on("logLevel"),
});
const message = (kind) => async (text, ...actions) => {
  state.messages.push({ kind, text, actions: actions.filter((action) => typeof action === "string") });
  return state.answers[text.split(" ")[0]];
};
function fits(selector, document) {
  return [].concat(selector).some((filter) => typeof filter === "string" ? filter === document.languageId || filter === "*"
    : (!filter.language || filter.language === document.languageId) && (!filter.scheme || filter.scheme === document.uri.scheme));
}

const api = {
  version: "1.90.0", Disposable, EventEmitter, Position, Range, Selection, Uri, CancellationTokenSource, CodeActionKind, TextEdit,
  WorkspaceEdit, CancellationError: class extends Error {}, FileSystemError: class extends Error {},
  Location: holding("uri", "range"), Diagnostic: class { constructor(range, text, severity = 0) { Object.assign(this, { range, message: text, severity }); } },
  DiagnosticRelatedInformation: holding("location", "message"),
  Hover: class { constructor(contents, range) { this.contents = [].concat(contents); this.range = range; } },
  MarkdownString: class {
    constructor(value = "") { this.value = value; }
    appendMarkdown(text) { this.value += text; return this; }
    appendText(text) { this.value += text; return this; }
    appendCodeblock(text, language = "") { this.value += `\n\`\`\`${language}\n${text}\n\`\`\`\n`; return this; }
  },
  CompletionItem: holding("label", "kind"), CompletionList: holding("items", "isIncomplete"), SnippetString: holding("value"),
  DocumentSymbol: class { constructor(name, detail, kind, range, selectionRange) { Object.assign(this, { name, detail, kind, range, selectionRange, children: [] }); } },
  SymbolInformation: holding("name", "kind", "containerName", "location"), CodeLens: holding("range", "command"),
  CodeAction: holding("title", "kind"), DocumentLink: holding("range", "target"), DocumentHighlight: holding("range", "kind"),
  FoldingRange: holding("start", "end", "kind"), SelectionRange: holding("range", "parent"), InlayHint: holding("position", "label", "kind"),
  InlayHintLabelPart: holding("value"), SemanticTokens: holding("data", "resultId"), SemanticTokensLegend: holding("tokenTypes", "tokenModifiers"),
  SemanticTokensEdits: holding("edits"), SemanticTokensEdit: holding("start", "deleteCount", "data"), SignatureHelp: holding(),
  SignatureInformation: holding("label", "documentation"), ParameterInformation: holding("label", "documentation"),
  RelativePattern: holding("baseUri", "pattern"), CallHierarchyItem: holding("kind", "name", "detail", "uri", "range", "selectionRange"),
  TypeHierarchyItem: holding("kind", "name", "detail", "uri", "range", "selectionRange"), Color: holding("red", "green", "blue", "alpha"),
  ColorInformation: holding("range", "color"), ColorPresentation: holding("label"), InlineCompletionItem: holding("insertText", "range", "command"),
  LinkedEditingRanges: holding("ranges", "wordPattern"), ThemeIcon: holding("id"), TabInputText: holding("uri"), TabInputTextDiff: holding("original", "modified"),
  TabInputCustom: holding("uri", "viewType"), TabInputNotebook: holding("uri", "notebookType"), EvaluatableExpression: holding("range", "expression"),
  Task: holding("definition", "scope", "name", "source", "execution", "problemMatchers"), ProcessExecution: holding("process", "args", "options"),
  DiagnosticSeverity: numbered("Error Warning Information Hint"), DiagnosticTag: numbered("Unnecessary Deprecated", 1),
  CompletionItemKind: numbered("Text Method Function Constructor Field Variable Class Interface Module Property Unit Value Enum Keyword Snippet Color File Reference Folder EnumMember Constant Struct Event Operator TypeParameter User Issue"),
  CompletionItemTag: { Deprecated: 1 }, CompletionTriggerKind: numbered("Invoke TriggerCharacter TriggerForIncompleteCompletions"),
  SymbolKind: numbered("File Module Namespace Package Class Method Property Field Constructor Enum Interface Function Variable Constant String Number Boolean Array Object Key Null EnumMember Struct Event Operator TypeParameter"),
  SymbolTag: { Deprecated: 1 }, FoldingRangeKind: { Comment: 1, Imports: 2, Region: 3 }, ProgressLocation: { SourceControl: 1, Window: 10, Notification: 15 },
  FileType: { Unknown: 0, File: 1, Directory: 2 }, CodeActionTriggerKind: { Invoke: 1, Automatic: 2 }, TextDocumentSaveReason: { Manual: 1, AfterDelay: 2, FocusOut: 3 },
  TextDocumentChangeReason: { Undo: 1, Redo: 2 }, SignatureHelpTriggerKind: { Invoke: 1, TriggerCharacter: 2, ContentChange: 3 },
  DocumentHighlightKind: numbered("Text Read Write"), InlayHintKind: { Type: 1, Parameter: 2 }, ConfigurationTarget: { Global: 1, Workspace: 2, WorkspaceFolder: 3 },
  ViewColumn: { Active: -1, Beside: -2, One: 1 }, EndOfLine: { LF: 1, CRLF: 2 }, StatusBarAlignment: { Left: 1, Right: 2 }, NotebookCellKind: { Markup: 1, Code: 2 },
  LogLevel: numbered("Off Trace Debug Info Warning Error"), UIKind: { Desktop: 1, Web: 2 }, ExtensionMode: { Production: 1, Development: 2, Test: 3 },
  InlineCompletionTriggerKind: { Invoke: 0, Automatic: 1 }, LanguageStatusSeverity: { Information: 0, Warning: 1, Error: 2 }, TaskScope: { Global: 1, Workspace: 2 },
  env: { language: "nl", appName: "stub", uriScheme: "vscode", openExternal: async () => true, clipboard: { writeText: async () => {} }, onDidChangeTelemetryEnabled: on("telemetry") },
  commands: {
    registerCommand(id, run, self) {
      if (state.commands.has(id)) throw new Error(`command '${id}' already exists`);
      state.commands.set(id, self ? run.bind(self) : run);
      return new Disposable(() => state.commands.delete(id));
    },
    async executeCommand(id, ...rest) {
      state.executed.push([id, ...rest]);
      const run = state.commands.get(id);
      return run ? run(...rest) : undefined;
    },
    getCommands: async () => [...state.commands.keys()],
  },
  window: {
    tabGroups: { all: [], onDidChangeTabs: on("tabs"), onDidChangeTabGroups: on("tabGroups"), close: async () => true },
    activeTextEditor: undefined, visibleTextEditors: [], state: { focused: true }, onDidChangeActiveTextEditor: on("active"),
    onDidChangeVisibleTextEditors: on("visible"), onDidChangeWindowState: on("windowState"), createOutputChannel: channel,
    showInformationMessage: message("info"), showWarningMessage: message("warning"), showErrorMessage: message("error"),
    showInputBox: async () => state.answers.input,
    showTextDocument: async (document) => { state.shown.push(document.uri ? document.uri.toString() : document.toString()); return { document }; },
    withProgress: (_options, run) => run({ report() {} }, new CancellationTokenSource().token),
    createStatusBarItem: () => ({ show() {}, hide() {}, dispose() {} }), setStatusBarMessage: () => new Disposable(),
  },
  workspace: {
    workspaceFolders: undefined, textDocuments: state.documents, notebookDocuments: [], isTrusted: true, onDidGrantWorkspaceTrust: on("trust"),
    getConfiguration(section) {
      const at = (name) => [section, name].filter(Boolean).join(".").split(".").reduce((value, part) => value?.[part], state.settings);
      const own = at("");
      return { ...(own && typeof own === "object" ? own : {}), get: (name, otherwise) => at(name) ?? otherwise, has: (name) => at(name) !== undefined,
        inspect: () => undefined, update: async () => {} };
    },
    onDidChangeConfiguration: on("configuration"), onDidOpenTextDocument: on("open"), onDidCloseTextDocument: on("close"),
    onDidChangeTextDocument: on("change"), onWillSaveTextDocument: on("willSave"), onDidSaveTextDocument: on("save"),
    onDidChangeWorkspaceFolders: on("folders"), onDidCreateFiles: on("created"), onDidRenameFiles: on("renamed"), onDidDeleteFiles: on("deleted"),
    onWillCreateFiles: on("willCreate"), onWillRenameFiles: on("willRename"), onWillDeleteFiles: on("willDelete"),
    onDidOpenNotebookDocument: on("notebookOpen"), onDidCloseNotebookDocument: on("notebookClose"), onDidChangeNotebookDocument: on("notebookChange"),
    onDidSaveNotebookDocument: on("notebookSave"),
    createFileSystemWatcher: () => ({ onDidCreate: new EventEmitter().event, onDidChange: new EventEmitter().event, onDidDelete: new EventEmitter().event, dispose() {} }),
    getWorkspaceFolder: (uri) => (api.workspace.workspaceFolders || []).find((folder) => uri.fsPath.startsWith(folder.uri.fsPath)),
    asRelativePath: (uri) => path.basename(uri.fsPath || uri),
    openTextDocument: async (given) => {
      if (given.content !== undefined) return new Document(new Uri("untitled", "", "a"), given.language, given.content);
      const known = state.documents.find((document) => document.uri.toString() === given.toString());
      if (known) return known;
      const provider = state.content.get(given.scheme);
      return new Document(given, "markdown", provider ? await provider.provideTextDocumentContent(given) : fs.readFileSync(given.fsPath, "utf8"));
    },
    registerTextDocumentContentProvider: (scheme, provider) => { state.content.set(scheme, provider); return new Disposable(); },
    async applyEdit(edit) {
      const files = new Map();
      for (const part of edit.parts) {
        if (part.create) fs.writeFileSync(part.create.fsPath, "");
        else if (part.remove) fs.rmSync(part.remove.fsPath);
        else files.set(part.uri.toString(), [...(files.get(part.uri.toString()) || []), part.edit]);
      }
      for (const [key, edits] of files) {
        const uri = Uri.parse(key);
        const open = state.documents.find((document) => document.uri.toString() === key);
        if (open) state.edit(open, edits);
        else {
          const document = new Document(uri, "opgave", fs.readFileSync(uri.fsPath, "utf8"));
          state.edit(document, edits, false);
          fs.writeFileSync(uri.fsPath, document.text);
        }
      }
      return true;
    },
    fs: {},
  },
  tasks: { executeTask: async (task) => { state.tasks.push(task); return task; } },
  languages: {
    match: (selector, document) => (fits(selector, document) ? 10 : 0), getLanguages: async () => ["opgave"],
    setTextDocumentLanguage: async (document) => document, setLanguageConfiguration: () => new Disposable(),
    createDiagnosticCollection(name) {
      const own = state.diagnostics;
      return {
        name, delete: (uri) => own.delete(uri.toString()), clear: () => own.clear(), has: (uri) => own.has(uri.toString()),
        get: (uri) => own.get(uri.toString()), forEach() {}, dispose: () => own.clear(),
        set(uri, found) { if (Array.isArray(uri)) uri.forEach(([one, all]) => own.set(one.toString(), all || [])); else own.set(uri.toString(), found || []); },
      };
    },
    createLanguageStatusItem: (id, selector) => (state.status = { id, selector, dispose() {} }),
  },
};
for (const kind of ("CallHierarchy CodeActions CodeLens Color CompletionItem Declaration Definition DocumentFormattingEdit DocumentHighlight DocumentLink " +
  "DocumentRangeFormattingEdit DocumentRangeSemanticTokens DocumentSemanticTokens DocumentSymbol EvaluatableExpression FoldingRange Hover Implementation InlayHints " +
  "InlineCompletionItem InlineValues LinkedEditingRange OnTypeFormattingEdit Reference Rename SelectionRange SignatureHelp TypeDefinition TypeHierarchy WorkspaceSymbol").split(" ")) {
  api.languages[`register${kind}Provider`] = (selector, provider) => {
    const known = kind === "WorkspaceSymbol" ? { kind, selector: "*", provider: selector } : { kind, selector, provider };
    state.providers.push(known);
    return new Disposable(() => state.providers.splice(state.providers.indexOf(known), 1));
  };
}

// The person's hands.
state.open = (file) => {
  const document = new Document(Uri.file(file), "opgave", fs.readFileSync(file, "utf8"));
  state.documents.push(document);
  const editor = { document, viewColumn: 1, selection: new Selection(new Position(0, 0), new Position(0, 0)) };
  Object.assign(api.window, { activeTextEditor: editor, visibleTextEditors: [editor] });
  const tab = { input: new api.TabInputText(document.uri) };
  api.window.tabGroups.all = [{ tabs: [tab], activeTab: tab }];
  events.open.fire(document);
  events.active.fire(editor);
  return document;
};
state.edit = (document, edits, isOpen = true) => {
  const changes = edits.map(({ range, newText }) => ({
    range, rangeOffset: document.offsetAt(range.start), rangeLength: document.offsetAt(range.end) - document.offsetAt(range.start), text: newText,
  })).sort((a, b) => b.rangeOffset - a.rangeOffset);
  for (const { rangeOffset, rangeLength, text } of changes) {
    document.text = document.text.slice(0, rangeOffset) + text + document.text.slice(rangeOffset + rangeLength);
  }
  document.version += 1;
  if (isOpen) events.change.fire({ document, contentChanges: changes });
};
state.save = (document) => { fs.writeFileSync(document.fileName, document.text); events.save.fire(document); };
state.ask = async (kind, method, document, ...rest) => {
  const known = state.providers.find((one) => one.kind === kind && fits(one.selector, document));
  if (!known) throw new Error(`nothing provides ${kind}`);
  return known.provider[method](document, ...rest, new CancellationTokenSource().token, { triggerKind: 0 });
};
state.until = async (holds, milliseconds = 8000) => {
  const end = Date.now() + milliseconds;
  while (!holds() && Date.now() < end) await new Promise((done) => setTimeout(done, 10));
  return holds();
};

module.exports = Object.assign(api, { state });
