/// A tree that bites its tail.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let kringDeelVan = Rule(
    701, "kring-deel-van", .fout,
    Text(
      "Opgaven of portfolio’s die in een kring deel van elkaar zijn.",
      "Opgaven or portfolios that are part of each other in a circle."),
    explanation: Text(
      "Wie `deel-van` volgt, moet ooit bovenaan komen. De melding noemt de hele kring.",
      "Who follows `deel-van` must come to a top some day. The finding names the whole circle."),
    reason: Text(
      "In een kring heeft niemand het laatste woord.",
      "In a circle nobody has the last word."),
    source: .inference,
    example: Example(
      reported: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          deel-van: «bouwen»
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }

        opgave bouwen "Bouwen" {
          organisatie: merwestad
          status: uitvoering
          deel-van: wonen
          vraagstuk: "Hoe bouwen wij genoeg?"

          kenmerken {
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """,
      mended: """
        opgave wonen "Wonen" {
          organisatie: merwestad
          status: uitvoering
          vraagstuk: "Hoe komen er genoeg woningen?"

          kenmerken {
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }

        opgave bouwen "Bouwen" {
          organisatie: merwestad
          status: uitvoering
          deel-van: wonen
          vraagstuk: "Hoe bouwen wij genoeg?"

          kenmerken {
            aard: probleem

            partij huurders "Huurders" {
              wereld: leefwereld
            }
          }
        }
        """),
    checks: [
      .repository(Interest([.opgave, .portfolio], [.organisatie, .deelVan])) { context, findings in
        findCircles(context, &findings)
      }
    ],
    message: { finding in
      guard case .texts(let path)? = finding.arguments.first else { return Text("", "") }
      let shown = path.count > 8 ? path.prefix(7) + ["…"] + path.suffix(1) : path[...]
      let line = shown.map { "‘\($0)’" }.joined(separator: " → ")
      return Text(
        "deze zijn in een kring deel van elkaar: \(line)",
        "these are part of each other in a circle: \(line)")
    })
}

private func findCircles(_ context: RepositoryContext, _ findings: inout [Int: Findings]) {
  let repository = context.repository
  /// What each is a part of, and the value that says so. Each has one at most, so a circle is found by walking.
  var above: [Address: (target: Address, value: Int)] = [:]
  for file in repository.files.indices {
    let facts = repository.files[file].facts
    for root in facts.topLevel {
      guard let field = facts.find(.deelVan, of: root), !facts.fields[field].isUnknown,
        let value = facts.values(of: field).first,
        case .reference(let targets)? = Vocabulary.spec(.deelVan, in: facts.declarations[root].kind)?.type,
        case .found(let target) = repository.resolve(value, targets, in: file, root)
      else { continue }
      let own = Address(file: file, ordinal: root)
      if target != own { above[own] = (target, value) }
    }
  }
  var state: [Address: Int] = [:]
  for (number, start) in above.keys.sorted().enumerated() where state[start] == nil {
    var path: [Address] = []
    var node = start
    while state[node] == nil {
      state[node] = number
      path.append(node)
      guard let next = above[node]?.target else { break }
      node = next
    }
    guard state[node] == number, above[node] != nil, let first = path.firstIndex(of: node),
      first < path.count - 1 || above[node]?.target == path.last
    else { continue }
    report(Array(path[first...]), above, repository, &findings)
  }
}

private func report(
  _ circle: [Address], _ above: [Address: (target: Address, value: Int)], _ repository: Repository,
  _ findings: inout [Int: Findings]
) {
  guard circle.count > 1, let smallest = circle.indices.min(by: { circle[$0] < circle[$1] }) else { return }
  let ordered = Array(circle[smallest...] + circle[..<smallest])
  guard let value = above[ordered[0]]?.value else { return }
  let names = ordered.map(repository.name) + [repository.name(ordered[0])]
  let related = ordered.dropFirst().prefix(50).compactMap { address in
    above[address].map { Related(.path, .part(.value($0.value)), file: Int(address.file)) }
  }
  findings[Int(ordered[0].file), default: Findings()].report(.value(value), [.texts(names)], related: related)
}
