/// What stands where nothing can be read.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let onverwachtTeken = Rule(
    102, "onverwacht-teken", .fout,
    Text(
      "Een teken of woord dat hier niet past.",
      "A character or word that does not fit here."),
    explanation: Text(
      "Een regel is een veld (`naam: waarde`) of de kop van een blok (`soort naam \"titel\" {`). Wat daarna nog op de regel staat, wordt overgeslagen.",
      "A line is a field (`name: value`) or the header of a block (`kind name \"title\" {`). What else stands on the line is passed over."
    ),
    reason: Text(
      "Wat niet gelezen kan worden, telt niet mee; dat moet te zien zijn.",
      "What cannot be read does not count; that must show."),
    source: .format,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          status: uitvoering «;»
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          status: uitvoering
        }
        """),
    checks: [
      .syntax([
        .unexpectedToken, .extraWord, .nameWithDigit, .colonInHeader, .braceOnNextLine, .missingComma,
        .textBehindOpeningQuotes, .titleInLines, .tooLarge,
      ])
    ],
    message: { finding in
      switch finding.syntaxError {
      case .braceOnNextLine?:
        return Text(
          "‘{’ hoort aan het eind van de regel erboven",
          "‘{’ belongs at the end of the line above")
      case .missingComma?:
        return Text(
          "voor ‘\(finding.text(.written))’ ontbreekt een komma, of het hoort hier niet",
          "before ‘\(finding.text(.written))’ a comma is missing, or it does not belong here")
      case .extraWord?:
        return Text(
          "‘\(finding.text(.written))’ is hier te veel: een naam is één woord (met ‘-’), een titel staat tussen aanhalingstekens",
          "‘\(finding.text(.written))’ is too much here: a name is one word (with ‘-’), a title stands between quotes")
      case .nameWithDigit?:
        return Text(
          "een naam begint met een letter: schrijf ‘\(finding.text(.written))’ anders, zoals ‘fase-2’",
          "a name starts with a letter: write ‘\(finding.text(.written))’ otherwise, such as ‘fase-2’")
      case .colonInHeader?:
        return Text(
          "achter de soort van een blok hoort geen ‘:’", "the kind of a block takes no ‘:’")
      case .textBehindOpeningQuotes?:
        return Text(
          "tekst hoort onder de aanhalingstekens, op een regel van zichzelf",
          "text belongs below the quotes, on a line of its own")
      case .titleInLines?:
        return Text(
          "een titel staat op één regel: schrijf ‘\"…\"’", "a title stands on one line: write ‘\"…\"’")
      case .tooLarge?:
        return Text("dit bestand is groter dan 4 GB: splits het", "this file is larger than 4 GB: split it")
      default:
        return Text(
          "‘\(finding.text(.written))’ past hier niet: verbeter het of haal het weg",
          "‘\(finding.text(.written))’ does not fit here: correct it or remove it")
      }
    },
    fixes: { finding, context in
      switch finding.syntaxError {
      case .braceOnNextLine?:
        let brace = context.range(finding)
        let end = context.tree.startOfWhiteSpace(brace.lowerBound)
        let title = Text("Zet ‘{’ op de regel erboven", "Put ‘{’ on the line above")
        guard let last = context.tree.token(touching: end), context.tree.kind(last) == .comment else {
          return [context.fix(title, [TextEdit(end..<brace.upperBound, " {")])]
        }
        // Comments stay where they are, behind it.
        guard let header = context.node(.declaration, at: brace.lowerBound).map(context.tree.declaration),
          let part = header.title ?? header.name ?? header.keyword
        else { return [] }
        let place = context.tree.range(part).upperBound
        return [context.fix(title, [TextEdit(place..<place, " {"), context.removal(of: brace)])]
      case .missingComma?:
        var end = context.tree.startOfWhiteSpace(context.range(finding).lowerBound)
        while let last = context.tree.token(touching: end), context.tree.kind(last) == .comment {
          end = context.tree.startOfWhiteSpace(context.tree.range(last).lowerBound)
        }
        return [context.fix(Text("Voeg een komma toe", "Add a comma"), isCertain: false, [TextEdit(end..<end, ",")])]
      case .titleInLines?:
        guard let token = context.tree.token(touching: context.range(finding).upperBound) else { return [] }
        let words = context.tree.textValue(token).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return [
          context.fix(
            Text("Zet de titel op één regel", "Put the title on one line"), isCertain: false,
            [TextEdit(context.tree.range(token), "\"\(TextEscape.escaped(words))\"")])
        ]
      case .extraWord?: return (context.joiningHeader(finding) ?? context.removing(finding)).map { [$0] } ?? []
      default: return (context.quoting(finding) ?? context.removing(finding)).map { [$0] } ?? []
      }
    },
    cases: [
      // Each of several is told once, and not again by what its field holds.
      .reports(
        "antwoord: «500 bomen»\nkenmerken {\n  aard: kans\n  gewenste-situatie: «2 pleinen erbij»\n}",
        saying: "zet deze tekst tussen aanhalingstekens: \"500 bomen\""),
      .reports("opdracht \"O\"\n«{»\n  door: college\n}", saying: "‘{’ hoort aan het eind"),
      .reports("trefwoorden: \"wonen\" «\"bouwen\"»", saying: "voor ‘\"bouwen\"’ ontbreekt een komma"),
      .reports("presteren {\n  «doel groei snel \"Groei\"» {\n  }\n}", saying: "een naam is één woord"),
      .reports("presteren { inspanning «2e-fase» \"Fase 2\" }", saying: "schrijf ‘2e-fase’ anders", despite: [208]),
      .reports(
        "presteren«:» { doel groei }", saying: "achter de soort van een blok", mended: "presteren { doel groei }"),
      .reports(
        "vraagstuk: \"\"\"«Hoe?»\n  \"\"\"", saying: "tekst hoort onder de aanhalingstekens", isUnmendable: true),
      .reports(
        "presteren {\n  doel a «\"\"\"»\n    Meer\n    \"huizen\"\n    \"\"\" {\n  }\n}",
        saying: "een titel staat op één regel",
        mended: "presteren {\n  doel a \"Meer \\\"huizen\\\"\" {\n  }\n}"),
      .reports(
        "presteren {\n  doel a «\"\"\"»Meer\"\"\" {\n  }\n}", mended: "presteren {\n  doel a \"Meer\" {\n  }\n}"),
      .reports("looptijd: 2026 .. «;»", saying: "‘;’ past hier niet"),
      .reports("presteren\n«{»\n  doel groei\n}", mended: "presteren {\n  doel groei\n}"),
      .reports("presteren  \n\n«{»\n  doel groei\n}", mended: "presteren {\n  doel groei\n}"),
      .reports(
        "presteren  # a\n# b\n«{»\n  doel groei\n}", mended: "presteren {  # a\n# b\n  doel groei\n}"),
      .reports("trefwoorden: \"wonen\"  «\"bouwen\"»", mended: "trefwoorden: \"wonen\",  \"bouwen\""),
      .reports("# negeer OPG102: zo schrijven wij dat\nlooptijd: 2026 ..«;»"),
      .reports("looptijd: 2026 ..«;»", mended: "looptijd: 2026 .."),
      .reports(
        "trefwoorden:\n  \"a\"  # een\n  # twee\n  «\"b\"»", mended: "trefwoorden:\n  \"a\",  # een\n  # twee\n  \"b\""),
      // Words without quotes get them around all of it, to the comma in a list.
      .reports("vraagstuk: «Hoe komt het goed?»", mended: "vraagstuk: \"Hoe komt het goed?\""),
      .reports("vraagstuk: «Hoe komt, zo, het goed?»  # x", mended: "vraagstuk: \"Hoe komt, zo, het goed?\"  # x"),
      .reports(
        "trefwoorden: «\"a\", wonen en bouwen, zorg»", mended: "trefwoorden: \"a\", \"wonen en bouwen\", \"zorg\""),
      .reports(
        "kenmerken { partij a { mening: «Wij willen meedoen» } }",
        mended: "kenmerken { partij a { mening: \"Wij willen meedoen\" } }"),
      .reports("looptijd: 2026 .. «;» , ;", mended: "looptijd: 2026 .. "),
      .reports("status: «concept nu nu é»", mended: "status: concept  # nu nu é"),
      .reports("status: «concept ; nu»", mended: "status: concept  # ; nu"),
      .reports("status: «concept ; é»", mended: "status: concept  # ; é"),
      .reports("status: «concept ; \"nu\"»", mended: "status: concept  # ; \"nu\""),
      .reports("status: concept «;»# x", mended: "status: concept # x"),
      .reports("presteren { doel groei «;» }", mended: "presteren { doel groei  }"),
      .reports("opgave wonen \"Wonen\" «;»", .file, mended: "opgave wonen \"Wonen\" "),
      // What is too much of a text or a brace, or has lost what stood before it, nobody takes away.
      .reports("kenmerken {\n  «:» kans\n}", isUnmendable: true),
      .reports("presteren { doel groei \"Groei\" «\"Snel\"» }", isUnmendable: true),
      // Nor what hides more mistakes than it is.
      .reports("«,» presteren : {", .file, isUnmendable: true),
      .reports("status: «concept nu»", mended: "status: concept  # nu"),
      .reports(
        "«opgave Meer woningen in 2030» {\n}", .file, despite: [304],
        mended: "opgave meer-woningen-in-2030 \"Meer woningen in 2030\" {\n}"),
      .reports(
        "«opgave Meer woningen \"Wonen\"» {\n}", .file, despite: [304], mended: "opgave meer-woningen \"Wonen\" {\n}"),
      // A kind that is misspelled takes a name all the same.
      .reports("opgav Meer «woningen» {\n}", .file, mended: "opgav meer-woningen \"Meer woningen\" {\n}"),
      .reports("begroting 2026 «nu» {\n}", mended: "begroting 2026  {\n}"),
      .reports("opgave wonen \"Wonen\" «nu» {\n}", .file, mended: "opgave wonen \"Wonen\"  {\n}"),
      .reports("«opgave \"wonen\" \"Wonen\"» {\n}", .file, mended: "opgave wonen \"Wonen\" {\n}"),
      .reports("opgave \"wonen\" «nu» {\n}", .file, mended: "opgave \"wonen\"  {\n}"),
      .reports("opgave \"Mijn wonen\" «\"Wonen\"» {\n}", .file, isUnmendable: true),
      .reports("opgave \"wonen\" «\"Wonen\"» \"Nu\" {\n}", .file, isUnmendable: true),
      .reports(
        "opgave Meer «woningen» \"Wonen\" \"Nu\" {\n}", .file, despite: [304],
        mended: "opgave Meer  \"Wonen\" \"Nu\" {\n}"),
      // No name is given twice.
      .reports(
        "opgave meer-woningen { organisatie: o }\n«opgave Meer woningen» { organisatie: o }", .file,
        despite: [302, 304], isUnmendable: true),
    ])
}

extension FixContext {
  /// Takes away what does not fit. Words were written by someone, who alone can say that they may go; where they tell the size of
  /// an amount, or how often it comes, what is left would be another amount. A text says too much to be taken away by a button,
  /// for a brace that opens stands one that closes, and a colon alone has lost what stood before it.
  fileprivate func removing(_ finding: Finding) -> Fix? {
    let written = finding.text(.written)
    let hasWords = written.contains { $0.isLetter || $0.isNumber }
    let place = range(finding)
    if written.hasPrefix("\"") || written == "{" || written == ":" && finding.syntaxError == .unexpectedToken {
      return nil
    }
    if hasWords, let skipped = node(.skipped, at: place.lowerBound),
      let value = tree.node(before: skipped),
      (value..<tree.after(value)).contains(where: { tree.kind($0).isDigits })
    {
      return nil
    }
    let title = Text("Haal ‘\(written)’ weg", "Remove ‘\(written)’")
    let whole = alike(from: place)
    // Behind a quote it may be what a text was to say, and two quotes would come together.
    if tree.bytes[..<whole.lowerBound].last == .quote { return nil }
    return Fix(title, hasWords ? .personal : .likely, [file: [TextEdit(whole, "")]])
  }

  /// A token that does not fit, with those of the same spelling behind it, and as a sign with all signs.
  private func alike(from place: Range<Int>) -> Range<Int> {
    var end = place.upperBound
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == .quote || Character(Unicode.Scalar(byte)).isLetter
        || Character(Unicode.Scalar(byte)).isNumber
    }
    let isSign = !tree.bytes[place].contains(where: isWord)
    while true {
      let start = tree.endOfBlanks(end)
      let next = start..<min(start + (isSign ? 1 : place.count), tree.bytes.count)
      guard !next.isEmpty, ![.lineFeed, .carriageReturn, UInt8(ascii: "#")].contains(tree.bytes[start]),
        node(.skipped, at: start) != nil
      else { break }
      if isSign ? isWord(tree.bytes[start]) : tree.bytes[next] != tree.bytes[place] { break }
      end = next.upperBound
    }
    return place.lowerBound..<end
  }

  /// Quotes around words in a field that takes a text.
  fileprivate func quoting(_ finding: Finding) -> Fix? {
    let offset = range(finding).lowerBound
    guard let skipped = node(.skipped, at: offset), let field = node(.field, at: tree.startOfBlanks(offset)),
      let keyword = declaration(at: tree.range(field).lowerBound)?.keyword,
      let spec = Vocabulary.spec(named: FieldSyntax(field, in: tree).text, under: tree.cleanText(keyword)),
      case .text = spec.type
    else { return nil }
    let end = tree.range(skipped).upperBound
    var start = tree.endOfBlanks(tree.range(field + 2).upperBound)
    var stop = end
    if spec.isList {
      let commas = tree.children(field).filter { tree.kind($0) == .comma }.map { tree.range($0).upperBound }
      start = tree.endOfBlanks(commas.last ?? tree.range(field + 2).upperBound)
      stop = tree.bytes[offset..<end].firstIndex(of: UInt8(ascii: ",")) ?? end
    }
    let words = tree.text(start..<stop).trimmed
    guard !tree.hasLineEnd(in: start..<stop), !words.contains("\"") else { return nil }
    return fix(
      Text("Zet ‘\(words)’ tussen aanhalingstekens", "Put ‘\(words)’ between quotes"), isCertain: false,
      [TextEdit(start..<start + words.utf8.count, "\"\(TextEscape.escaped(words))\"")])
  }

  /// One name where a header has several words, and those as the title where there is none.
  fileprivate func joiningHeader(_ finding: Finding) -> Fix? {
    let offset = range(finding).lowerBound
    guard let skipped = node(.skipped, at: offset), let header = declaration(at: offset) else { return nil }
    if let title = header.title, header.name == nil {
      let name = tree.textValue(title)
      guard NewName.isName(name), tree.extent(skipped) == 1, tree.kind(skipped + 1).isText else { return nil }
      return joined(word(name, at: tree.range(title)))
    }
    guard let first = header.name else { return nil }
    let words = tree.range(first).lowerBound..<tree.range(skipped).upperBound
    let written = tree.text(words)
    let parts = written.split { $0 == "\"" }
    // A title behind the words stands among what was passed over.
    if written.contains("\"") {
      guard parts.count == 2, let quote = written.firstIndex(of: "\"") else { return nil }
      guard let name = name(of: String(written[..<quote]), first) else { return nil }
      let end = words.lowerBound + String(written[..<quote]).utf8.count
      return joined(TextEdit(words.lowerBound..<tree.startOfBlanks(end), name))
    }
    guard let name = name(of: written, first) else { return nil }
    return joined(TextEdit(words, "\(name) \"\(TextEscape.escaped(written))\""))
  }

  /// The name that words make, unless something bears it already.
  private func name(of words: String, _ token: SyntaxTree.Index) -> String? {
    let name = NameStyle.canonical(words.split { !($0.isLetter || $0.isNumber) }.joined(separator: "-"))
    guard NewName.isName(name) else { return nil }
    let range = tree.range(token)
    if let repository, let ordinal = ordinal(startingBefore: range.lowerBound),
      places.range(.name(ordinal), facts) == range,
      repository.bearer(of: name, besides: Address(file: file, ordinal: ordinal)) != nil
    {
      return nil
    }
    return name
  }

  private func joined(_ edit: TextEdit) -> Fix {
    let written = edit.replacement.trimmed
    return fix(Text("Schrijf ‘\(written)’", "Write ‘\(written)’"), isCertain: false, [edit])
  }
}
