/// Where a file says what it says: a range for each declaration, field and value of its facts. Knows no meaning.
internal import OpgaveSyntax

/// A part of what a file says; ordinals and places are those of `Facts`.
package enum Part: Equatable, Hashable, Sendable {
  case keyword(DeclarationIndex)
  /// The name or date, else the keyword.
  case name(DeclarationIndex)
  case title(DeclarationIndex)
  case field(FieldIndex)
  case value(ValueIndex)
  /// The first date of a period, else the whole value.
  case start(ValueIndex)
  /// The last date of a period, the date of a measurement, else the whole value.
  case end(ValueIndex)
  /// One name of a reference.
  case reference(ValueIndex, part: Int)
}

/// The ranges of one file, as differences in a variable number of bytes each: most take two or three.
///
/// Closed files keep this; who shows findings takes it apart once with `expanded()`.
package struct Places: Equatable, Sendable {
  private var bytes: [UInt8] = []

  package init() {}

  /// - Parameters:
  ///   - ranges: keyword, name and title of each declaration, then the key of each field, then each value.
  ///   - scratch: kept between files, so that what stays is as small as can be.
  init(_ ranges: [UnsafeBufferPointer<UInt64>], scratch: inout [UInt8]) {
    // Two numbers of at most five bytes a range.
    let room = ranges.reduce(0) { $0 + $1.count } * 10
    if scratch.count < room { scratch = [UInt8](repeating: 0, count: room * 2) }
    bytes = scratch.withUnsafeMutableBufferPointer { scratch in
      var count = 0
      func put(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
          scratch[count] = UInt8(truncatingIfNeeded: rest) | 0x80
          count += 1
          rest >>= 7
        }
        scratch[count] = UInt8(truncatingIfNeeded: rest)
        count += 1
      }
      var last: Int64 = 0
      for part in ranges {
        for range in part {
          let start = Int64(range & 0xFFFF_FFFF)
          let difference = start - last
          put(UInt64(bitPattern: difference << 1 ^ difference >> 63))
          put(range >> 32)
          last = start
        }
      }
      return Array(scratch[..<count])
    }
  }

  /// Start in the low, length in the high half.
  static func packed(_ range: Range<Int>) -> UInt64 {
    UInt64(UInt32(clamping: range.lowerBound)) | UInt64(UInt32(clamping: range.count)) << 32
  }

  static func unpacked(_ packed: UInt64) -> Range<Int> {
    Int(packed & 0xFFFF_FFFF)..<Int(packed & 0xFFFF_FFFF) + Int(packed >> 32)
  }

  package func expanded(_ facts: Facts) -> Expanded {
    Expanded(
      ranges: all, firstField: facts.raw.declarations.count * 3,
      firstValue: facts.raw.declarations.count * 3 + facts.raw.fields.count)
  }

  /// The ranges in their order.
  var all: [Range<Int>] {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(bytes.count / 2)
    var index = 0
    func take() -> UInt64 {
      var result: UInt64 = 0
      var shift: UInt64 = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        result |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      return result
    }
    var last: Int64 = 0
    while index < bytes.count {
      let difference = take()
      let start = last + (Int64(bitPattern: difference >> 1) ^ -Int64(bitPattern: difference & 1))
      let length = Int(take())
      ranges.append(Int(start)..<Int(start) + length)
      last = start
    }
    return ranges
  }

  package struct Expanded: Sendable {
    private let ranges: [Range<Int>]
    private let firstField: Int
    private let firstValue: Int

    init(ranges: [Range<Int>], firstField: Int, firstValue: Int) {
      (self.ranges, self.firstField, self.firstValue) = (ranges, firstField, firstValue)
    }

    /// What stands in the header of a declaration; empty for what it lacks.
    func header(_ ordinal: DeclarationIndex) -> (keyword: Range<Int>, name: Range<Int>, title: Range<Int>) {
      let first = ordinal.place * 3
      return (at(first), at(first + 1), at(first + 2))
    }

    private func whole(_ value: ValueIndex) -> Range<Int> { at(firstValue + value.place) }

    private func at(_ index: Int) -> Range<Int> { ranges.indices.contains(index) ? ranges[index] : 0..<0 }

    package func range(_ part: Part, _ facts: Facts) -> Range<Int> {
      switch part {
      case .keyword(let ordinal): return at(ordinal.place * 3)
      case .name(let ordinal):
        let name = at(ordinal.place * 3 + 1)
        return name.isEmpty ? at(ordinal.place * 3) : name
      case .title(let ordinal):
        let title = at(ordinal.place * 3 + 2)
        return title.isEmpty ? range(.name(ordinal), facts) : title
      case .field(let index): return at(firstField + index.place)
      case .value(let index): return whole(index)
      case .start(let index):
        let whole = whole(index)
        guard case .period(let period) = facts.value(index) else { return whole }
        return whole.lowerBound..<min(whole.upperBound, whole.lowerBound + period.start.length)
      case .end(let index):
        let whole = whole(index)
        let date: DateSpan? =
          switch facts.value(index) {
          case .period(let period): period.end
          case .measurement(let measurement): measurement.date
          case .text, .document, .source, .code, .word, .number, .percentage, .amount, .date, .reference: nil
          }
        return date.map { max(whole.lowerBound, whole.upperBound - $0.length)..<whole.upperBound } ?? whole
      case .reference(let index, let part):
        let whole = whole(index)
        guard case .reference(let reference) = facts.value(index), reference.names.indices.contains(part) else {
          return whole
        }
        // Names that are written in another form than they are kept have other lengths; then the whole is shown.
        let lengths = reference.names.map { facts.names.length($0) }
        guard lengths.reduce(lengths.count - 1, +) == whole.count else { return whole }
        let start = whole.lowerBound + lengths[..<part].reduce(part, +)
        return start..<start + lengths[part]
      }
    }
  }
}
