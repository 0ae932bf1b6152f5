/// From a name to where it is declared.
package import OpgaveModel

package enum Definition {
  /// The declaration that is named at an offset, and the range of the name there.
  package static func find(_ snapshot: FileSnapshot, at offset: Int) -> (target: Address, origin: Range<Int>)? {
    guard let (subject, range) = snapshot.subject(at: offset) else { return nil }
    switch subject {
    case .reference(let value, let part): return snapshot.target(value: value, part: part).map { ($0, range) }
    case .name(let ordinal):
      return snapshot.repository == nil ? nil : (Address(file: snapshot.file, ordinal: ordinal), range)
    default: return nil
    }
  }
}
