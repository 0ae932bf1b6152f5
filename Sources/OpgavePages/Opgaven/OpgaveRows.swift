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

  /// Calls `body` with the cells of each opgave of a repository.
  package static func forEach(_ texts: RepositoryTexts, _ body: ([String]) -> Void) {
    OpgaveSummary.forEach(texts) { body(cells($0)) }
  }

  /// All opgaven of some repositories, comma-separated.
  package static func commaSeparated(_ repositories: [RepositoryTexts]) -> String {
    var text = CommaSeparated.row(header)
    for texts in repositories { forEach(texts) { text += CommaSeparated.row($0) } }
    return text
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
