/// What is handed on is whole: nothing of the examples is missing, and what people wrote is text in each form.
import Foundation
import OpgaveModel
import OpgavePages
import OpgaveSheets
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct ExportTests {
  private static var examples: RepositoryTexts { TextRepository(SiteTests.examples).read.texts }

  /// Nothing that is to be achieved is left out of the three questions.
  @Test(arguments: [false, true]) func theThreeQuestionsAreWhole(_ isOver: Bool) {
    let texts = Self.examples
    let told = Terminal.plain.text(ThreeQuestions(texts, .nl, isOver: isOver).blocks)
    var count = 0
    for (number, file) in texts.repository.files.numbered {
      for ordinal in file.facts.ordinals where [.doel, .baat, .indicator].contains(file.facts.kind(of: ordinal)) {
        let root = file.facts.root(of: ordinal)
        guard file.facts.kind(of: root) == .opgave, isOver || file.facts.word(.status, of: root) != .gestopt else {
          continue
        }
        let title = texts.title(of: Address(file: number, ordinal: ordinal)) ?? file.facts.name(of: ordinal)
        #expect(told.contains(title.shown), "\(title)")
        count += 1
        for source in texts.texts(.bron, of: Address(file: number, ordinal: ordinal)) { #expect(told.contains(source)) }
      }
    }
    #expect(count > 30)
  }

  /// Every row has a cell for every column, and every opgave is there.
  @Test(arguments: SheetKind.allCases) func sheetsAreWhole(_ kind: SheetKind) {
    let sheet = RepositorySheets([Self.examples], .nl).sheet(kind)
    #expect(!sheet.rows.isEmpty && Set(sheet.columns).count == sheet.columns.count)
    #expect(sheet.rows.allSatisfy { $0.count == sheet.columns.count })
    if kind == .opgaven { #expect(sheet.rows.count == Relations(Self.examples.repository).opgaven.count) }
    let other = RepositorySheets([Self.examples], .en).sheet(kind)
    #expect(other.columns == sheet.columns)
  }

  /// In each field something that a spreadsheet, a calendar or Markdown would do something with.
  @Test(arguments: SiteTests.hostile.indices) func whatPeopleWroteIsText(_ seed: Int) throws {
    let texts = TextRepository(SiteTests.poisoned(SiteTests.examples, seed)).read.texts
    for kind in SheetKind.allCases {
      for dialect in [SheetDialect.standard, .dutch] {
        let sheet = RepositorySheets([texts], .nl).sheet(kind)
        let read = try SheetReader.read(SheetWriter(dialect).bytes(sheet))
        #expect(read.rows.count == sheet.rows.count && read.rows.allSatisfy { $0.cells.count == sheet.columns.count })
        for row in read.rows {
          for cell in row.cells where !cell.isEmpty {
            let isNumber = cell.first == "-" && read.number(cell.replacing("%", with: "")) != nil
            #expect(isNumber || !"=+-@\t\r＝＋－＠".contains(cell.first ?? " "), "\(cell)")
          }
        }
      }
    }
    let lines = ICalendar.text(Agenda([texts], .nl), .nl).components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") && !$0.contains("\r") })
    let names = Set(lines.filter { $0.utf8.first != 0x20 && !$0.isEmpty }.map { $0.prefix { $0 != ":" && $0 != ";" } })
    let known: Set<Substring> = [
      "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND",
      "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP",
    ]
    #expect(names.isSubset(of: known), "\(names.subtracting(known))")
  }

  /// An event on another day, or with another one before it, is the same event.
  @Test func eventsAreKnownAgain() {
    func keys(_ mijlpalen: String) -> [String: String] {
      let text = "opgave a \"A\" {\n  status: uitvoering\n  presteren {\n\(mijlpalen)\n  }\n}\n"
      let texts = TextRepository([("a.opgave", Array(text.utf8))]).read.texts
      return Dictionary(Agenda([texts], .nl).events.map { ("\($0.title) \($0.date.text)", $0.key) }) { $1 }
    }
    let one = keys("mijlpaal 2026-09-01 \"X\"\nmijlpaal 2027-01-01 \"Y\"")
    let other = keys("mijlpaal 2026-08-01 \"Z\"\nmijlpaal 2026-10-05 \"X\"\nmijlpaal 2027-01 \"Y\"")
    #expect(one["X 2026-09-01"] == other["X 2026-10-05"] && one["Y 2027-01-01"] == other["Y 2027-01"])
    let twice = keys("mijlpaal 2026-09-01 \"X\"\nmijlpaal 2026-10-01 \"X\"")
    #expect(twice.count == 2 && Set(twice.values).count == 2 && twice["X 2026-09-01"] == one["X 2026-09-01"])
    // What is past, done, over or given up is not to come.
    #expect(keys("mijlpaal 2026-06-30 \"X\"\nmijlpaal 2026-09-01 \"Y\" { gedaan: 2026-06-01 }").isEmpty)
    #expect(keys("inspanning i { status: gestopt\nmijlpaal 2026-09-01 \"X\" }").isEmpty)
    #expect(keys("mijlpaal 2026 \"X\"").count == 1)
  }

  @Test func whatIsNotReadIsCounted() {
    let text = """
      opgave a "A" {
        status: bezig
        budget: veel
        looptijd: ooit
        presteren {
          indicator i { metingen: 1 op 2026-01-01, hoog }
          inspanning x { budget: weinig, werkwijze: project }
        }
      }
      opgave {
      """
    let texts = TextRepository([("a.opgave", Array(text.utf8))]).read.texts
    let all = Unreadable.text(Unreadable.all(texts)).map(\.nl)
    #expect(all.contains("2 bedragen niet gelezen: a.opgave:3, a.opgave:7"), "\(all)")
    #expect(all.contains("1 meting niet gelezen: a.opgave:6") && all.contains { $0.hasPrefix("1 woord niet gelezen") })
    #expect(
      all.contains { $0.contains("onderdeel met een schrijffout") || $0.contains("onderdelen met een schrijffout") })
    #expect(!SheetKind.metingen.unreadable(texts).contains { $0.what == .amount })
    #expect(SheetKind.inspanningen.unreadable(texts).filter { $0.what == .amount }.count == 1)
  }
}
