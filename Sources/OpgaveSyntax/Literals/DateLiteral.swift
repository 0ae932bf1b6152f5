/// Dates as they are written: a year, a quarter, a month or a day. Knows the calendar and no clock.

/// The days that a date covers, numbered from 1970-01-01; both ends belong to it.
package struct DateSpan: Hashable, Sendable {
  package let first: Int32
  package let last: Int32

  package init(first: Int32, last: Int32) { (self.first, self.last) = (first, last) }
  package init(day: Int32) { (first, last) = (day, day) }

  /// The bytes in which it is written: `2026-03-01`, `2026-03` and `2026-Q3`, or `2026`.
  package var length: Int {
    switch last - first {
    case ..<1: 10
    case ..<100: 7
    default: 4
    }
  }
}

package enum Calendar {
  /// The number of a day of the Gregorian calendar, by the algorithm of Howard Hinnant's "chrono-compatible date algorithms".
  package static func day(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
  }

  package static func date(_ number: Int32) -> (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
  }

  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// The day `months` later; a day that the month does not have becomes its last.
  package static func adding(months: Int, to number: Int32) -> Int32 {
    let date = date(number)
    let (total, overflow) = (date.year * 12 + date.month - 1).addingReportingOverflow(months)
    guard !overflow, abs(total) < 12 * 100_000 else { return months < 0 ? Int32.min : Int32.max }
    let year = total >= 0 ? total / 12 : (total - 11) / 12
    let month = total - year * 12 + 1
    return day(year, month, min(date.day, days(inMonth: month, of: year)))
  }

  /// `2026-03-01`.
  package static func text(_ number: Int32) -> String {
    let date = date(number)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }
}

extension DateSpan {
  enum Failure: Error {
    /// It has not the form of a date.
    case notation
    /// It has the form of a date that the calendar does not have.
    case noSuchDate
  }

  /// Reads `2026`, `2026-Q3`, `2026-03` and `2026-03-01`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Result<DateSpan, Failure> {
    @inline(__always)
    func number(_ start: Int, _ length: Int) -> Int? {
      var value = 0
      for index in start..<start + length {
        let digit = bytes[index] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        value = value &* 10 &+ Int(digit)
      }
      return value
    }
    let start = range.lowerBound
    guard range.count >= 4, range.lowerBound >= 0, range.upperBound <= bytes.count, let year = number(start, 4) else {
      return .failure(.notation)
    }
    if range.count == 4 {
      return .success(DateSpan(first: Calendar.day(year, 1, 1), last: Calendar.day(year, 12, 31)))
    }
    guard bytes[start + 4] == UInt8(ascii: "-") else { return .failure(.notation) }
    if range.count == 7, bytes[start + 5] == UInt8(ascii: "Q") {
      guard let quarter = number(start + 6, 1) else { return .failure(.notation) }
      guard (1...4).contains(quarter) else { return .failure(.noSuchDate) }
      let end = Calendar.days(inMonth: quarter * 3, of: year)
      return .success(
        DateSpan(first: Calendar.day(year, quarter * 3 - 2, 1), last: Calendar.day(year, quarter * 3, end)))
    }
    guard range.count == 7 || range.count == 10, let month = number(start + 5, 2) else { return .failure(.notation) }
    let isMonth = (1...12).contains(month)
    if range.count == 7 {
      guard isMonth else { return .failure(.noSuchDate) }
      return .success(
        DateSpan(
          first: Calendar.day(year, month, 1),
          last: Calendar.day(year, month, Calendar.days(inMonth: month, of: year))))
    }
    guard bytes[start + 7] == UInt8(ascii: "-"), let day = number(start + 8, 2) else { return .failure(.notation) }
    guard isMonth, day >= 1, day <= Calendar.days(inMonth: month, of: year) else { return .failure(.noSuchDate) }
    return .success(DateSpan(day: Calendar.day(year, month, day)))
  }

  package init?(_ bytes: [UInt8]) {
    guard let value = bytes.withUnsafeBufferPointer({ try? DateSpan.read($0, 0..<$0.count).get() }) else { return nil }
    self = value
  }

  /// Reads the text of an option or a setting.
  package init?(text: String) { self.init(Array(text.utf8)) }
}
