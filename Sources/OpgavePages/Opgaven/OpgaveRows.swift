/// The opgaven as rows for a spreadsheet, each with the fields that lists need.
internal import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax
package import OpgaveWorkspace

package enum OpgaveRows {
  package static let header = [
    "organisatie", "portfolio", "opgave", "titel", "status", "werkwijze", "begin", "einde", "budget", "partijen",
    "doelen", "inspanningen", "vraagstuk",
  ]

  /// Calls `body` with each line of all opgaven of some repositories, comma-separated: first the header.
  package static func commaSeparated(_ repositories: some Sequence<RepositoryTexts>, _ body: (String) -> Void) {
    body(CommaSeparated.row(header))
    for texts in repositories { OpgaveSummary.forEach(texts) { body(CommaSeparated.row(cells($0))) } }
  }

  private static func cells(_ opgave: OpgaveSummary) -> [String] {
    let (facts, context) = (opgave.facts, opgave.context)
    let ordinal = context.ordinal
    let period = facts.period(.looptijd, of: ordinal)
    return [
      opgave.organisation, opgave.portfolioName ?? "", opgave.name, opgave.title(of: ordinal),
      context.status?.spelling ?? "", context.werkwijze?.spelling ?? "",
      period.map { Calendar.text($0.start.first) } ?? "", period?.end.map { Calendar.text($0.last) } ?? "",
      facts.amount(.budget, of: ordinal).map { Amount.plain($0) } ?? "",
      String(context.partijen.count), String(context.doelen.count), String(context.inspanningen.count),
      opgave.text(.vraagstuk, of: ordinal) ?? "",
    ]
  }
}
