/// One opgave on a page, for who decides and does not read its file: first what it is about, last how it is worked on and what the check finds.
package import OpgaveModel
package import OpgaveRules
internal import OpgaveSyntax
internal import OpgaveWorkspace

package struct OpgavePage {
  private(set) var reader: PageReader
  let address: Address
  let context: OpgaveContext

  package init(_ reader: PageReader, _ address: Address, _ file: FileContext? = nil) {
    (self.reader, self.address) = (reader, address)
    self.reader.here = address
    context = OpgaveContext(file ?? FileContext(reader.texts.whole, file: address.file), address.ordinal)
  }

  var facts: Facts { context.facts }
  var texts: RepositoryTexts { reader.texts }
  var language: Language { reader.language }
  var today: Int32 { context.today }

  func at(_ ordinal: DeclarationIndex) -> Address { Address(file: address.file, ordinal: ordinal) }

  func name(_ ordinal: DeclarationIndex) -> String { reader.name(at(ordinal)) }

  func value(_ field: Field, of ordinal: DeclarationIndex) -> Phrase? {
    reader.value(field, of: ordinal, in: context.file)
  }

  /// A cell of a table.
  func cell(_ field: Field, of ordinal: DeclarationIndex) -> Phrase { value(field, of: ordinal) ?? "–" }

  /// Which werkwijze the facts point to, and why.
  ///
  /// - Parameter path: of its file, as the reader knows it.
  package func advice(at path: String) -> Page {
    let name = facts.name(of: context.ordinal)
    let title = texts.title(of: address) ?? name
    return Page(
      title: Heading("\(title)", aside: "\(code: name) · \(path)"), AdvicePage(context, language).blocks)
  }

  /// The whole account.
  ///
  /// - Parameters:
  ///   - findings: of its file; `nil` leaves them out.
  ///   - children: the opgaven that are part of this one.
  ///   - since: what changed since an earlier moment; `nil` where that is not told.
  ///   - withQuestions: whether all that was asked for the advice is there, for who works on it.
  package func page(
    _ findings: [PlacedFinding]?, children: [Address] = [], since: [Block]? = nil, withQuestions: Bool = false
  ) -> Page {
    let isOver = context.status == .afgerond || context.status == .gestopt
    let organisation = context.file.target(.organisatie, of: context.ordinal).map { Phrase(text: reader.name($0)) }
    let aside = [organisation, reader.status(context.status)].compactMap { $0 }.joined(by: " · ")
    let sections: [Section?] = [
      section("kort", Text("In het kort", "In short"), inShort(children)),
      section("veranderd", Text("Wat veranderde", "What changed"), since ?? []),
      section("partijen", Text("Wie het aangaat", "Who is concerned"), parties),
      section("opdracht", Text("De opdracht", "The opdracht"), assignment),
      section(
        "doelen",
        isOver
          ? Text("Wat wilden we bereiken?", "What did we want to achieve?")
          : Text("Wat willen we bereiken?", "What do we want to achieve?"), goals),
      section(
        "inspanningen",
        isOver ? Text("Wat deden we?", "What did we do?") : Text("Wat gaan we doen?", "What will we do?"), efforts),
      section(
        "geld",
        isOver
          ? Text("Wat mocht het kosten?", "What might it cost?") : Text("Wat mag het kosten?", "What may it cost?"),
        money(children)),
      section("risicos", Text("Risico’s", "Risks"), risks),
      section("voortgang", Text("Hoe staat het ervoor?", "How does it stand?"), progress),
      section("werkwijze", Text("Hoe werken we eraan?", "How do we work on it?"), working),
      section("leren", Text("Wat leerden we?", "What did we learn?"), learning),
      section("documenten", Text("Documenten", "Documents"), documents),
      findings.flatMap {
        section(
          "controle", Text("Voor wie eraan werkt", "For who works on it"),
          concerns($0) + (isOver ? [] : advised(withQuestions)),
          isForScreen: true)
      },
    ]
    return Page(
      title: Heading(Phrase(text: reader.name(address)), aside: aside),
      reservation + question + sections.compactMap { $0.map { .section($0) } })
  }

  /// That something may be missing.
  private var reservation: [Block] {
    guard context.isDamaged else { return [] }
    return [
      .note(
        language.choose(
          "In deze opgave staat een schrijffout; wat daar staat, kan hier ontbreken.",
          "This opgave holds a syntax error; what stands there may be missing here."))
    ]
  }

  private func section(_ id: String, _ title: Text, _ blocks: [Block], isForScreen: Bool = false) -> Section? {
    blocks.isEmpty ? nil : Section(id, Heading(title.phrase(language)), blocks, isForScreen: isForScreen)
  }

  /// What is asked, and what became the answer.
  private var question: [Block] {
    var blocks = reader.paragraphs(.vraagstuk, of: address)
    if blocks.isEmpty {
      blocks = [.paragraph(language.choose("Het vraagstuk is niet bekend.", "The question is not known."))]
    }
    let answer = reader.paragraphs(.antwoord, of: address)
    if !answer.isEmpty { blocks += [.heading(2, Heading(language.choose("Het antwoord", "The answer")))] + answer }
    return blocks
  }
}
