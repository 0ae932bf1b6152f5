/// Text of the language on a page, with the places that somebody is to look at.
internal import OpgaveModel
package import OpgaveRules

package struct CodeBlock: Equatable, Sendable {
  package struct Mark: Equatable, Sendable {
    /// UTF-8 offsets in the text.
    package let range: Range<Int>
    /// What is the matter there; may be empty.
    package let note: String
  }

  package let text: String
  package let marks: [Mark]
  /// How grave it is what is marked.
  package let severity: Severity

  /// - Parameters:
  ///   - marked: text with `«…»` around each place.
  ///   - notes: what is said of each place, in their order.
  package init(marked: String, severity: Severity = .info, notes: [String] = []) {
    var (text, marks) = ("", [Mark]())
    var open: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«": open = text.utf8.count
      case "»":
        guard let start = open else { break }
        let note = notes.indices.contains(marks.count) ? notes[marks.count] : ""
        marks.append(Mark(range: start..<text.utf8.count, note: note))
        open = nil
      default: text.unicodeScalars.append(scalar)
      }
    }
    (self.text, self.marks, self.severity) = (text, marks, severity)
  }

  /// A line, or the mark under the part of a line where a marked place starts.
  package enum Drawn: Equatable, Sendable {
    case line(String)
    case mark(indent: Int, width: Int, note: String)
  }

  /// The lines as people see them, with a mark under each place.
  package var drawn: [Drawn] {
    var drawn: [Drawn] = []
    var start = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = String(line)
      drawn.append(.line(content.shownAsCode))
      let end = start + content.utf8.count
      for mark in marks where start <= mark.range.lowerBound && mark.range.lowerBound <= end {
        let bytes = Array(content.utf8)
        let (from, to) = (mark.range.lowerBound - start, min(mark.range.upperBound, end) - start)
        let before = String(decoding: bytes[..<from], as: UTF8.self)
        let marked = String(decoding: bytes[from..<max(from, to)], as: UTF8.self)
        drawn.append(
          .mark(
            indent: Width.of(before.shownAsCode), width: max(1, Width.of(marked.shownAsCode)), note: mark.note))
      }
      start = end + 1
    }
    while case .line("")? = drawn.last { drawn.removeLast() }
    return drawn
  }
}
