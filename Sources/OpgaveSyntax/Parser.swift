/// From tokens to the tree. Total: any bytes give a tree and errors. Knows no keyword.
///
/// A function bears the name of the production that it reads, and `mutating` means that it consumes tokens. Braces alone
/// decide what is in what; only when they do not match is the text read once more, with the indentation as a witness
/// (see `Parser+Recovery.swift`).

extension SyntaxTree {
  package init(parsing bytes: [UInt8]) {
    let buffers = ParsingBuffers()
    buffers.bytes = bytes
    self.init(parsing: buffers)
  }

  package init(parsing text: String) { self.init(parsing: Array(text.utf8)) }

  /// Reads the bytes in `buffers`, with the memory in them; `ParsingBuffers.takeBack` gives it back for a next text.
  package init(parsing buffers: ParsingBuffers) {
    let bytes = buffers.bytes
    buffers.bytes = []
    guard bytes.count < Int(UInt32.max) else {
      self.init(bytes: bytes, records: [], errors: [SyntaxError(.tooLarge, 0..<0)], largeExtents: [:])
      return
    }
    var parsed = Parser.parse(bytes, recovering: false, buffers)
    if !parsed.bracesMatch {
      buffers.records = parsed.records
      parsed.records = []
      parsed = Parser.parse(bytes, recovering: true, buffers)
    }
    self.init(bytes: bytes, records: parsed.records, errors: parsed.errors, largeExtents: parsed.largeExtents)
  }
}

/// Memory for reading texts one after the other, so that what stays of each is not mixed with what goes.
package final class ParsingBuffers {
  package var bytes: [UInt8] = []
  fileprivate(set) var records: [SyntaxRecord] = []
  fileprivate var output: UnsafeMutablePointer<SyntaxRecord>
  fileprivate var capacity = 256

  package init() { output = .allocate(capacity: capacity) }

  deinit { output.deallocate() }

  /// Takes the memory of a tree that nothing else refers to any more.
  package func takeBack(_ tree: consuming SyntaxTree) {
    bytes = tree.bytes
    records = tree.records
  }

  fileprivate func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    output.deallocate()
    output = .allocate(capacity: wanted)
    capacity = wanted
  }
}

struct Parser {
  static let maximumDepth = 64

  var lexer: Lexer
  var current: Token
  /// Where the last token of the tree ends.
  var lastEnd = 0
  var lastStart = 0
  var bracesMatch = true
  /// Whether the braces are known not to match, so that the indentation is asked.
  let isRecovering: Bool
  /// The indentations of the lines on which the open blocks start, from the outermost.
  var openIndentations: [Int] = []
  /// What may still be spent on looking ahead while recovering, in bytes.
  var lookaheadBudget: Int

  private let buffers: ParsingBuffers
  private var output: UnsafeMutablePointer<SyntaxRecord>
  private var outputCount = 0
  private var outputCapacity: Int
  private var largeNodes: [Int: Int] = [:]

  struct Parsed {
    var records: [SyntaxRecord]
    var errors: [SyntaxError]
    var largeExtents: [Int: Int]
    var bracesMatch: Bool
  }

  static func parse(_ bytes: [UInt8], recovering: Bool, _ buffers: ParsingBuffers) -> Parsed {
    bytes.withUnsafeBufferPointer { buffer in
      ByteClass.table.withUnsafeBufferPointer { table in
        guard let classes = table.baseAddress else {
          return Parsed(records: [], errors: [], largeExtents: [:], bracesMatch: true)
        }
        var parser = Parser(Lexer(bytes: buffer, classes: classes), recovering: recovering, buffers)
        parser.reportInvalidBytes()
        parser.file()
        return parser.finish()
      }
    }
  }

  private init(_ lexer: Lexer, recovering: Bool, _ buffers: ParsingBuffers) {
    self.lexer = lexer
    isRecovering = recovering
    lookaheadBudget = 4 * lexer.bytes.count
    self.buffers = buffers
    buffers.reserve(lexer.bytes.count / 6 + 32)
    (output, outputCapacity) = (buffers.output, buffers.capacity)
    current = Token(kind: .endOfFile, start: 0, end: 0, startsLine: true)
  }

  private mutating func finish() -> Parsed {
    let count = outputCount
    var records = buffers.records
    buffers.records = []
    records.removeAll(keepingCapacity: true)
    records.append(contentsOf: UnsafeBufferPointer(start: output, count: count))
    var large = largeNodes
    if !lexer.largeTokens.isEmpty {
      for (index, record) in records.enumerated() where !record.kind.isNode {
        if let length = lexer.largeTokens[record.start] { large[index] = length }
      }
    }
    var errors = lexer.errors
    // What a merge conflict swallowed may hold the other half of a pair of braces.
    if errors.contains(where: { $0.kind == .conflictMarker }) {
      errors.removeAll { $0.kind == .strayCloseBrace || $0.kind == .unclosedBlock || $0.kind == .missingOpenBrace }
    }
    if !zip(errors, errors.dropFirst()).allSatisfy({ $0.range.lowerBound <= $1.range.lowerBound }) {
      errors = errors.enumerated().sorted {
        ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
      }.map(\.element)
    }
    return Parsed(records: records, errors: errors, largeExtents: large, bracesMatch: bracesMatch)
  }

