/// Rows that are read beside each other.

package struct Table: Equatable, Sendable {
  package enum Alignment: Equatable, Sendable { case leading, trailing }

  package struct Column: Equatable, Sendable {
    package var title: Phrase
    package var alignment: Alignment
    /// The least width where characters have one.
    package var width: Int

    package init(_ title: Phrase, _ alignment: Alignment = .leading, width: Int = 0) {
      (self.title, self.alignment, self.width) = (title, alignment, width)
    }
  }

  package struct Row: Equatable, Sendable {
    package var cells: [Phrase]
    /// Whether it is among those that were chosen, which stand out; `nil` in a table that does not choose.
    package var isChosen: Bool?

    package init(_ cells: [Phrase], isChosen: Bool? = nil) { (self.cells, self.isChosen) = (cells, isChosen) }
  }

  package var columns: [Column]
  package var rows: [Row]
  /// Whether rows say by themselves what stands in them, so that titles of columns are shown only where a form asks for them.
  package var speaksForItself: Bool

  package init(_ columns: [Column], _ rows: [Row], speaksForItself: Bool = false) {
    (self.columns, self.rows, self.speaksForItself) = (columns, rows, speaksForItself)
  }
}
