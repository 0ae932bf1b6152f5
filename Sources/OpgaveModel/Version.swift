/// The version of the tools: one number for all three.

package enum Version {
  package static let number = "0.1.0"
}
