/// Findings as JSON, in a form with a version and a published schema.
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveWorkspace

struct JSONReport: Report {
  /// Raised when something that readers know changes its meaning or goes.
  static let version = 1

  private let language: Language
  private var isFirst = true

  init(_ language: Language) { self.language = language }

  func begin() -> String {
    let tool = JSON.make(["name": .string("opgave"), "version": .string(Version.number)])
    return "{\"version\":\(JSONReport.version),\"tool\":\(tool.text),\"findings\":["
  }

  mutating func add(_ shown: Shown, _ text: FileText) -> String {
    defer { isFirst = false }
    let value = JSON.make([
      "rule": .string(shown.rule.name),
      "slug": .string(shown.rule.slug),
      "severity": .string(shown.finding.severity.key),
      "message": .string(shown.rule.message(shown.finding)[language]),
      "path": .string(shown.path),
      "start": shown.span.start.json, "end": shown.span.end.json,
      "in": .string(shown.scope),
      "fingerprint": .string(shown.fingerprint),
      "related": .array(
        shown.related.map {
          .make([
            "message": .string($0.note[language]), "path": .string($0.path), "start": $0.span.start.json,
            "end": $0.span.end.json,
          ])
        }),
      "fixes": .array(
        shown.fixes.map { fix in
          .make([
            "title": .string(fix.title[language]), "certain": .bool(fix.isCertain),
            "edits": .array(
              fix.edits.flatMap { path, edits in
                edits.map {
                  .make([
                    "path": .string(path), "start": $0.span.start.json, "end": $0.span.end.json,
                    "text": .string($0.replacement),
                  ])
                }
              }),
          ])
        }),
    ])
    return (isFirst ? "\n" : ",\n") + value.text
  }

  func end(_ summary: Summary) -> String {
    let counts = Severity.allCases.reversed().map {
      JSON.Member($0.key, .integer(summary.counts[$0] ?? 0))
    }
    let whole = JSON.object(
      [JSON.Member("files", .integer(summary.fileCount)), JSON.Member("known", .integer(summary.known))] + counts)
    return "\n],\"summary\":\(whole.text)}\n"
  }
}

extension TextPosition {
  var json: JSON { .make(["line": .integer(line), "column": .integer(column)]) }
}

extension JSON {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
