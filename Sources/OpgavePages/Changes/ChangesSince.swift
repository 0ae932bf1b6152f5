/// What changed of the opgaven of a file since a commit, for who is writing in it.
package import OpgaveModel
internal import OpgaveRules
package import OpgaveSyntax
package import OpgaveWorkspace

package struct ChangesSince {
  private let earlier: EarlierRepository
  private let language: Language
  private let new: Moment
  /// Both as they are read, once for all that is asked of the file.
  private let readings: (old: MomentReading, new: MomentReading)

  /// - Parameters:
  ///   - texts: of the repository as it is now.
  ///   - tree: of the file.
  package init(
    _ earlier: EarlierRepository, _ texts: RepositoryTexts, _ file: FileIndex, _ tree: SyntaxTree, _ language: Language
  ) {
    (self.earlier, self.language) = (earlier, language)
    new = Moment(texts.repository, [file: earlier.texts(of: texts.repository.files[file], tree)])
    readings = (
      MomentReading(Moment(earlier.old.whole.repository), PageReader(earlier.old.texts, language)),
      MomentReading(new, PageReader(texts, language))
    )
  }

  /// How many things of a declaration of the top level are other.
  package func count(of root: Address) -> Int {
    guard let change = earlier.change(of: root, in: new), let own = change.roots.first else { return 0 }
    let moved = MovedDeclarations(change)
    return ChangeTeller(old: readings.old, new: readings.new, withText: false, moved: moved).tell(own).count
  }

  /// What a value was in a declaration of the top level, and since when it is what it is; `nil` where it is the same.
  package func was(_ value: ValueIndex, in root: Address) -> Phrase? {
    guard let change = earlier.change(of: root, in: new), let found = ChangesSince.find(value, change, root) else {
      return nil
    }
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
    let texts = readings.old.reader.texts
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