  private mutating func reportInvalidBytes() {
    if isUTF16 {
      lexer.errors.append(SyntaxError(.otherEncoding, 0..<2))
      // One token: what such bytes would look like as UTF-8 helps nobody.
      lexer.position = lexer.bytes.count
      return
    }
    for range in lexer.bytes.invalidRanges() { lexer.errors.append(SyntaxError(.invalidUTF8, range)) }
  }

  private var isUTF16: Bool {
    let (first, second) = (lexer.bytes.byte(0), lexer.bytes.byte(1))
    return first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF
  }

  // MARK: Records

  @inline(__always)
  private mutating func push(_ record: SyntaxRecord) {
    if outputCount == outputCapacity { grow() }
    (output + outputCount).initialize(to: record)
    outputCount += 1
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<SyntaxRecord>.allocate(capacity: outputCapacity * 2)
    larger.moveInitialize(from: output, count: outputCount)
    output.deallocate()
    output = larger
    outputCapacity *= 2
    (buffers.output, buffers.capacity) = (output, outputCapacity)
  }

  @inline(__always)
  mutating func flushTrivia() {
    if !lexer.trivia.isEmpty { pushTrivia() }
  }

  @inline(never)
  private mutating func pushTrivia() {
    for record in lexer.trivia { push(record) }
    lexer.trivia.removeAll(keepingCapacity: true)
  }

  /// Opens a node before the current token; comments before it stay outside.
  @inline(__always)
  mutating func open(_ kind: SyntaxKind) -> Int {
    flushTrivia()
    push(SyntaxRecord(kind, start: current.start, extent: 0))
    return outputCount - 1
  }

  @inline(__always)
  mutating func close(_ node: Int, damaged: Bool = false) {
    let record = output[node]
    let extent = outputCount - node - 1
    if extent >= SyntaxRecord.extentLimit { largeNodes[node] = extent }
    let closed = SyntaxRecord(record.kind, start: record.start, extent: extent)
    output[node] = damaged ? SyntaxRecord(bits: closed.bits | SyntaxRecord.damagedBit) : closed
  }

  /// Adds the current token to the tree and reads the next.
  @inline(__always)
  mutating func bump() {
    flushTrivia()
    let length = current.end - current.start
    if length >= SyntaxRecord.extentLimit { lexer.largeTokens[current.start] = length }
    push(SyntaxRecord(current.kind, start: current.start, extent: length))
    (lastStart, lastEnd) = (current.start, current.end)
    current = lexer.next()
  }

  var count: Int { outputCount }

  func kind(_ index: Int) -> SyntaxKind { output[index].kind }

  /// A place to come back to, for productions that need more than one token of lookahead.
  struct Checkpoint {
    let position: Int
    let errorCount: Int
    let hasError: Bool
    let isHeader: Bool
    let openOnLine: Int
    let trivia: [SyntaxRecord]
    let current: Token
    let lastStart: Int
    let lastEnd: Int
    let count: Int
  }

  @inline(__always)
  func checkpoint() -> Checkpoint {
    Checkpoint(
      position: lexer.position, errorCount: lexer.errors.count, hasError: lexer.hasError, isHeader: lexer.isHeader,
      openOnLine: lexer.openOnLine, trivia: lexer.trivia, current: current, lastStart: lastStart,
      lastEnd: lastEnd, count: outputCount)
  }

  mutating func restore(_ checkpoint: Checkpoint) {
    lexer.position = checkpoint.position
    lexer.errors.removeLast(lexer.errors.count - checkpoint.errorCount)
    lexer.hasError = checkpoint.hasError
    lexer.isHeader = checkpoint.isHeader
    lexer.openOnLine = checkpoint.openOnLine
    lexer.trivia = checkpoint.trivia
    current = checkpoint.current
    (lastStart, lastEnd, outputCount) = (checkpoint.lastStart, checkpoint.lastEnd, checkpoint.count)
  }

  // MARK: File and blocks

