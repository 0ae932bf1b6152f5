/// One thing that is other between two moments, in words and as data. Knows no form in which it is shown.
package import OpgaveModel
internal import OpgaveSyntax

/// What a change is about, in the order in which people ask for it.
package enum ChangeTopic: String, CaseIterable, Comparable, Sendable {
  case status, question, opdracht, werkwijze, goals, money, roles, efforts, risks, parties, traits, measurements,
    progress
  case decisions, learning, governing, organisation, rest

  package static func < (left: ChangeTopic, right: ChangeTopic) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }

  package var text: Text {
    switch self {
    case .status: Text("status en looptijd", "status and period")
    case .question: Text("vraagstuk", "question")
    case .opdracht: Text("opdracht", "opdracht")
    case .werkwijze: Text("werkwijze", "werkwijze")
    case .goals: Text("doelen en streefwaarden", "goals and targets")
    case .money: Text("geld", "money")
    case .roles: Text("rollen", "roles")
    case .efforts: Text("inspanningen", "efforts")
    case .risks: Text("risico’s", "risks")
    case .parties: Text("partijen", "parties")
    case .traits: Text("kenmerken", "traits")
    case .measurements: Text("metingen", "measurements")
    case .progress: Text("voortgang", "progress")
    case .decisions: Text("mijlpalen", "mijlpalen")
    case .learning: Text("leren", "learning")
    case .governing: Text("besturen", "governing")
    case .organisation: Text("inrichting", "organisation")
    case .rest: Text("overig", "other")
    }
  }

  /// - Parameter around: the kinds of what a declaration stands in, from the outside in, itself last.
  init(_ field: Field?, in kind: Kind, around: [Kind]) {
    self =
      switch (kind, field) {
      case (.opgave, .status), (.opgave, .looptijd): .status
      case (.opgave, .vraagstuk), (.opgave, .antwoord), (.opgave, nil): .question
      case (_, .metingen): .measurements
      case (.opgave, .budget), (.inspanning, .budget), (.portfolio, .budget), (.begroting, _): .money
      case (.opdracht, _), (.wijziging, _): .opdracht
      case (.werkwijze, _): .werkwijze
      case (.doel, _), (.baat, _), (.indicator, _): .goals
      case (.sturen, _): .roles
      case (.besturen, _): .governing
      case (.inspanning, _): .efforts
      case (.risico, _): .risks
      case (.partij, _): .parties
      case (.kenmerken, _): .traits
      case (.voortgang, _): .progress
      case (.mijlpaal, _): .decisions
      case (.leren, _), (.lerenBreed, _), (.evaluatie, _), (.reflectie, _), (.experiment, _), (.leervraag, _): .learning
      case (.organisatie, _), (.inrichting, _), (.proces, _), (.orgaan, _), (.functie, _): .organisation
      case (.opgave, _), (.portfolio, _), (.bestand, _), (.presteren, _), (.eigen, _), (.instellingen, _), (.regels, _),
        (.drempels, _), (.opmaak, _), (.onbekend, _):
        .rest
      }
  }
}

package struct ToldChange: Equatable, Sendable {
  package enum Sign: String, Sendable {
    case added, removed, changed, renamed
    /// A text of which the words are others.
    case reworded
  }

  package var topic: ChangeTopic
  package var sign: Sign
  package var phrase: Phrase
  /// What it is of, from the top level down: `opgave wonen > presteren > doel groei`.
  package var path: String
  package var kind: Kind
  package var field: String?
  /// What was there and what is there now, as data; `nil` where there is nothing, or only words that were not asked for.
  package var old: String?
  package var new: String?
  /// The words themselves, where they were asked for.
  package var wording: [Phrase] = []
}

extension ToldChange.Sign {
  var mark: ListItem.Mark {
    switch self {
    case .added: .added
    case .removed: .removed
    case .changed, .renamed, .reworded: .changed
    }
  }
}

extension Phrase {
  /// The same words without links, for what leads nowhere any more.
  var withoutLinks: Phrase {
    Phrase(
      parts.flatMap { part -> [Inline] in
        switch part {
        case .link(let inner, _): inner.withoutLinks.parts
        case .strong(let inner): [.strong(inner.withoutLinks)]
        case .emphasis(let inner): [.emphasis(inner.withoutLinks)]
        case .aside(let inner): [.aside(inner.withoutLinks)]
        case .text, .code, .severity, .badge, .bar, .lineBreak: [part]
        }
      })
  }

  /// With a capital at its start.
  var capitalised: Phrase {
    var phrase = self
    if case .text(let text)? = phrase.parts.first {
      phrase.parts[0] = .text(text.prefix(1).uppercased() + text.dropFirst())
    }
    return phrase
  }
}
