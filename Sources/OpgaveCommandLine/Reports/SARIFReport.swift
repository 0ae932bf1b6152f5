/// Findings as SARIF 2.1.0 (OASIS), for code scanning: rules with their pages, fixes, and fingerprints that last.
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgavePages
internal import OpgaveRules
internal import OpgaveWorkspace

struct SARIFReport: Report {
  private let language: Language
  private var isFirst = true
  private let indexes: [UInt16: Int]

  init(_ language: Language) {
    self.language = language
    indexes = Dictionary(
      AllRules.all.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func begin() -> String {
    let driver = JSON.make([
      "name": .string("opgave"), "version": .string(Version.number),
      "rules": .array(AllRules.all.map(descriptor)),
    ])
    return """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{
      "tool":{"driver":\(driver.text)},
      "language":"\(language == .nl ? "nl" : "en")","columnKind":"unicodeCodePoints",
      "results":[
      """
  }

  private func descriptor(_ rule: Rule) -> JSON {
    let help = RulePage.explanation(rule, language)
    return .make([
      "id": .string(rule.name), "name": .string(rule.slug),
      "shortDescription": .make(["text": .string(plain([.paragraph(rule.summary.phrase(language))]))]),
      "fullDescription": .make(["text": .string(plain([.paragraph(rule.explanation.phrase(language))]))]),
      "help": .make(["text": .string(plain(help)), "markdown": .string(Markdown().text(help))]),
      "defaultConfiguration": .make([
        "enabled": .bool(!rule.isOff), "level": .string(SARIFReport.level(rule.severity)),
      ]),
    ])
  }

  private func plain(_ blocks: [Block]) -> String { Terminal.plain.text(blocks).trimmed }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .fout: "error"
    case .waarschuwing: "warning"
    case .info, .hint: "note"
    }
  }

  mutating func add(_ shown: Shown, _ text: FileText) -> String { result(shown, nil) }

  mutating func addAccepted(_ shown: Shown, _ how: Acceptance) -> String {
    switch how {
    case .inFile(let reason):
      result(shown, .make(["kind": .string("inSource"), "justification": reason.isEmpty ? nil : .string(reason)]))
    case .inBaseline: result(shown, .make(["kind": .string("external")]))
    }
  }

  private mutating func result(_ shown: Shown, _ suppression: JSON?) -> String {
    defer { isFirst = false }
    let value = JSON.make([
      "ruleId": .string(shown.rule.name),
      "ruleIndex": indexes[shown.rule.code].map { .integer($0) },
      "level": .string(SARIFReport.level(shown.finding.severity)),
      "message": .make(["text": .string(shown.rule.message(shown.finding)[language])]),
      "locations": .array([
        .make([
          "physicalLocation": physical(shown.path, shown.span),
          "logicalLocations": shown.scope.isEmpty
            ? nil : .array([.make(["fullyQualifiedName": .string(shown.scope)])]),
        ])
      ]),
      "relatedLocations": shown.related.isEmpty
        ? nil
        : .array(
          shown.related.enumerated().map { number, related in
            .make([
              "id": .integer(number + 1), "physicalLocation": physical(related.path, related.span),
              "message": .make(["text": .string(related.note[language])]),
            ])
          }),
      "partialFingerprints": .make(["opgave/v1": .string(shown.fingerprint)]),
      "fixes": shown.fixes.isEmpty ? nil : .array(shown.fixes.map(fix)),
      // Where some results have it all have it (SARIF 2.1.0, 3.27.23).
      "suppressions": .array(suppression.map { [$0] } ?? []),
    ])
    return (isFirst ? "\n" : ",\n") + value.text
  }

  private func fix(_ fix: ShownFix) -> JSON {
    .make([
      "description": .make(["text": .string(fix.title[language])]),
      "artifactChanges": .array(
        fix.edits.map { path, edits in
          .make([
            "artifactLocation": location(path),
            "replacements": .array(
              edits.map {
                .make([
                  "deletedRegion": region($0.span), "insertedContent": .make(["text": .string($0.replacement)]),
                ])
              }),
          ])
        }),
    ])
  }

  private func physical(_ path: String, _ span: TextSpan) -> JSON {
    .make(["artifactLocation": location(path), "region": region(span)])
  }

  private func region(_ span: TextSpan) -> JSON {
    .make([
      "startLine": .integer(span.start.line), "startColumn": .integer(span.start.column),
      "endLine": .integer(span.end.line), "endColumn": .integer(span.end.column),
    ])
  }

  private func location(_ path: String) -> JSON {
    if path.hasPrefix("/") { return .make(["uri": .string("file://" + path.percentEncoded)]) }
    return .make(["uri": .string(path.percentEncoded), "uriBaseId": .string("%SRCROOT%")])
  }

  func end(_ summary: Summary) -> String { "\n]}]}\n" }
}

extension String {
  /// As a path in a URI is written (RFC 3986).
  var percentEncoded: String {
    var text = ""
    for byte in utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.properties.isASCIIHexDigit || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || "-._~/".unicodeScalars.contains(scalar)
      {
        text.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return text
  }
}
