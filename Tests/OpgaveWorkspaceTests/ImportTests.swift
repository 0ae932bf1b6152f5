/// What a sheet brings comes into the text as a person would have put it, and nothing else changes.
import Foundation
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct ImportTests {
  private static func plan(_ text: String, _ rows: [ImportRow]) -> ImportPlan {
    ImportPlan.all([TextRepository([("a.opgave", Array(text.utf8))]).read.texts], rows)[0]
  }

  private static func text(_ plan: ImportPlan) -> String? {
    plan.changes.first.map { String(decoding: $0.value.new, as: UTF8.self) }
  }

  private static func meting(_ number: Int, _ day: String, _ value: String, _ indicator: String = "i") -> ImportRow {
    ImportRow(
      number: number, opgave: "a", .meting(indicator: indicator, date: DateSpan(text: day), value: .written(value)))
  }

  /// A list, what is measured besides, and the list then.
  static let lists: [(list: String, days: [String], then: String)] = [
    ("metingen: 1 op 2026-01-01", ["2026-02-01"], "metingen: 1 op 2026-01-01, 7 op 2026-02-01"),
    ("metingen: 1 op 2026-01-01", ["2025-12-01"], "metingen: 7 op 2025-12-01, 1 op 2026-01-01"),
    (
      "metingen: 1 op 2026-01-01, 2 op 2026-03-01", ["2026-02-01", "2026-04-01", "2025-01-01"],
      "metingen: 7 op 2025-01-01, 1 op 2026-01-01, 7 op 2026-02-01, 2 op 2026-03-01, 7 op 2026-04-01"
    ),
    ("metingen: 1, 2 op 2026-03-01", ["2026-02-01"], "metingen: 1, 7 op 2026-02-01, 2 op 2026-03-01"),
    ("metingen: 1 op 2026-01-01  # goed", ["2026-02-01"], "metingen: 1 op 2026-01-01, 7 op 2026-02-01  # goed"),
    (
      "metingen:\n      1 op 2026-01-01,  # eerste\n      2 op 2026-03-01  # tweede", ["2026-02-01", "2026-04-01"],
      "metingen:\n      1 op 2026-01-01,  # eerste\n      7 op 2026-02-01,\n      2 op 2026-03-01,  # tweede\n      7 op 2026-04-01"
    ),
    (
      "metingen:\n      # van het bureau\n      1 op 2026-01-01,\n      2 op 2026-03-01", ["2025-01-01"],
      "metingen:\n      7 op 2025-01-01,\n      # van het bureau\n      1 op 2026-01-01,\n      2 op 2026-03-01"
    ),
    ("metingen: 1 op 2025", ["2026-02"], "metingen: 1 op 2025, 7 op 2026-02"),
    ("nulmeting: 1 op 2025", ["2026-02-01"], "nulmeting: 1 op 2025\n    metingen: 7 op 2026-02-01"),
  ]

  @Test(arguments: lists.indices, ["\n", "\r\n", "\r"]) func measurementsStandInTheirOrder(_ index: Int, _ end: String)
  {
    let (list, days, then) = Self.lists[index]
    func whole(_ list: String) -> String {
      "opgave a \"A\" {\n  presteren {\n  indicator i \"I\" {\n    \(list)\n  }\n  }\n}\n# eind\n".replacing(
        "\n", with: end)
    }
    let plan = Self.plan(whole(list), days.enumerated().map { Self.meting($0.offset, $0.element, "7") })
    #expect(plan.bad.isEmpty && plan.taken.count == days.count)
    #expect(Self.text(plan) == whole(then))
  }

  @Test func aCanonicalFileStaysSo() {
    let days = (1...9).map { "2025-0\($0)-01" }
    let text = """
      opgave a "A" {
        presteren {
          indicator i "I" {
            metingen: 1 op 2024-01-01
          }
        }
      }

      """
    let plan = Self.plan(text, days.enumerated().map { Self.meting($0.offset, $0.element, "7") })
    #expect(Self.text(plan)?.contains("metingen:\n        1 op 2024-01-01,\n") ?? false, "\(Self.text(plan) ?? "")")
  }

  @Test func reportsStandInTheirOrder() {
    func report(_ number: Int, _ day: String, doel: String = "", inspanning: String = "") -> ImportRow {
      let date = DateSpan(text: day) ?? DateSpan(day: 0)
      return ImportRow(
        number: number, opgave: "a",
        .voortgang(
          doel: doel, inspanning: inspanning, date: date,
          fields: [(.inhoud, "Groen"), (.tijd, ""), (.toelichting, "zo \"x\"")]))
    }
    let text = """
      opgave a "A" {
        presteren {
          doel d "D"

          inspanning x "X" {
            werkwijze: project

            voortgang 2026-03-01 {
              inhoud: rood
            }
          }
        }
      }

      """
    let plan = Self.plan(
      text,
      [
        report(1, "2026-02-01", inspanning: "X"), report(2, "2026-04-01", inspanning: "x"), report(3, "2026-06-01"),
        report(4, "2026-05-01"), report(5, "2026-05-01", doel: "d"),
      ])
    #expect(plan.bad.isEmpty && plan.taken.count == 5, "\(plan.bad)")
    let then = """
      opgave a "A" {
        presteren {
          doel d "D" {
            voortgang 2026-05-01 {
              inhoud: groen
              toelichting: "zo \\"x\\""
            }
          }

          inspanning x "X" {
            werkwijze: project

            voortgang 2026-02-01 {
              inhoud: groen
              toelichting: "zo \\"x\\""
            }

            voortgang 2026-03-01 {
              inhoud: rood
            }

            voortgang 2026-04-01 {
              inhoud: groen
              toelichting: "zo \\"x\\""
            }
          }

          voortgang 2026-05-01 {
            inhoud: groen
            toelichting: "zo \\"x\\""
          }

          voortgang 2026-06-01 {
            inhoud: groen
            toelichting: "zo \\"x\\""
          }
        }
      }

      """
    #expect(Self.text(plan) == then, "\(Self.text(plan) ?? "")")
    // Once more: it is there.
    let again = Self.plan(then, [report(1, "2026-02-01", inspanning: "x"), report(2, "2026-05-01")])
    #expect(again.known == [1, 2] && again.changes.isEmpty && again.bad.isEmpty)
  }

  @Test func whatIsDoneIsSaidWhereItStands() {
    let text =
      "opgave a \"A\" {\n  presteren {\n    mijlpaal 2026-03-01 \"M\"\n    inspanning x \"X\" {\n      mijlpaal 2026-03-01 \"M\" { soort: fase }\n    }\n  }\n  leren {\n    reflectie 2026-01-01 { actie: \"Doen\" }\n  }\n}\n"
    let day = DateSpan(text: "2026-04-01")
    let march = DateSpan(text: "2026-03-01") ?? DateSpan(day: 0)
    let plan = Self.plan(
      text,
      [
        ImportRow(number: 1, opgave: "A", .mijlpaal(inspanning: "", date: march, title: "M", done: day)),
        ImportRow(number: 2, opgave: "a", .mijlpaal(inspanning: "x", date: march, title: "M", done: nil)),
        ImportRow(
          number: 3, opgave: "a", .actie(reflectie: DateSpan(text: "2026-01-01") ?? march, text: "Doen", done: day)),
      ])
    let new = Self.text(plan) ?? ""
    #expect(plan.taken == [1, 3] && plan.known == [2] && plan.bad.isEmpty, "\(plan.bad)")
    #expect(
      new.contains("mijlpaal 2026-03-01 \"M\" {\n      gedaan: 2026-04-01\n    }") && new.contains("{ soort: fase }"),
      "\(new)")
    #expect(
      new.contains("gedaan: 2026-04-01") && new.filter { $0 == "\n" }.count < text.filter { $0 == "\n" }.count + 6)
  }

  /// In any layout: what is there stays, byte for byte, and the facts are those that were and those that came.
  @Test func randomListsLoseNothing() {
    var random = SeededGenerator(seed: Project.seed &+ 77)
    for _ in 0..<Project.cases(300) {
      let days = (0..<random.below(6)).map { _ in 100 + random.below(400) }.sorted()
      let known = Array(Set(days)).sorted()
      func day(_ number: Int) -> String { Calendar.text(Calendar.day(2025, 1, 1) + Int32(number)) }
      func gap() -> String { ["", " ", "  # x", "\n", "\n    # y\n      ", "\n      "][random.below(6)] }
      var list = "metingen:"
      for (place, one) in known.enumerated() {
        list += (place == 0 ? [" ", "\n      ", "  # k\n      "][random.below(3)] : "") + "\(place) op \(day(one))"
        if place < known.count - 1 {
          let between = gap()
          list += "," + (between.contains("#") && !between.hasSuffix(" ") ? between + "\n      " : between + " ")
        }
      }
      if random.below(3) == 0 { list += "  # z" }
      let text =
        "opgave a \"A\" {\n  presteren {\n  indicator i \"I\" {\n    \(known.isEmpty ? "" : list)\n  }\n  }\n}\n"
      guard SyntaxTree(parsing: Array(text.utf8)).errors.isEmpty else { continue }
      let new = Array(Set((0..<1 + random.below(4)).map { _ in random.below(500) })).filter { !known.contains($0) }
      let plan = Self.plan(text, new.enumerated().map { Self.meting($0.offset, day($0.element), "7") })
      guard !new.isEmpty else { continue }
      guard let then = Self.text(plan) else {
        Issue.record("nothing came of \(text)")
        continue
      }
      let tree = SyntaxTree(parsing: Array(then.utf8))
      #expect(tree.errors.isEmpty, "\(text) → \(then)")
      let texts = TextRepository([("a.opgave", Array(then.utf8))]).read.texts
      let facts = texts.repository.files.first?.facts ?? Facts()
      let indicator = facts.ordinals.first { facts.kind(of: $0) == .indicator } ?? DeclarationIndex(0)
      let measured = Course(facts, indicator).measurements.compactMap { $0.measurement.date?.text }
      #expect(measured == (known + new).sorted().map(day), "\(text) → \(then)")
      // Each comment still stands behind or above what it did.
      func comments(_ text: String) -> Int { text.filter { $0 == "#" }.count }
      #expect(comments(then) == comments(text))
    }
  }
}
