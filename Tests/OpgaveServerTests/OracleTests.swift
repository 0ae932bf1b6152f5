/// Every answer after an edit equals the answer of a fresh start.
import OpgaveModel
import OpgaveRules
import OpgaveServer
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Testing

@Suite struct OracleTests {
  static let sources: [(path: String, bytes: [UInt8])] = {
    let examples = Project.contents(below: "grammar/voorbeelden", ending: ".opgave")
    let fixtures = [
      ("organisatie.opgave", Array(Example.organisation.utf8)),
      ("wonen.opgave", Project.bytes("Tests/Fixtures/parser/opgave.opgave")),
    ]
    let own = examples.filter { $0.path != "instellingen.opgave" } + fixtures
    // Many declarations in one file, of which an edit touches one.
    return own + [("samen.opgave", Array(own.map(\.1).joined(separator: [0x0A])))]
  }()

  static func read(_ path: String, _ bytes: [UInt8]) -> FileState {
    var reader = FileReader()
    return reader.state(path, SyntaxTree(parsing: bytes), Settings())
  }

  static func fresh(_ texts: [String: [UInt8]]) -> LiveRepository {
    var source = MemorySource()
    for (path, bytes) in texts { source["/" + path] = bytes }
    return LiveRepository(TextRepository.read(WithDocuments(texts: source)))
  }

  /// Texts beside which all documents exist but some.
  struct WithDocuments: FileSource {
    let texts: MemorySource

    func list(_ folder: String) throws(Problem) -> [FolderEntry] { try texts.list(folder) }
    func read(_ path: String, into buffer: FileBuffer) throws(Problem) { try texts.read(path, into: buffer) }
    func stamp(_ path: String) -> Int? { texts.stamp(path) }
    func kind(_ path: String, followingLinks: Bool) -> FileKind? {
      texts.kind(path) ?? (path.hasSuffix("x.pdf") ? nil : .file)
    }
  }

