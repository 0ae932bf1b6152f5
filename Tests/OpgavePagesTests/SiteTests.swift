/// A site is whole: what people wrote is text on each page, every link leads somewhere, and two runs make the same bytes.
import Foundation
import OpgaveModel
import OpgavePages
import OpgaveSyntax
import OpgaveTestSupport
import OpgaveWorkspace
import Synchronization
import Testing

@Suite struct SiteTests {
  static let examples: [(path: String, bytes: [UInt8])] = Project.files(
    below: "grammar/voorbeelden", ending: ".opgave"
  ).map { url in
    (url.path.components(separatedBy: "/voorbeelden/").last ?? url.lastPathComponent, Project.bytes(url))
  }

  static func pages(
    _ files: [(path: String, bytes: [UInt8])], _ language: Language = .nl, workers: Int = 1, withFindings: Bool = true,
    since before: [(path: String, bytes: [UInt8])]? = nil
  ) -> [String: String] {
    let made = Mutex([String: String]())
    var options = Site.Options(language)
    options.withFindings = withFindings
    func source(_ files: [(path: String, bytes: [UInt8])]) -> MemorySource {
      MemorySource(Dictionary(uniqueKeysWithValues: files.map { ("/" + $0.path, $0.bytes) }))
    }
    let compared = before.flatMap {
      ComparedRepository(inMemory: source($0), source(files), today: TextRepository.today)
    }
    options.changes = compared.map { ChangesPage([$0], ChangesPage.Options(language, from: "1 april 2026", to: "nu")) }
    let checked = compared?.new.checked() ?? TextRepository(files, workers: workers).read.checked()
    Site([checked], options).make { path, text in
      made.withLock { $0[path] = text }
    }
    return made.withLock { $0 }
  }

  @Test func twoRunsMakeTheSameBytes() {
    let one = Self.pages(Self.examples)
    #expect(one.count > 15)
    #expect(Self.pages(Self.examples, workers: 7) == one)
    let other = Self.pages(Self.examples, .en)
    #expect(other.keys.sorted() == one.keys.sorted())
    #expect(other.allSatisfy { $0.value != one[$0.key] })
  }

  @Test func tellsWhatChangedOnEachPageAndOnOneOfItsOwn() {
    func edited(_ edits: [String: String]) -> [(path: String, bytes: [UInt8])] {
      Self.examples.map { file in
        let text = edits.reduce(String(decoding: file.bytes, as: UTF8.self)) { $0.replacing($1.key, with: $1.value) }
        return (file.path, Array(text.utf8))
      }
    }
    let before = edited(["€ 48,5 mln": "€ 40 mln", "opgave ondermijning ": "opgave veiligheid "])
    let pages = Self.pages(Self.examples, since: before)
    let changed = pages["veranderd.html"] ?? ""
    #expect(changed.contains("Budget van € 40 mln naar € 48,5 mln") && changed.contains("2 opgaven gewijzigd"))
    let own = pages["opgave/merwestad/betaalbaar-wonen.html"] ?? ""
    #expect(own.contains("Sinds 1 april 2026.") && own.contains("Budget van € 40 mln naar € 48,5 mln"))
    let other = pages["opgave/merwestad/koele-wijken.html"] ?? ""
    #expect(other.contains("Niets sinds 1 april 2026.") && !other.contains("Budget van"))
    #expect(pages["index.html"]?.contains("href=\"veranderd.html\"") ?? false)
    let plain = Self.pages(Self.examples)
    #expect(plain["veranderd.html"] == nil && !(plain["index.html"]?.contains("veranderd.html") ?? true))
  }

  @Test(arguments: [(true, false), (false, false), (true, true)])
  func everyLinkLeadsSomewhere(_ withFindings: Bool, _ sinceBefore: Bool) {
    // Each example with something for the check to find.
    let files = Self.examples.map { file in
      (
        path: file.path,
        bytes: Array(String(decoding: file.bytes, as: UTF8.self).replacing("houding: voor\n", with: "\n").utf8)
      )
    }
    let pages = Self.pages(files, withFindings: withFindings, since: sinceBefore ? Self.examples : nil)
    var links = 0
    for (path, text) in pages {
      let scan = MarkupScan(text)
      #expect(scan.faults.isEmpty, "\(path): \(scan.faults)")
      for address in scan.links where !address.hasPrefix("http") {
        links += 1
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let target = parts[0].isEmpty ? path : Self.resolved(parts[0], from: path)
        guard let page = pages[target] else {
          Issue.record("\(path) leads to \(address)")
          continue
        }
        if parts.count > 1 { #expect(page.contains("id=\"\(parts[1])\""), "\(path) leads to \(address)") }
      }
      // Nothing is loaded.
      #expect(!text.contains("src=") && !text.contains("@import") && !text.contains("url("), "\(path)")
      #expect(text.contains("OPG") == (withFindings && text.contains("#opg")) || path == "regels.html")
    }
    #expect(links > 300)
    #expect((pages["regels.html"] != nil) == withFindings)
  }

  /// Each picture has its table, once: beneath it, or where the page has it already.
  @Test func everyPictureHasItsTable() {
    let pages = Self.pages(Self.examples)
    let page = pages["opgave/merwestad/energietransitie.html"] ?? ""
    for title in ["Wie stuurt", "Partijen"] {
      let own = page.components(separatedBy: "<figure>").first { $0.contains("<strong>\(title)</strong>") } ?? ""
      #expect(
        own.contains("<details><summary>Als tabel<span class=\"hidden\">: \(title)</span>") == (title == "Wie stuurt"))
      #expect(own.contains("<table"))
    }
    let time = pages["index.html"]?.components(separatedBy: "</figure>")[0] ?? ""
    #expect(time.contains("<svg") && !time.contains("<details>"))
  }

