/// An agenda as a calendar, as RFC 5545 has it: events of whole days.
package import OpgaveModel
internal import OpgaveSyntax
internal import OpgaveWorkspace

package enum ICalendar {
  package static func text(_ agenda: Agenda, _ language: Language) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//opgave//\(Version.number)//\(language.rawValue.uppercased())",
      "CALSCALE:GREGORIAN", "X-WR-CALNAME:Opgaven",
    ]
    for event in agenda.events {
      let day = event.date.last
      // Where only a month or a year is known, that is said; the day is the last on which it can be.
      let isExact = event.date.first == event.date.last
      let when = isExact ? "" : " (\(DayText.text(event.date, language)))"
      var description = event.opgave
      if !event.who.isEmpty { description += "\n\(event.who)" }
      lines += [
        "BEGIN:VEVENT", "UID:\(SHA256.hex(event.key).prefix(32))@opgave", "DTSTAMP:\(written(agenda.today))T000000Z",
        "DTSTART;VALUE=DATE:\(written(day))", "DTEND;VALUE=DATE:\(written(day + 1))",
        "SUMMARY:\(escaped("\(event.title)\(when) – \(event.opgave)"))", "DESCRIPTION:\(escaped(description))",
        "CATEGORIES:\(escaped(event.kind.rawValue))", "TRANSP:TRANSPARENT", "END:VEVENT",
      ]
    }
    lines.append("END:VCALENDAR")
    return lines.map { folded($0) + "\r\n" }.joined()
  }

  private static func written(_ day: Int32) -> String { Calendar.text(day).replacing("-", with: "") }

  private static func escaped(_ text: String) -> String {
    var result = ""
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n" where wasReturn: break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": result += "\\n"
      // No calendar has a place for these.
      case _ where scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F: break
      default: result.unicodeScalars.append(scalar)
      }
      wasReturn = scalar == "\r"
    }
    return result
  }

  /// At most 75 bytes a line; what follows starts with a space. No character is taken apart.
  private static func folded(_ line: String) -> String {
    guard line.utf8.count > 75 else { return line }
    var result = ""
    var used = 0
    func put(_ part: String) {
      let size = part.utf8.count
      if used + size > 75 {
        result += "\r\n "
        used = 1
      }
      result += part
      used += size
    }
    for character in line {
      // One that fills a line by itself is no letter of any language.
      if character.utf8.count > 70 {
        character.unicodeScalars.forEach { put(String($0)) }
      } else {
        put(String(character))
      }
    }
    return result
  }
}
