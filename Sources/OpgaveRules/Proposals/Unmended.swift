/// Why some rules propose nothing.
package import OpgaveModel

extension Rule {
  /// Why no remedy can be computed for what it reports; `nil` where one can.
  package var unmended: Text? { fixes == nil ? Rule.reasonsForNone[code] : nil }

  private static let meeting = Text(
    "Dit is een vraag om samen over te praten; geen tekst beantwoordt haar.",
    "This is a question to talk about together; no text answers it.")
  private static let elsewhere = Text(
    "Waar het document is, weet alleen wie het heeft.", "Where the document is only its owner knows.")
  private static let choice = Text(
    "Welke van de twee het moet zijn, staat nergens.", "Which of the two it should be is told nowhere.")

  private static let decision = Text(
    "Welk besluit erachter zit, weet alleen wie erbij was.", "Which decision is behind it only who was there knows.")
  private static let past = Text(
    "Wat er stond, staat in git; of het klopte, weet alleen wie het opschreef.",
    "What was there is in git; whether it was right only who wrote it knows.")

  private static let reasonsForNone: [UInt16: Text] = [
    101: Text("Welk teken er stond, is niet meer te zien.", "Which sign stood there cannot be seen any more."),
    104: Text("Waar de tekst ophoudt, weet alleen de schrijver.", "Where the text ends only its author knows."),
    114: Text("Bij welk blok de ‘}’ ontbreekt, is niet te zien.", "In which block the ‘}’ is missing cannot be seen."),
    // To take it away would only bring back the question for which it was put there.
    217: Text("Wat hier moet staan, weet alleen u.", "What is to stand here only you know."), 207: choice,
    307: elsewhere, 308: elsewhere, 406: meeting,
    409: Text("De vraag is van wie haar stelt.", "The question is of who asks it."), 502: meeting, 517: meeting,
    519: meeting, 520: meeting,
    616: Text(
      "Het is een advies. Wie het volgt, kiest bij de werkwijze zelf hoe het verder gaat.",
      "It is an advice. Who follows it chooses at the werkwijze itself how it goes on."),
    635: meeting, 636: meeting,
    645: Text(
      "Wat er gemeten is, verandert niet; wat u gaat doen, wel.",
      "What was measured does not change; what you will do does."),
    646: choice, 710: Text("Een titel zegt waar een opgave over gaat.", "A title says what an opgave is about."),
    1001: decision, 1002: past, 1003: past, 1004: decision, 1005: decision, 1006: past, 1007: decision, 1008: decision,
    1009: past,
    903: Text("De reden weet alleen wie de melding aanvaardt.", "The reason only who accepts the finding knows."),
  ]
}