  /// What is found, by path, in words that do not depend on the numbers of files.
  static func shown(_ state: LiveRepository, _ paths: some Sequence<String>) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for path in paths {
      guard let number = state.numbers[path] else { continue }
      let lines = state.findings(number).map { placed in
        let related = placed.finding.related.map {
          "\($0.note) \($0.file.map { state.repository.files[$0].path } ?? "")"
        }
        return
          "\(placed.finding.rule) \(placed.finding.severity) \(placed.range) \(placed.finding.arguments) \(related)"
      }
      if !lines.isEmpty { result[path] = lines }
    }
    return result
  }

  /// Takes in a text as an edit of the one before where that is possible, else whole.
  static func take(
    _ path: String, _ before: [UInt8], _ after: [UInt8], _ state: inout LiveRepository, _ reader: inout FileReader
  ) {
    let (before, after) = (SyntaxTree(parsing: before), SyntaxTree(parsing: after))
    if state.edit(path, before, after, &reader) == nil { state.update(reader.state(path, after, Settings())) }
  }

  @Test func findingsAfterEditsEqualThoseOfAFreshStart() {
    var random = SeededGenerator(seed: Project.seed &+ 11)
    var texts = Dictionary(Self.sources.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let originals = texts
    var state = Self.fresh(texts)
    var reader = FileReader()
    let paths = texts.keys.sorted()
    for step in 0..<Project.cases(150) {
      let path = paths[random.below(paths.count)]
      var bytes = texts[path] ?? []
      switch random.below(10) {
      case 0: bytes = originals[path] ?? []
      case 1: bytes = []
      case 2...5: Self.swapWords(&bytes, &random)
      default: Mutation.mutate(&bytes, &random)
      }
      Self.take(path, texts[path] ?? [], bytes, &state, &reader)
      texts[path] = bytes
      _ = state.askPending()
      let (now, wanted) = (Self.shown(state, paths), Self.shown(Self.fresh(texts), paths))
      if now != wanted {
        let differing = paths.filter { now[$0] != wanted[$0] }
        Issue.record(
          "step \(step), seed \(Project.seed), after editing \(path): \(differing) differ:\n\(differing.map { "\(now[$0] ?? [])\n--\n\(wanted[$0] ?? [])" }.joined(separator: "\n"))"
        )
        return
      }
    }
  }

  /// Typing that is taken in without reading the file anew leaves findings, facts and places as a fresh start has them.
  @Test func typingEqualsAFreshStart() {
    var random = SeededGenerator(seed: Project.seed &+ 12)
    var texts = Dictionary(Self.sources.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let originals = texts
    var state = Self.fresh(texts)
    let paths = texts.keys.sorted()
    var taken = 0
    for step in 0..<Project.cases(1000) {
      let path = paths[random.below(paths.count)]
      let before = SyntaxTree(parsing: texts[path] ?? [])
      let (range, inserted) = Mutation.typing(in: before.bytes, &random)
      guard let (after, typing) = before.typing(range, inserted) else { continue }
      texts[path] = after.bytes
      if let number = state.type(in: path, before, typing, after) {
        taken += 1
        let (known, wanted) = (state.repository.files[number], Self.read(path, after.bytes))
        let isSame =
          known.facts == wanted.file.facts && known.places == wanted.file.places && wanted.findings.isEmpty
          && wanted.directives.isEmpty
        if !isSame {
          Issue.record(
            "step \(step), seed \(Project.seed): ‘\(String(decoding: inserted, as: UTF8.self))’ at \(range) of \(path): \(wanted.findings), facts \(known.facts == wanted.file.facts), places \(known.places == wanted.file.places), directives \(wanted.directives)"
          )
          return
        }
      } else {
        _ = state.update(Self.read(path, after.bytes))
      }
      if step % 5 == 0 {
        texts[path] = originals[path]
        _ = state.update(Self.read(path, originals[path] ?? []))
      }
    }
    #expect(taken > Project.cases(1000) / 20)
  }

  /// Puts one word of a file in the place of another: names, words and keywords go where they do not belong.
  private static func swapWords(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let tree = SyntaxTree(parsing: bytes)
    let words = tree.records.indices.filter { tree.kind($0).isName || tree.kind($0).isDigits }
    guard words.count > 1 else { return }
    let (from, to) = (words[random.below(words.count)], words[random.below(words.count)])
    let replacement = Array(bytes[tree.range(from)])
    bytes.replaceSubrange(tree.range(to), with: replacement)
  }

  @Test func typingInATextAsksNoOtherFile() throws {
    let texts = Dictionary(Self.sources.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    var state = Self.fresh(texts)
    let text = String(decoding: texts["wonen.opgave"] ?? [], as: UTF8.self)
    let edited = text.replacing("Te weinig", with: "Veel te weinig").replacing("negen jaar", with: "tien jaar")
    #expect(edited != text)
    state.update(Self.read("wonen.opgave", Array(edited.utf8)))
    #expect(!state.hasPending)
  }

  /// An edit pays for what it touches: the declaration of the top level that it stands in, and who names it.
  @Test(arguments: [
    // What is edited, what it becomes, how many declarations are read, asked, and asked because they name that.
    ("looptijd: 2024", "looptijd: 2025", 1, 1, 1), ("\"O7\"", "\"Zeven\"", 1, 1, 0), ("# niets 7", "# iets", 0, 0, 0),
    ("\"Vraag?\"", "\"Andere vraag?\"", 1, 0, 0), ("opgave o9 ", "opgave o99 ", 1, 1, 2),
  ])
  func anEditReadsAndAsksWhatItTouches(_ from: String, _ to: String, _ read: Int, _ asked: Int, _ naming: Int) {
    func opgave(_ number: Int, _ rest: String) -> String {
      "opgave o\(number) \"O\(number)\" {\n  organisatie: merwestad\n  \(rest)\n}\n"
    }
    let organisation = Self.sources.first { $0.path == "organisatie.opgave" }?.bytes ?? []
    let text = (0..<20).map {
      "# niets \($0)\n"
        + opgave($0, $0 == 7 ? "looptijd: 2024 .. 2026\n  vraagstuk: \"Vraag?\"" : "deel-van: o\($0 + 1)")
    }.joined()
    var state = Self.fresh(["organisatie.opgave": organisation, "veel.opgave": Array(text.utf8)])
    var reader = FileReader()
    let (before, after) = (SyntaxTree(parsing: text), SyntaxTree(parsing: text.replacing(from, with: to)))
    #expect(state.edit("veel.opgave", before, after, &reader) != nil)
    #expect(state.counts.read == read && state.counts.asked == asked)
    _ = state.askPending()
    #expect(state.counts.asked == asked + naming)
  }

  /// What can no longer be read in one file, and what bears no name any more, is felt in others, and is mended there as well.
  @Test(arguments: [
    ("stad.opgave", "soort: gemeente", "soort: gemeente\n  :"), ("stad.opgave", "functie burger ", "functie "),
    ("stad.opgave", "besturen", ": besturen"), ("stad.opgave", "lean-sturing", "opgavesturing"),
    ("haven.opgave", "doel kade", "doel"),
    ("haven.opgave", "status: concept", ": concept"), ("haven.opgave", "organisatie: stad", "organisatie:"),
    ("haven.opgave", "portfolio: west", ": west"), ("haven.opgave", "opgavemanager: schipper", "opgavemanager:"),
    ("haven.opgave", "opgave haven", "haven"),
  ])
  func whatCannotBeReadIsFeltElsewhere(_ path: String, _ from: String, _ to: String) throws {
    let texts = [
      "stad.opgave": """
      organisatie stad "Stad" {
        soort: gemeente
        besturen {
            model: hybride
            manieren: lean-sturing
            proces portfoliosturing { eigenaar: burger }
          }
        functie burger "Burger" { soort: ambtenaar }
        functie schipper "Schipper" { soort: ambtenaar }  # negeer OPG305: hij komt
      }
      portfolio west "West" { organisatie: stad }
      portfolio oost "Oost" { organisatie: stad }
      """,
      "haven.opgave": """
      opgave haven "Haven" {
        organisatie: stad
        status: concept
        portfolio: west
        sturen { opgavemanager: schipper }
        presteren { doel kade "Kade" }
      }
      """,
      "wonen.opgave": """
      opgave wonen "Wonen" {
        organisatie: stad
        hangt-samen-met: haven, havn
          besturen {
            manier: lean-sturing
            processen: portfoliosturing, batenmanagement
          }
        sturen { opgavemanager: burgr }
        presteren {
          inspanning a "A" { draagt-bij-aan: haven.kade, haven.kad }
          inspanning b "B" { draagt-bij-aan: stad.haven.kde }
        }
      }
      """,
    ]
    var edited = texts
    edited[path] = texts[path]?.replacing(from, with: to)
    #expect(edited != texts)
    let before = texts.mapValues { Array($0.utf8) }
    let after = edited.mapValues { Array($0.utf8) }
    var state = Self.fresh(before)
    for new in [after, before] {
      state.update(Self.read(path, try #require(new[path])))
      _ = state.askPending()
      #expect(Self.shown(state, texts.keys) == Self.shown(Self.fresh(new), texts.keys))
    }
  }

  /// What others say of a declaration (that it has parts, opgaven or askers, that its organisation learns) comes and goes in their
  /// files, readable or not, and may be asked about only after the next edit.
  @Test func whatOthersSayIsThatOfAFreshStart() {
    var random = SeededGenerator(seed: Project.seed &+ 37)
    func pick(_ choices: String...) -> String { choices[random.below(choices.count)] }
    func write(_ file: Int) -> [UInt8] {
      let text =
        file == 0
        ? """
        organisatie merwestad "M" {
          \(pick("", "", ":", "besturen { model: lijn }"))
          functie \(pick("schipper", "schipper", "kapitein")) "Schipper" { soort: ambtenaar }
          functie loods "Loods" { soort: ambtenaar }
          \(pick("", "leren { leervraag a }", "leren"))
        }
        organisatie \(pick("dorp", "dorp", "stad", "")) "D" { \(pick("", "besturen { manieren: opgavesturing }")) }
        portfolio p "P" {
          organisatie: \(pick("dorp", "merwestad"))
          \(pick("", "leren { reflectie 2026 }"))
        }
        """
        : """
        opgave \(pick("o\(file)", "o\(file)", "o\(file)", "")) "O\(file)" {
          organisatie: \(pick("merwestad", "merwestad", "merwestad", "dorp", "", "mars"))
          \(pick("", "", "deel-van: o\(random.below(5))", "deel-van: merwestad.o1", "deel-van: o1 o2", "deel-van:", ":"))
          status: uitvoering
          \(pick("", "portfolio: dorp.p", "samen-met: dorp"))
          \(pick("", "sturen { opgavemanager: \(pick("schipper", "merwestad.schipper", "matroos", "loods", "")) }"))
          \(pick("presteren", "presteren { doel d }", "presteren { inspanning i { \(pick("", "draagt-bij-aan: o1.d")) } }", ""))
        }
        \(pick("", "", "", "", "<<<<<<< a\nopgave o9 {\n  deel-van: o2\n}\n=======\n>>>>>>> b\n"))
        """
      return Array(text.utf8)
    }
    var texts = Dictionary(uniqueKeysWithValues: (0..<5).map { ("\($0).opgave", write($0)) })
    let paths = texts.keys.sorted()
    var state = Self.fresh(texts)
    var reader = FileReader()
    for step in 0..<Project.cases(300) {
      let file = random.below(5)
      let (path, after) = ("\(file).opgave", write(file))
      Self.take(path, texts[path] ?? [], after, &state, &reader)
      texts[path] = after
      if random.below(3) == 0 { continue }
      _ = state.askPending()
      let (now, wanted) = (Self.shown(state, paths), Self.shown(Self.fresh(texts), paths))
      let differing = paths.filter { now[$0] != wanted[$0] }
      #expect(differing == [], "step \(step), seed \(Project.seed)")
      if !differing.isEmpty {
        for path in paths { print("== \(path)\n\(String(decoding: texts[path] ?? [], as: UTF8.self))") }
        for path in differing { print("now \(now[path] ?? [])\nfresh \(wanted[path] ?? [])") }
        return
      }
    }
  }

  /// A declaration that is still to be asked may begin elsewhere after the next edit, and another one in its place.
  @Test func whatIsToBeAskedMoves() {
    var texts: [String: [UInt8]] = [
      "o.opgave": Array("organisatie m { leren { leervraag a } }\norganisatie dorp { }\n".utf8),
      "p.opgave": Array("opgave p { organisatie: m }\n".utf8),
    ]
    var state = Self.fresh(texts)
    var reader = FileReader()
    for (path, text) in [
      ("p.opgave", "opgave p { organisatie: dorp }\n"),
      ("o.opgave", "organisatie m { leren { } }\norganisatie dorp { besturen { } }\n"),
    ] {
      Self.take(path, texts[path] ?? [], Array(text.utf8), &state, &reader)
      texts[path] = Array(text.utf8)
    }
    _ = state.askPending()
    #expect(Self.shown(state, texts.keys) == Self.shown(Self.fresh(texts), texts.keys))
  }

  /// In whatever order files come to be known, findings point to them in the order of their paths.
  @Test func whatIsPointedToComesInTheOrderOfPaths() {
    var texts = ["o.opgave": Array("organisatie o \"O\" {\n  functie m \"M\" { soort: ambtenaar }\n}\n".utf8)]
    var state = Self.fresh(texts)
    for name in ["d", "b", "e", "a", "c"] {
      let text = """
        opgave \(name) "Wonen" {
          organisatie: o
          status: uitvoering
          sturen { opgavemanager: m }
        }
        """
      texts["\(name).opgave"] = Array(text.utf8)
      state.update(Self.read("\(name).opgave", Array(text.utf8)))
    }
    _ = state.askPending()
    #expect(Self.shown(state, texts.keys) == Self.shown(Self.fresh(texts), texts.keys))
  }

  /// Typing one character after another makes texts that only hold a place, and makes something else of them.
  @Test(arguments: [
    ("vraagstuk: \"‸\"", "TODO of niet"), ("vraagstuk: \"Hoe ‸\"", "…?xyz"), ("antwoord: \"n‸\"", ".t.b.!a"),
    ("antwoord: \"\"\"\n    ‸\n    \"\"\"", "...b"),
    ("kenmerken {\n    aard: kans\n    partij a \"‸\" { wereld: leefwereld } }", "Titel!s"),
    ("presteren { doel a \"T‸\" }", "odo's"),
  ])
  func textsThatHoldAPlaceAreTyped(_ marked: String, _ typed: String) {
    let around = "organisatie o \"O\" { soort: gemeente }\nopgave a \"A\" {\n  organisatie: o\n  status: concept\n"
    let needed = [("vraagstuk:", "vraagstuk: \"Hoe dan?\""), ("kenmerken {", "kenmerken { aard: kans }")]
      .filter { !marked.hasPrefix($0.0) }.map { "  \($0.1)\n" }.joined()
    let seen = Self.typing(typed, into: "\(around)  \(marked)\n\(needed)}\n")
    #expect(seen.findings.count { $0.contains { $0.hasPrefix("217 ") } } > 1 && seen.quiet > 1)
  }

  /// What stands on a line of the top level is judged by the whole of that line.
  @Test(arguments: [
    ("opgave a \"A\"\nnegeer OPG401: x.status: ‸\n", "\u{feff}# a"),
    ("opgave a \"A\"\n‸ negeer OPG401: x\n", "\u{feff}}a"),
    ("‸ // noot\nopgave a \"A\"\n", "\u{feff}\t"), ("opgave a \"A\" {\n} ‸\nopgave b \"B\"\n", "// x # y"),
    ("opgave a \"A\"\n-- x ‸\nopgave b \"B\"\n", "{ } \"\"\""), ("opgave a \"A\" ‸ opgave b \"B\"\n", "\r\nb: c\n"),
  ])
  func whatStandsBesideIsTyped(_ marked: String, _ typed: String) {
    #expect(Self.typing(typed, into: marked).findings.count == typed.count * 2)
  }

  /// Types one character after another at `‸` and takes them away again; each time all is as after a fresh start.
  ///
  /// - Returns: the findings after each step, and how many steps touched nothing but a text.
  private static func typing(_ typed: String, into marked: String) -> (findings: [[String]], quiet: Int) {
    let parts = marked.split(separator: "‸", omittingEmptySubsequences: false)
    var text = Array(parts.joined().utf8)
    var place = parts[0].utf8.count
    var state = fresh(["a.opgave": text])
    var (findings, quiet): ([[String]], Int) = ([], 0)
    func step(_ range: Range<Int>, _ inserted: [UInt8]) {
      let before = SyntaxTree(parsing: text)
      text.replaceSubrange(range, with: inserted)
      if let (after, typing) = before.typing(range, inserted), after.bytes == text,
        state.type(in: "a.opgave", before, typing, after) != nil
      {
        quiet += 1
      } else {
        var reader = FileReader()
        let after = SyntaxTree(parsing: text)
        if state.edit("a.opgave", before, after, &reader) == nil { state.update(read("a.opgave", text)) }
      }
      _ = state.askPending()
      let (now, wanted) = (shown(state, ["a.opgave"]), shown(fresh(["a.opgave": text]), ["a.opgave"]))
      #expect(now == wanted, "\(String(decoding: text, as: UTF8.self))")
      findings.append(wanted["a.opgave"] ?? [])
    }
    for character in typed {
      let bytes = Array(String(character).utf8)
      step(place..<place, bytes)
      place += bytes.count
    }
    for character in typed.reversed() {
      let count = String(character).utf8.count
      step(place - count..<place, [])
      place -= count
    }
    return (findings, quiet)
  }

  /// What is proposed for a name that nothing declares follows the names that come and go, also for what was written since the start.
  @Test func whatIsProposedFollowsTheNames() {
    func opgave(_ name: String, _ rest: String) -> [UInt8] {
      Array("opgave \(name) \"O\" {\n  organisatie: merwestad\n  \(rest)\n}\n".utf8)
    }
    var texts: [String: [UInt8]] = [
      "organisatie.opgave": Self.sources.first { $0.path == "organisatie.opgave" }?.bytes ?? [],
      "a.opgave": opgave("a", ""), "b.opgave": opgave("ver-weg", ""),
    ]
    var state = Self.fresh(texts)
    for (path, bytes) in [("a.opgave", opgave("a", "deel-van: havn")), ("b.opgave", opgave("haven", ""))] {
      texts[path] = bytes
      state.update(Self.read(path, bytes))
      _ = state.askPending()
      #expect(Self.shown(state, texts.keys) == Self.shown(Self.fresh(texts), texts.keys))
    }
  }

  /// Titles that come to be shared, and are shared no more, in one file or in two; one that nobody else bears is asked of nobody.
  @Test func titlesAreComparedWhereTheyAreShared() {
    func opgave(_ name: String, _ title: String) -> String {
      "opgave \(name) \"\(title)\" {\n  organisatie: merwestad\n}\n"
    }
    var texts = [
      "organisatie.opgave": Self.sources.first { $0.path == "organisatie.opgave" }?.bytes ?? [],
      "a.opgave": Array((opgave("a", "Een") + opgave("b", "Een")).utf8), "c.opgave": Array(opgave("c", "Drie").utf8),
    ]
    var state = Self.fresh(texts)
    for (path, text, isAsked) in [
      ("c.opgave", opgave("c", "Vier"), false), ("c.opgave", opgave("c", "Een"), true),
      ("a.opgave", opgave("a", "Twee") + opgave("b", "Een"), true),
      ("c.opgave", opgave("c", "Drie"), true), ("c.opgave", opgave("c", "Twee"), true),
      ("c.opgave", opgave("c", "Vijf"), true), ("a.opgave", opgave("a", "Een") + opgave("b", "Een"), true),
      ("a.opgave", opgave("a", "Zes") + opgave("b", "Een"), true),
      ("a.opgave", opgave("a", "Zeven") + opgave("b", "Een"), false),
    ] {
      texts[path] = Array(text.utf8)
      state.update(Self.read(path, Array(text.utf8)))
      let asked = state.counts.askedOfAll
      _ = state.askPending()
      #expect((state.counts.askedOfAll > asked) == isAsked, "\(text)")
      #expect(Self.shown(state, texts.keys) == Self.shown(Self.fresh(texts), texts.keys), "\(text)")
    }
  }

  /// A few titles in many places, some asked about only after the next edit: what is shown is always that of a fresh start.
  @Test func titlesThatMoveAboutAreThoseOfAFreshStart() {
    var random = SeededGenerator(seed: Project.seed &+ 31)
    var texts: [String: [UInt8]] = [
      "organisatie.opgave": Array("organisatie merwestad \"M\"\norganisatie dorp \"D\"\n".utf8)
    ]
    func write(_ file: Int) -> [UInt8] {
      let opgaven = (0...random.below(3)).map { number in
        """
        opgave o\(file)-\(number) "\(["Een", "een", "Twee", "Drie"][random.below(4)])" {
          organisatie: \(["merwestad", "dorp"][random.below(8) / 7])
        }

        """
      }
      return Array(opgaven.joined().utf8)
    }
    for file in 0..<5 { texts["\(file).opgave"] = write(file) }
    var state = Self.fresh(texts)
    for number in 0..<Project.cases(60) {
      let file = random.below(5)
      texts["\(file).opgave"] = write(file)
      state.update(Self.read("\(file).opgave", texts["\(file).opgave"] ?? []))
      if random.below(3) == 0 { continue }
      _ = state.askPending()
      if Self.shown(state, texts.keys) != Self.shown(Self.fresh(texts), texts.keys) {
        Issue.record("edit \(number), seed \(Project.seed)")
        return
      }
    }
  }

  /// What a `negeer` covers moves with the text, so that typing there is read like any other edit.
  @Test func typingBesideADirectiveIsRead() throws {
    let plain = try #require(Self.sources.first { $0.path == "wonen.opgave" }?.bytes)
    let texts = [
      "a.opgave": plain, "b.opgave": Array("# negeer OPG409: zo\n".utf8) + plain,
      // What the text alone shows moves with it too.
      "c.opgave": plain + Array("# 06-12345678\n".utf8),
    ]
    var state = Self.fresh(texts)
    for (path, isTyped) in [("a.opgave", true), ("b.opgave", false), ("c.opgave", false)] {
      let before = SyntaxTree(parsing: texts[path] ?? [])
      let words = Array("negen jaar".utf8)
      let place = try #require(before.bytes.indices.first { before.bytes[$0...].starts(with: words) }) + 2
      let (after, typing) = try #require(before.typing(place..<place, [UInt8(ascii: "x")]))
      #expect((state.type(in: path, before, typing, after) != nil) == isTyped, "\(path)")
    }
  }

  /// A name that changes concerns those that use it, and nobody else.
  @Test func aNameConcernsThoseThatUseIt() throws {
    var texts: [String: [UInt8]] = [
      "organisatie.opgave": Self.sources.first { $0.path == "organisatie.opgave" }?.bytes ?? []
    ]
    for number in 0..<20 {
      let manager = number < 5 ? "opgavemanager-wonen" : "programmamanager-wonen"
      texts["o\(number).opgave"] = Array(
        "opgave o\(number) \"O\" {\n  organisatie: merwestad\n  kenmerken {\n    woordvoering: \(manager)\n  }\n}\n"
          .utf8)
    }
    var state = Self.fresh(texts)
    let edited = String(decoding: texts["organisatie.opgave"] ?? [], as: UTF8.self)
      .replacing("functie opgavemanager-wonen", with: "functie opgavemanager-huizen")
    state.update(Self.read("organisatie.opgave", Array(edited.utf8)))
    _ = state.askPending()
    #expect(state.counts.askedElsewhere == 5)
  }
}
