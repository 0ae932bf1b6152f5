/// All blocks of the language as the manual has them.
internal import OpgaveModel

package enum VocabularyManual {
  package static var text: String {
    let kinds = Vocabulary.kinds.map(\.kind).filter { $0 != .bestand && $0 != .onbekend }
    return Markdown().text(kinds.flatMap { KindPart.blocks($0, level: 4, .nl) }) + "\n"
  }
}