  private static func resolved(_ address: String, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in (address.removingPercentEncoding ?? address).split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  /// In the place of every text and title of the examples something that would be markup, were it not text.
  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "&lt;b&gt; &#60;b&#62;",
    "</title></svg></style><h1>", "{{x}} ${x} `x` ]]> --> <!--", "javascript:alert(1)",
    "\u{202E}fdp.exe\u{2066}", "\u{0}\u{7}\u{1B}[31m", "=1+1", "😀 👩‍👩‍👧 é \u{301}\u{301}",
    String(repeating: "lang", count: 2_500),
  ]

  static func poisoned(_ files: [(path: String, bytes: [UInt8])], _ seed: Int) -> [(path: String, bytes: [UInt8])] {
    var number = seed
    return files.map { file in
      let tree = SyntaxTree(parsing: file.bytes)
      // What the settings say stays.
      if file.path == "instellingen.opgave" { return file }
      var (bytes, end): ([UInt8], Int) = ([], 0)
      for token in tree.records.indices where tree.kind(token).isText {
        number += 1
        bytes += tree.bytes[end..<tree.range(token).lowerBound]
        bytes += Array("\"\(TextEscape.escaped("kwaad \(hostile[number % hostile.count])"))\"".utf8)
        end = tree.range(token).upperBound
      }
      return (file.path, bytes + tree.bytes[end...])
    }
  }

  @Test(arguments: Array(hostile.indices)) func whatPeopleWroteIsText(_ seed: Int) {
    for (path, text) in Self.pages(
      Self.poisoned(Self.examples, seed), since: Self.poisoned(Self.examples, seed + 1))
    {
      let scan = MarkupScan(text)
      #expect(scan.faults.isEmpty, "\(path): \(scan.faults.prefix(3))")
      #expect(scan.scripts == 1)
      #expect(scan.links.allSatisfy { !$0.lowercased().hasPrefix("javascript") })
      #expect(
        !text.unicodeScalars.contains {
          $0.value < 0x20 && $0 != "\n" || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
        })
    }
  }

  @Test func filesThatCannotBeReadAreSaid() {
    let broken: [(path: String, bytes: [UInt8])] = [
      (
        "a.opgave",
        Array(
          "opgave a \"A\" {\n  status: uitvoering\n  budget: veel\n  vraagstuk: \"x\"\n  kenmerken {\n    aard: kans\n"
            .utf8)
      ),
      ("b.opgave", [0xFF, 0xFE, 0x00]), ("c.opgave", Array("opgave {\n}}}\n<<<<<<<\nopgave x".utf8)), ("d.opgave", []),
      (
        "e.opgave",
        Array("opgave lus \"Lus\" {\n  deel-van: lus2\n}\nopgave lus2 \"Lus 2\" {\n  deel-van: lus\n}\n".utf8)
      ),
    ]
    let pages = Self.pages(broken)
    #expect(pages["opgave/zonder-organisatie/a.html"]?.contains("niet te lezen") ?? false)
    #expect(pages["opgave/zonder-organisatie/a.html"]?.contains("schrijffout") ?? false)
    #expect(pages["index.html"]?.contains("Lus 2") ?? false)
    for (path, text) in pages { #expect(MarkupScan(text).faults.isEmpty, "\(path)") }
    #expect(Self.pages([])["index.html"]?.contains("nog geen opgaven") ?? false)
  }

  @Test func whatMadeTheSiteIsNotOnIt() {
    for text in Self.pages(Self.examples, withFindings: false).values {
      #expect(!text.contains("Wat de controle vindt"))
    }
  }

  // MARK: Addresses

  @Test(arguments: [
    ("wonen", "wonen"), ("Wonen", "wonen-*"), ("één-loket", "één-loket"), ("e\u{301}e\u{301}n-loket", "één-loket"),
    ("a_b", "a-b-*"),
    ("con", "con-*"), ("lpt1", "lpt1-*"), ("co", "co"), ("../../etc", "-etc-*"), ("a..b", "a-b-*"), ("x/y", "x-y-*"),
    ("ＡＢ", "ａｂ-*"),
    ("", "-*"), ("a--b", "a-b-*"), ("CON", "con-*"), ("ß", "ß"),
    (String(repeating: "x", count: 200), String(repeating: "x", count: 40) + "-*"),
  ])
  func namesBecomeAddresses(_ name: String, _ wanted: String) {
    let part = SiteAddresses.part(name)
    if wanted.hasSuffix("*") {
      #expect(part.hasPrefix(wanted.dropLast()) && part.count == wanted.count + 5, "\(part)")
    } else {
      #expect(Array(part.utf8) == Array(wanted.utf8))
    }
  }

  @Test func addingAnOpgaveChangesNoOtherAddress() {
    func paths(_ texts: [String]) -> Set<String> {
      Set(Self.pages(texts.enumerated().map { ("\($0.offset).opgave", Array($0.element.utf8)) }).keys)
    }
    let organisation = "organisatie s \"S\" { soort: gemeente }\n"
    let all = ["Wonen", "wonen", "wonen", "wo_nen", "con", "Con"].map { "opgave \($0) \"T\" { organisatie: s }\n" }
    var known = paths([organisation])
    for count in 1...all.count {
      let now = paths([organisation] + all.prefix(count))
      #expect(now.isSuperset(of: known) && now.count == known.count + 1)
      #expect(Set(now.map { $0.lowercased() }).count == now.count)
      known = now
    }
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 119), "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
  ])
  func digestsAreThoseOfTheStandard(_ text: String, _ wanted: String) {
    #expect(SHA256.hex(text) == wanted)
    #expect(Data(base64Encoded: SHA256.base64(text)) == Data(SHA256.digest(text)))
  }
}