  private mutating func file() {
    let node = open(.file)
    if !lexer.errors.isEmpty, lexer.errors[0].kind == .otherEncoding {
      current = Token(kind: .unexpected, start: 0, end: lexer.bytes.count, startsLine: true)
      bump()
    }
    if lexer.bytes.count > 0, lexer.position < lexer.bytes.count { current = lexer.next() }
    if current.kind != .endOfFile || !lexer.trivia.isEmpty || lexer.position > 0 {
      var isDamaged = false
      while current.kind != .endOfFile {
        if current.kind == .closeBrace {
          strayCloseBrace()
          isDamaged = true
        } else if statement(depth: 0) {
          isDamaged = true
        }
      }
      flushTrivia()
      close(node, damaged: isDamaged)
    }
  }

  private mutating func strayCloseBrace() {
    bracesMatch = false
    startStatement()
    lexer.report(.strayCloseBrace, current.start..<current.end)
    let node = open(.skipped)
    bump()
    skipTokens()
    close(node, damaged: true)
  }

  /// A block after its header.
  ///
  /// - Parameters:
  ///   - header: where the declaration starts.
  ///   - isVirtual: whether its `{` is missing and only its indentation shows it.
  ///   - isReported: whether its `{` is an error already, so that a missing `}` is no second one.
  /// - Returns: whether a declaration that should stand in it may be hidden in what could not be read.
  mutating func block(depth: Int, header: Int, isVirtual: Bool = false, isReported: Bool = false) -> Bool {
    if depth > Parser.maximumDepth { return tooDeepBlock() }
    let node = open(.block)
    let indentation = isRecovering ? lexer.indentation(at: header) : 0
    let brace = current.start..<current.end
    openIndentations.append(indentation)
    if !isVirtual {
      lexer.openOnLine += 1
      bump()
    }
    var isDamaged = isVirtual
    content: while true {
      if current.startsLine { lexer.openOnLine = 0 }
      if isRecovering, !current.startsLine, current.kind == .closeBrace, lexer.openOnLine < 2, isStray(indentation) {
        strayCloseBrace()
        isDamaged = true
        continue content
      }
      if isRecovering, current.startsLine, current.kind != .endOfFile {
        switch witness(indentation, isVirtual: isVirtual) {
        case .none: break
        case .blockIsOver:
          if !isReported { unclosed(brace, header, isVirtual: isVirtual) }
          isDamaged = true
          break content
        case .braceIsStray:
          strayCloseBrace()
          isDamaged = true
          continue content
        }
      }
      switch current.kind {
      case .endOfFile:
        if isReported { bracesMatch = false } else { unclosed(brace, header, isVirtual: isVirtual) }
        isDamaged = true
        break content
      case .closeBrace:
        if isVirtual {
          lexer.errors.append(
            SyntaxError(.missingOpenBrace, header..<endOfWord(header), related: current.start..<current.end))
        }
        if lexer.openOnLine > 0 { lexer.openOnLine -= 1 }
        bump()
        break content
      default:
        if statement(depth: depth) { isDamaged = true }
      }
    }
    openIndentations.removeLast()
    close(node, damaged: isDamaged)
    return isDamaged
  }

  private func endOfWord(_ start: Int) -> Int {
    var end = start
    while lexer.byteClass(lexer.bytes.byte(end)) & ByteClass.namePart != 0 { end += 1 }
    return max(end, start + 1)
  }

  private mutating func unclosed(_ brace: Range<Int>, _ header: Int, isVirtual: Bool) {
    bracesMatch = false
    guard !isVirtual else { return }
    // Of a text block its closing quotes are what the block was left behind.
    let last = lastEnd - lastStart > 6 && lexer.bytes.byte(lastEnd - 2) == .quote ? lastEnd - 3 : lastStart
    let place = max(last, brace.lowerBound)..<max(lastEnd, brace.upperBound)
    // An unclosed text block that runs to the end, or too deep a nesting, has swallowed the brace: that is one mistake.
    if let last = lexer.errors.last, current.kind == .endOfFile {
      if last.kind == .tooDeep { return }
      if last.kind == .unclosedTextBlock, place.upperBound >= last.range.upperBound,
        place.lowerBound <= last.range.lowerBound
      {
        return
      }
    }
    lexer.errors.append(SyntaxError(.unclosedBlock, place, related: brace))
  }

  /// A block past the limit: its tokens up to its `}` are kept and not read.
  private mutating func tooDeepBlock() -> Bool {
    lexer.errors.append(SyntaxError(.tooDeep, current.start..<current.end))
    let node = open(.skipped)
    var open = 0
    repeat {
      if current.kind == .openBrace { open += 1 }
      if current.kind == .closeBrace { open -= 1 }
      lexer.hasError = true
      bump()
    } while open > 0 && current.kind != .endOfFile
    close(node, damaged: true)
    return true
  }

  // MARK: Statements

  @inline(__always)
  mutating func startStatement() {
    lexer.hasError = !lexer.errors.isEmpty && lexer.isReported(current)
    lexer.statementStart = current.start
  }

