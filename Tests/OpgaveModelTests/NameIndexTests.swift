/// The index of names against a plain dictionary, and that names which come and go leave nothing behind.
import OpgaveModel
import OpgaveTestSupport
import Testing

@Suite struct NameIndexTests {
  @Test func equalsADictionary() {
    var random = SeededGenerator(seed: Project.seed &+ 41)
    var index = NameIndex()
    var wanted: [UInt64: Set<Address>] = [:]
    for _ in 0..<Project.cases(5000) {
      let key = Names.mixed(UInt64(random.below(80)))
      let address = Address(file: FileIndex(random.below(4)), ordinal: DeclarationIndex(random.below(3)))
      if wanted[key]?.contains(address) == true {
        index.remove(key, address)
        wanted[key]?.remove(address)
      } else {
        index.insert(key, address)
        wanted[key, default: []].insert(address)
      }
      #expect(Set(index.addresses(key)) == wanted[key])
    }
    for (key, addresses) in wanted { #expect(index.addresses(key) == addresses.sorted()) }
  }

  @Test func whatComesAndGoesLeavesNothing() {
    var index = NameIndex()
    let address = Address(file: 0, ordinal: 0)
    for number in 0..<100_000 {
      let key = Names.mixed(UInt64(number))
      index.insert(key, address)
      index.remove(key, address)
    }
    #expect(index.capacity <= 256)
  }
}
