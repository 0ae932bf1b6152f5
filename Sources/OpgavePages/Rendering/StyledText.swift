/// Text for a screen with the look of each part, broken at words. Knows no page.
internal import OpgaveRules

/// Text on one line.
struct StyledLine {
  private(set) var runs: [(text: String, look: Look)] = []
  private(set) var width = 0

  init() {}

  init(_ text: String, _ look: Look = .plain) { append(text, look) }

  mutating func append(_ text: String, _ look: Look) {
    if text.isEmpty { return }
    width += Width.of(text)
    if let last = runs.last, last.look == look { runs[runs.count - 1].text += text } else { runs.append((text, look)) }
  }

  mutating func append(_ other: StyledLine) { for run in other.runs { append(run.text, run.look) } }

  mutating func pad(to wanted: Int) { append(String(repeating: " ", count: max(0, wanted - width)), .plain) }

  /// The same with what is plain in it bold.
  var emphasised: StyledLine {
    var line = StyledLine()
    for run in runs { line.append(run.text, run.look == .plain ? .bold : run.look) }
    return line
  }

  /// Without spaces at the end, which nobody sees.
  func text(_ style: Style) -> String {
    var runs = runs
    while let last = runs.last {
      let kept = last.text.reversed().drop { $0 == " " }.reversed()
      runs[runs.count - 1].text = String(kept)
      if !kept.isEmpty { break }
      runs.removeLast()
    }
    return runs.map { style.paint($0.text, $0.look) }.joined()
  }
}

/// Words that can be broken between any two of them.
struct StyledText {
  private var words: [StyledLine] = [StyledLine()]
  /// The words before which a new line starts.
  private var breaks: Set<Int> = []
  /// The look of the space before each word.
  private var spaces: [Look] = [.plain]

  init(_ phrase: Phrase, _ look: Look = .plain) {
    add(phrase, look)
    if let last = words.last, last.width == 0, words.count > 1 { words.removeLast() }
  }

  /// Its columns on one line.
  var width: Int { words.reduce(words.count - 1) { $0 + $1.width } }

  var longestWord: Int { words.reduce(0) { max($0, $1.width) } }

  private mutating func add(_ text: String, _ look: Look) {
    for (index, word) in text.shown.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { next(look) }
      words[words.count - 1].append(String(word), look)
    }
  }

  private mutating func next(_ look: Look) {
    if words[words.count - 1].width == 0 { return }
    words.append(StyledLine())
    spaces.append(look)
  }

  private mutating func add(_ phrase: Phrase, _ look: Look) {
    for part in phrase.parts {
      switch part {
      case .text(let text), .code(let text): add(text, look)
      case .strong(let inner): add(inner, look == .plain ? .bold : look)
      case .emphasis(let inner), .link(let inner, _): add(inner, look)
      case .aside(let inner): add(inner, look == .plain ? .faint : look)
      case .severity(let severity, let text): add(text, .severity(severity))
      case .badge(let badge): add(badge.marked, badge.look ?? look)
      case .bar(let part, let whole): add(Bar.text(part, of: whole), .frame)
      case .lineBreak:
        next(look)
        breaks.insert(words.count - 1)
      }
    }
  }

  /// - Parameters:
  ///   - columns: `nil` where lines may be as long as they are.
  ///   - used: columns of the first line that are taken already.
  ///   - later: the same of further lines.
  func lines(_ columns: Int?, used: Int = 0, later: Int = 0) -> [StyledLine] {
    var lines: [StyledLine] = []
    var line = StyledLine()
    var (room, isStart) = (columns.map { $0 - used }, true)
    for (index, word) in words.enumerated() {
      let isFull = room.map { line.width + 1 + word.width > $0 } ?? false
      if !isStart, isFull || breaks.contains(index) {
        lines.append(line)
        (line, room, isStart) = (StyledLine(), columns.map { $0 - later }, true)
      }
      if !isStart { line.append(" ", spaces[index]) }
      line.append(word)
      isStart = false
    }
    return lines + [line]
  }
}

extension Badge {
  /// How it looks on a screen of letters; `nil` where it does not stand out.
  var look: Look? {
    switch tone {
    case .good: .severity(.hint)
    case .caution: .severity(.waarschuwing)
    case .bad: .severity(.fout)
    case .quiet: .faint
    case .plain: nil
    }
  }
}

/// A bar of at most thirty blocks; of the least there is one.
enum Bar {
  static func text(_ part: Int, of whole: Int) -> String {
    String(repeating: "▆", count: min(30, max(part > 0 ? 1 : 0, Int(Double(part) * 30 / Double(max(1, whole))))))
  }
}

extension String {
  /// Running text broken at words.
  ///
  /// - Parameter used: columns of the first line that are taken already.
  package func wrapped(indent: Int = 0, columns: Int = 80, used: Int = 0) -> String {
    let lines = StyledText(Phrase(text: self)).lines(columns - indent, used: used)
    return lines.map { String(repeating: " ", count: indent) + $0.text(.plain) }.joined(separator: "\n")
  }
}
