/// What a row of a sheet says of an opgave, as it was filled in. Knows no sheet: names and values are as somebody wrote them.
package import OpgaveModel
package import OpgaveSyntax

package struct ImportRow: Sendable {
  /// By which whoever filled it in finds it again.
  package var number: Int
  package var opgave: String
  package var entry: Entry

  package init(number: Int, opgave: String, _ entry: Entry) {
    (self.number, self.opgave, self.entry) = (number, opgave, entry)
  }

  package enum Entry: Sendable {
    case meting(indicator: String, date: DateSpan?, value: Quantity)
    /// Of the whole opgave where neither is named.
    case voortgang(doel: String, inspanning: String, date: DateSpan, fields: [(field: Field, text: String)])
    /// Of a mijlpaal of an inspanning, or of the whole opgave.
    case mijlpaal(inspanning: String, date: DateSpan, title: String, done: DateSpan?)
    /// An action of a reflectie.
    case actie(reflectie: DateSpan, text: String, done: DateSpan?)
  }

  /// A quantity as a sheet has it.
  package enum Quantity: Sendable {
    case number(Decimal)
    case percentage(Decimal)
    /// In euros.
    case amount(Decimal)
    /// As the language writes it: a range, a comparison, `onbekend`.
    case written(String)
  }
}

/// Why a row is not taken over.
package struct BadRow: Equatable, Sendable {
  package var number: Int
  package var reason: Text

  package init(_ number: Int, _ reason: Text) { (self.number, self.reason) = (number, reason) }
}
