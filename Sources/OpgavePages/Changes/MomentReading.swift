/// One of two moments, for who tells of both: its facts, its words, and what its references mean.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

/// One moment, for who tells of it.
struct MomentReading {
  let moment: Moment
  let reader: PageReader
  private let files = FileContexts()

  /// The references of files, each resolved once.
  private final class FileContexts {
    var known: [FileIndex: FileContext] = [:]
  }

  init(_ moment: Moment, _ reader: PageReader) { (self.moment, self.reader) = (moment, reader) }

  func context(_ file: FileIndex) -> FileContext {
    if let known = files.known[file] { return known }
    let made = FileContext(reader.texts.whole, file: file)
    if files.known.count > 16 { files.known.removeAll() }
    files.known[file] = made
    return made
  }

  func value(_ value: ValueIndex, in file: FileIndex) -> Phrase { reader.phrase(value, in: context(file)) }

  /// As a file of opgaven has it.
  func data(_ value: ValueIndex, in file: FileIndex) -> String {
    reader.texts[file].meaning(reader.texts.range(.value(value), in: file))
  }

  func field(_ index: FieldIndex?, of address: Address, separator: String = ", ") -> String? {
    guard let index else { return nil }
    let facts = moment.facts(address)
    return facts.values(of: index).map { data($0, in: address.file) }.joined(separator: separator)
  }
}
