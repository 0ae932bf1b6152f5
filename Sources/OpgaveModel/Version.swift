/// The version of the tools: one number for all three.

package enum Version {
  package static let number = "0.1.0"
  /// The day of that version, as manual pages show it.
  package static let date = "November 25, 2026"
}