/// Reads a page strictly: every element is one that pages have and closes what it opened, every attribute is one of theirs.
struct MarkupScan {
  private(set) var faults: [String] = []
  private(set) var links: [String] = []
  private(set) var scripts = 0

  private static let void: Set<String> = ["meta", "br", "rect", "polyline", "polygon", "path", "circle", "input"]
  private static let elements: Set<String> = [
    "html", "head", "title", "style", "body", "a", "header", "div", "strong", "nav", "ul", "li", "main", "h1", "h2",
    "h3",
    "h4", "h5", "p", "section", "small", "dl", "dt", "dd", "figure", "figcaption", "svg", "g", "text", "table", "thead",
    "tbody", "tr", "th", "td", "span", "i", "em", "b", "code", "pre", "details", "summary", "footer", "script",
  ]
  private static let attributes: Set<String> = [
    "data-l",
    "lang", "charset", "http-equiv", "content", "name", "data-filter", "class", "href", "aria-label", "aria-current",
    "aria-hidden", "id", "tabindex", "role", "viewBox", "width", "height", "x", "y", "rx", "cx", "cy", "r", "points",
    "d",
    "text-anchor", "scope", "rel",
  ]

  init(_ text: String) {
    var open: [String] = []
    var rest = text.dropFirst("<!DOCTYPE html>".count)
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else {
        faults.append("open at the end")
        return
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        if open.popLast() != String(tag.dropFirst()) { faults.append("</\(tag.dropFirst())>") }
        continue
      }
      let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" })
      if !Self.void.contains(name) {
        if Self.elements.contains(name) { open.append(name) } else { faults.append("<\(name.prefix(40))>") }
      }
      attributes(tag.dropFirst(name.count), name)
      if name == "script" { scripts += 1 }
      if name == "script" || name == "style", let close = rest.range(of: "</\(name)>") {
        rest = rest[close.lowerBound...]
      }
    }
    if !open.isEmpty { faults.append("open: \(open)") }
  }

  private mutating func attributes(_ text: Substring, _ name: String) {
    var rest = text.drop { $0.isWhitespace }
    while let equals = rest.firstIndex(of: "="), !rest.isEmpty {
      let key = String(rest[..<equals])
      let opening = rest.index(after: equals)
      guard opening < rest.endIndex, rest[opening] == "\"",
        let closing = rest[rest.index(after: opening)...].firstIndex(of: "\"")
      else {
        faults.append("attribute of <\(name)>: \(rest.prefix(40))")
        return
      }
      if !Self.attributes.contains(key) { faults.append("\(key.prefix(40)) of <\(name)>") }
      let value = String(rest[rest.index(after: opening)..<closing])
      if key == "href" { links.append(value.replacing("&amp;", with: "&")) }
      rest = rest[rest.index(after: closing)...].drop { $0.isWhitespace }
    }
    if !rest.isEmpty, rest != "/" { faults.append("left in <\(name)>: \(rest.prefix(40))") }
  }
}
