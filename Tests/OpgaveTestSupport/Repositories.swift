/// Repositories in memory: paths and texts in, findings out. Read and checked as the product does it.
package import OpgaveModel
package import OpgaveRules
package import OpgaveSyntax
package import OpgaveWorkspace

/// A repository as a test writes it.
package struct TextRepository: Sendable {
  package struct File: Sendable {
    package let path: String
    package let bytes: [UInt8]
  }

  package let files: [File]
  /// What is asked about, also where the settings have errors.
  package let read: ReadRepository
  private let documents: Set<String>
  private let today: Int32

  /// 1 July 2026: the day on which tests look at opgaven.
  package static let today = ExampleRepository.today

  /// - Parameter documents: the paths of documents that exist beside the files.
  package init(
    _ texts: [(path: String, bytes: [UInt8])], documents: Set<String> = [], today: Int32 = TextRepository.today,
    workers: Int = 1
  ) {
    files = texts.map { File(path: $0.path, bytes: $0.bytes) }
    (self.documents, self.today) = (documents, today)
    var source = MemorySource()
    for path in documents { source["/" + path] = [] }
    for (path, bytes) in texts { source["/" + path] = bytes }
    read = ReadRepository(inMemory: source, today: today, workers: workers)
  }

  package init(_ texts: [String: String], today: Int32 = TextRepository.today) {
    self.init(texts.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }, today: today)
  }

  /// Reads the repository at the root of a source; settings with errors count for nothing.
  package static func read(_ source: any FileSource, today: Int32 = TextRepository.today) -> ReadRepository {
    ReadRepository(inMemory: source, today: today)
  }

  package var repository: Repository { read.whole.repository }

  /// The findings of each file, in the order of the files.
  package func findings() -> [[PlacedFinding]] {
    let byPath = read.findings()
    return files.map { byPath[$0.path] ?? [] }
  }

  package func findings(in path: String) -> [PlacedFinding] {
    files.firstIndex { $0.path == path }.map { findings()[$0] } ?? []
  }

  /// What can be done about a finding of a file, best first.
  package func fixes(_ finding: Finding, in path: String) -> [Fix] {
    read.files.firstIndex { $0.file.path == path }.map { read.texts.fixes(finding, in: $0) } ?? []
  }

  /// What stands in a file; empty where there is none.
  package func text(_ path: String) -> String {
    String(decoding: files.first { $0.path == path }?.bytes ?? [], as: UTF8.self)
  }

  /// The same files with another text in one of them.
  package func replacing(_ path: String, with bytes: [UInt8]) -> TextRepository {
    TextRepository(files.map { ($0.path, $0.path == path ? bytes : $0.bytes) }, documents: documents, today: today)
  }

  /// The same files after edits by number, with one more and without another.
  package func applying(
    _ edits: [FileIndex: [TextEdit]], adding created: (path: String, text: String)?, removing deleted: FileIndex?
  ) -> TextRepository {
    var texts: [(path: String, bytes: [UInt8])] = []
    for file in files {
      guard let number = read.files.firstIndex(where: { $0.file.path == file.path }) else { continue }
      if number != deleted { texts.append((file.path, (edits[number] ?? []).applied(to: file.bytes))) }
    }
    if let created { texts.append((created.path, Array(created.text.utf8))) }
    return TextRepository(texts, documents: documents, today: today)
  }

  /// The same files after a fix.
  package func applying(_ fix: Fix) -> TextRepository {
    let edits = Dictionary(
      uniqueKeysWithValues: fix.edits.map { (read.files[$0.key].file.path, $0.value) })
    return TextRepository(
      files.map { ($0.path, (edits[$0.path] ?? []).applied(to: $0.bytes)) }, documents: documents, today: today)
  }
}

extension Rule {
  /// The repository in which an example of the rule stands, and the path of the example. A rule that is off is turned on.
  package func repository(_ text: String) -> (TextRepository, path: String) {
    TextRepository.example(text, isSettings: example.setting == .settings, turningOn: isOff ? slug : nil)
  }
}

extension TextRepository {
  /// A text beside the organisation of the examples, and its path.
  package static func example(
    _ text: String, isSettings: Bool = false, turningOn rule: String? = nil
  ) -> (TextRepository, path: String) {
    let (files, path) = ExampleRepository.files(text, isSettings: isSettings, turningOn: rule)
    return (TextRepository(files), path)
  }
}
