/// The repository in memory in which the example of a rule stands: what its page tells of it, and what tests hold it to.
internal import OpgaveModel
package import OpgaveRules
internal import OpgaveSyntax

package enum ExampleRepository {
  /// 1 July 2026: the day on which examples are looked at.
  package static let today = Calendar.day(2026, 7, 1)

  /// A text beside the organisation of the examples, and its path.
  ///
  /// - Parameter rule: the slug of a rule that is turned on.
  package static func files(
    _ text: String, isSettings: Bool = false, turningOn rule: String? = nil
  ) -> (files: [(path: String, bytes: [UInt8])], path: String) {
    let path = isSettings ? Discovery.settingsName : "voorbeeld.opgave"
    var files = [("organisatie.opgave", Array(Example.organisation.utf8)), (path, bytes(of: text))]
    if let rule {
      files.append(
        (Discovery.settingsName, Array("instellingen {\n  regels {\n    \(rule): waarschuwing\n  }\n}\n".utf8)))
    }
    return (files, path)
  }

  /// U+FFFD stands for a byte that is not UTF-8.
  package static func bytes(of text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    while let index = bytes.indices.first(where: { bytes[$0...].starts(with: [0xEF, 0xBF, 0xBD]) }) {
      bytes.replaceSubrange(index..<index + 3, with: [0xFF])
    }
    return bytes
  }

  private static func source(_ files: [(path: String, bytes: [UInt8])]) -> MemorySource {
    MemorySource(Dictionary(files.map { ("/" + $0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first }))
  }

  /// What a rule tells of its own example, and how the first finding can be mended.
  package static func told(_ rule: Rule) -> (findings: [Finding], fixes: [Fix]) {
    let text = rule.example.file(rule.example.reported).filter { $0 != "«" && $0 != "»" }
    let (files, path) = files(
      text, isSettings: rule.example.setting == .settings, turningOn: rule.isOff ? rule.slug : nil)
    let source = source(files)
    if let before = rule.example.before {
      let compared = ComparedRepository(
        inMemory: ExampleRepository.source(ExampleRepository.files(rule.example.file(before)).files), source,
        today: today)
      let found = compared?.checked().files.first { $0.path == path }?.findings ?? []
      return (found.map(\.finding).filter { $0.rule == rule.code }, [])
    }
    let read = ReadRepository(inMemory: source, today: today)
    let findings = read.findings(in: path).map(\.finding).filter { $0.rule == rule.code }
    guard let first = findings.first, let number = read.files.firstIndex(where: { $0.file.path == path }) else {
      return (findings, [])
    }
    return (findings, read.texts.fixes(first, in: number))
  }
}

extension ComparedRepository {
  /// What stands at the root of two sources; `nil` where neither can be read.
  package init?(inMemory old: any FileSource, _ new: any FileSource, today: Int32) {
    let resources = Resources(new, today: today)
    let reader = MomentReader(resources, from: MomentPlace(old, root: "/"), to: MomentPlace(new, root: "/"))
    guard let compared = try? reader.compare().first else { return nil }
    self = compared
  }
}

extension ReadRepository {
  /// What stands at the root of a source on a day; settings with errors count for nothing.
  package init(inMemory source: any FileSource, today: Int32, workers: Int = 1) {
    var options = ReadOptions()
    options.whenSettingsAreBroken = .goOn(with: Settings())
    var resources = Resources(source, today: today)
    resources.workers = workers
    self = RepositoryReader(resources, options).read(Discovery(resources).files("/"))
  }

  /// The findings of each file by its path; where the settings are broken, theirs alone.
  package func findings() -> [String: [PlacedFinding]] {
    if let broken = settings.broken { return [Discovery.settingsName: broken.file.broken] }
    return Dictionary(checked().files.map { ($0.path, $0.findings) }, uniquingKeysWith: { first, _ in first })
  }

  package func findings(in path: String) -> [PlacedFinding] { findings()[path] ?? [] }
}