  /// A field or a declaration, or what stands in its place.
  ///
  /// - Returns: whether something that could not be read stands there.
  @inline(__always)
  mutating func statement(depth: Int) -> Bool {
    startStatement()
    if current.kind == .name || current.kind == .uncleanName {
      if isFollowedByColon() { return field(depth: depth, hasColon: true) }
      return declaration(depth: depth)
    }
    return unreadable(depth: depth)
  }

  /// Whether `:` follows the current word on its line.
  @inline(__always)
  mutating func isFollowedByColon() -> Bool {
    let index = lexer.endOfBlanks(current.end)
    let byte = lexer.bytes.byte(index)
    if byte < 0x80, byte != 0x0B, byte != 0x0C { return byte == UInt8(ascii: ":") }
    let start = checkpoint()
    bump()
    defer { restore(start) }
    return current.kind == .colon && !current.startsLine
  }

  /// What may stand on the line behind a statement: nothing, `}`, or one error.
  ///
  /// - Parameter statement: the node of the statement, which what follows it damages.
  @inline(__always)
  mutating func lineEnd(of statement: Int, depth: Int) -> Bool {
    if current.startsLine || current.kind == .closeBrace { return false }
    return extraTokens(statement, depth)
  }

  private mutating func extraTokens(_ statement: Int, _ depth: Int) -> Bool {
    if startsStatement() {
      lexer.hasError = false
      lexer.report(.missingLineEnd, current.start..<current.end)
      return false
    }
    let isReported = !lexer.hasError
    lexer.report(.unexpectedToken, current.start..<current.end)
    damage(statement)
    let node = open(.skipped)
    if current.kind != .openBrace { bump() }
    skipTokens()
    if count == node + 1 { outputCount -= 1 } else { close(node, damaged: true) }
    guard current.kind == .openBrace, !current.startsLine else { return false }
    // What the brace opens has no header, but its content is no part of what is around it.
    let owner = open(.declaration)
    let header = lexer.statementStart
    _ = block(depth: depth + 1, header: header, isReported: isReported)
    close(owner, damaged: true)
    startStatement()
    return lineEnd(of: owner, depth: depth)
  }

  /// Marks a node as damaged after it was closed.
  private mutating func damage(_ node: Int) {
    output[node] = SyntaxRecord(bits: output[node].bits | SyntaxRecord.damagedBit)
  }

  /// Goes back to the start of the statement whose node and first token these are.
  mutating func rewind(to node: Int, _ first: Token, errorCount: Int) {
    outputCount = node
    current = first
    lexer.position = first.end
    lexer.trivia.removeAll(keepingCapacity: true)
    lexer.errors.removeLast(max(0, lexer.errors.count - errorCount))
    lexer.hasError = false
  }

  /// Whether a whole statement starts at the current token: `name:` or a header with its brace.
  mutating func startsStatement() -> Bool {
    guard current.kind.isName else { return false }
    if isFollowedByColon() { return true }
    let start = checkpoint()
    defer { restore(start) }
    lexer.isHeader = true
    bump()
    if !current.startsLine, current.kind.isName || current.kind.isDigits { bump() }
    if !current.startsLine, current.kind.isText { bump() }
    return current.kind == .openBrace && !current.startsLine
  }

  /// Passes over the rest of a line, braces excepted: they go on counting. Of a list the lines that follow belong to it.
  mutating func skipTokens() {
    lexer.hasError = true
    while !current.startsLine || goesOnWithList, current.kind != .closeBrace, current.kind != .openBrace,
      current.kind != .endOfFile
    {
      bump()
    }
  }

  /// Whether a comma or a colon ended the line before and this one starts with what can be nothing but a value.
  private var goesOnWithList: Bool {
    let last = lexer.bytes.byte(lastEnd - 1)
    guard last == UInt8(ascii: ",") || last == UInt8(ascii: ":") else { return false }
    switch current.kind {
    case .text, .textBlock, .quotedText, .digits, .uncleanDigits, .euro, .comparison: return true
    default: return false
    }
  }

  /// A line that starts with no word.
  mutating func unreadable(depth: Int) -> Bool {
    let isBlock = current.kind == .openBrace
    let start = current.start
    lexer.report(.unexpectedToken, current.start..<current.end)
    let node = open(isBlock ? .declaration : .skipped)
    if !isBlock {
      lexer.isHeader = true
      bump()
      skipTokens()
      lexer.isHeader = false
      close(node, damaged: true)
    }
    if current.kind == .openBrace, isBlock || !current.startsLine {
      let owner = isBlock ? node : open(.declaration)
      _ = block(depth: depth + 1, header: start, isReported: true)
      close(owner, damaged: true)
    }
    if !current.startsLine, current.kind != .closeBrace {
      startStatement()
      _ = lineEnd(of: node, depth: depth)
    }
    return true
  }
}
