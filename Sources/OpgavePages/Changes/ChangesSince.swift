/// What changed of one opgave since a commit, for who is writing in it.
package import OpgaveModel
internal import OpgaveRules
package import OpgaveSyntax
package import OpgaveWorkspace

package struct ChangesSince {
  private let earlier: EarlierRepository
  private let texts: RepositoryTexts
  private let root: Address
  private let language: Language
  private let new: Moment
  private let change: RepositoryChange?

  /// - Parameters:
  ///   - texts: of the repository as it is now.
  ///   - root: the declaration of the top level.
  ///   - tree: of its file.
  package init(
    _ earlier: EarlierRepository, _ texts: RepositoryTexts, _ root: Address, _ tree: SyntaxTree, _ language: Language
  ) {
    (self.earlier, self.texts, self.root, self.language) = (earlier, texts, root, language)
    let file = texts.repository.files[root.file]
    new = Moment(texts.repository, [root.file: TextDigests(tree, file.facts, file.places)])
    change = earlier.change(of: root, in: new)
  }

  /// How many things are other.
  package var count: Int {
    guard let change, let own = change.roots.first else { return 0 }
    let old = MomentReading(change.old, PageReader(earlier.old.texts, language))
    let new = MomentReading(change.new, PageReader(texts, language))
    return ChangeTeller(old: old, new: new, withText: false, moved: MovedDeclarations(change)).tell(own).count
  }

  /// What a value was, and since when it is what it is; `nil` where it is the same.
  package func was(_ value: ValueIndex) -> Phrase? {
    guard let change, let found = ChangesSince.find(value, change, root) else { return nil }
    let since = earlier.day(of: root, in: new) { ChangesSince.find(value, $0, root) != nil }
    let then: Phrase =
      switch found {
      case .some(let old):
        language.choose("Was ", "Was ") + Phrase([.strong(Phrase(text: data(old, change)))])
      case .none: language.choose("Was er niet", "Was not there")
      }
    let on = language.choose(" op ", " on ") + Phrase(text: DayText.text(earlier.commit.day, language))
    let named = earlier.asked == Calendar.text(earlier.commit.day) ? Phrase() : " (\(earlier.asked))"
    let changed: Phrase =
      switch since {
      case .some(.some(let day)):
        language.choose("; veranderd op ", "; changed on ") + Phrase(text: DayText.text(day, language))
      case .some(.none): language.choose("; nog niet vastgelegd", "; not committed yet")
      case .none: ""
      }
    return then + on + named + changed + "."
  }

  private func data(_ value: ValueIndex, _ change: RepositoryChange) -> String {
    guard let old = change.roots.first?.old else { return "" }
    let texts = earlier.old.texts
    let text = texts[old.file].meaning(texts.range(.value(value), in: old.file))
    return text.count > 200 ? text.prefix(199) + "…" : text
  }

  /// The change of a value of the later moment: what it was, `nil` inside where it was not there.
  private static func find(_ value: ValueIndex, _ change: RepositoryChange, _ root: Address) -> ValueIndex?? {
    var found: ValueIndex??
    change.roots.first?.forEach { declaration in
      for field in declaration.fields {
        for one in field.values {
          switch one {
          case .changed(let from, value): found = .some(.some(from))
          case .added(value): found = .some(.none)
          default: break
          }
        }
      }
    }
    return found
  }
}
