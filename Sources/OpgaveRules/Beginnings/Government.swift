/// The organs and the members of the board that each kind of government has by law: Gemeentewet art. 6, Provinciewet art. 6,
/// Waterschapswet art. 10, Wet gemeenschappelijke regelingen art. 12.
internal import OpgaveModel

struct Government {
  let organs: [(name: String, title: String)]
  /// What a member of the daily board is called.
  let member: String

  static func of(_ soort: Word) -> Government {
    switch soort {
    case .provincie:
      Government(
        organs: [("provinciale-staten", "Provinciale staten"), ("gedeputeerde-staten", "Gedeputeerde staten")],
        member: "gedeputeerde")
    case .waterschap: Government(organs: boards, member: "heemraad")
    case .gemeente:
      Government(
        organs: [("raad", "Gemeenteraad"), ("college", "College van burgemeester en wethouders")], member: "wethouder")
    default: Government(organs: boards, member: "bestuurder")
    }
  }

  private static let boards = [("algemeen-bestuur", "Algemeen bestuur"), ("dagelijks-bestuur", "Dagelijks bestuur")]
}
