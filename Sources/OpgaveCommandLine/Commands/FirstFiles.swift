/// The files with which a repository starts: in canonical form, and with nothing left to ask but what only its people know.
internal import OpgaveFormatting
internal import OpgaveModel
internal import OpgaveRules

enum FirstFiles {
  /// - Throws: `UsageError` for what cannot be made a name.
  static func name(_ text: String) throws(UsageError) -> String {
    let name = NameStyle.canonical(text)
    guard name.first?.isLetter == true, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
      throw UsageError(
        Text(
          "‘\(text)’ is geen naam: gebruik letters, cijfers en streepjes, zoals koele-wijken",
          "‘\(text)’ is no name: use letters, digits and hyphens, such as koele-wijken"))
    }
    return name
  }

  static func settings(_ language: Language) -> String {
    let taal: Word = language == .nl ? .nl : .en
    return SourceWriter.file(
      [.block(.instellingen, items: [.field(.formaat, .word("1")), .field(.taal, .spelled(taal))])], FormatOptions())
  }

  /// The organisation, and the portfolio that holds all of its opgaven.
  static func organisation(_ name: String, _ title: String, _ soort: Word, _ language: Language) -> String {
    SourceWriter.file(
      [
        Beginning.organisation(name, title, soort, language),
        Beginning.portfolio(of: name, manager: "opgavemanager", language),
      ], FormatOptions())
  }

  /// The first opgave in an organisation that is read.
  static func opgave(_ names: Nameable, today: Int32, _ language: Language) -> String {
    let (name, title) = ("eerste-opgave", Text("Onze eerste opgave", "Our first opgave")[language])
    return SourceWriter.file(
      [Beginning.opgave(name, title, nil, names, today: today, language, asks: false)], FormatOptions())
  }
}
