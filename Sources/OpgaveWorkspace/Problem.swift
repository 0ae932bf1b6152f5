/// What could not be read or written, in words. The errors of the machine get theirs here and nowhere else.
package import OpgaveModel
package import OpgavePlatform

package struct Problem: Error, Equatable, Sendable {
  private let error: FileError

  package init(_ error: FileError) { self.error = error }

  package init(_ path: String, _ reason: FileError.Reason) { error = FileError(path, reason) }

  /// Whether it is another repository of git: nothing that should have been read.
  var isOfAnotherRepository: Bool { error.reason == .submodule }

  /// As it was named.
  var path: String { String(decoding: error.path, as: UTF8.self) }

  package subscript(_ language: Language) -> String { text[language] }

  package var text: Text {
    let path = String(decoding: error.path, as: UTF8.self).visible
    return switch error.reason {
    case .notFound: Text("‘\(path)’ is er niet", "‘\(path)’ is not there")
    case .notPermitted: Text("‘\(path)’ mag niet gelezen of geschreven worden", "‘\(path)’ may not be read or written")
    case .isFolder: Text("‘\(path)’ is een map, geen bestand", "‘\(path)’ is a folder, not a file")
    case .danglingLink:
      Text("‘\(path)’ verwijst naar iets dat er niet is", "‘\(path)’ points at something that is not there")
    case .linkCircle: Text("‘\(path)’ verwijst in een kring naar zichzelf", "‘\(path)’ points at itself in a circle")
    case .savedMeanwhile:
      Text(
        "in ‘\(path)’ staat wat iemand opsloeg terwijl een eerdere opdracht werd afgebroken: vergelijk het met het bestand ernaast en haal het weg",
        "‘\(path)’ holds what somebody saved while an earlier command was broken off: compare it with the file beside it and remove it"
      )
    case .outside:
      Text(
        "‘\(path)’ verwijst naar iets buiten deze verzameling en is niet gelezen: zet het bestand zelf hier, sluit het uit, of noem het op de opdrachtregel",
        "‘\(path)’ points at something outside this repository and is not read: put the file itself here, exclude it, or name it on the command line"
      )
    case .isLink:
      Text(
        "‘\(path)’ is een koppeling of staat achter een koppeling, en daar wordt niet doorheen geschreven: noem het bestand zelf",
        "‘\(path)’ is a link or stands behind one, and nothing is written through it: name the file itself")
    case .holdsOpgaven:
      Text(
        "‘\(path)’ is voor opgaven of instellingen, en wordt niet door iets anders vervangen: kies een andere naam",
        "‘\(path)’ is for opgaven or settings, and is not replaced by anything else: choose another name")
    case .holdsOthers:
      Text(
        "in ‘\(path)’ staat iets dat hier niet gemaakt is, en dat blijft staan: kies een lege of nieuwe map",
        "‘\(path)’ holds what was not made here, and that stays: choose an empty or new folder")
    case .attributes(let name):
      Text(
        "‘\(path)’ heeft een kenmerk dat een nieuw bestand niet krijgen kan (\(name.visible)), en blijft zoals het is",
        "‘\(path)’ has an attribute that a new file cannot be given (\(name.visible)), and stays as it is")
    case .notAFile: Text("‘\(path)’ is geen gewoon bestand", "‘\(path)’ is no ordinary file")
    case .tooLarge: Text("‘\(path)’ is groter dan 4 GB: splits het", "‘\(path)’ is larger than 4 GB: split it")
    case .overLimit:
      Text(
        "‘\(path)’ is te groot voor opgaven en is niet gelezen", "‘\(path)’ is too large for opgaven and is not read")
    case .notKept:
      Text(
        "‘\(path)’ is niet gelezen: git noemt het en heeft het niet",
        "‘\(path)’ is not read: git names it and does not have it")
    case .keptElsewhere:
      Text(
        "‘\(path)’ is niet gelezen: git heeft er alleen een verwijzing van (LFS)",
        "‘\(path)’ is not read: git has only a pointer to it (LFS)")
    case .submodule:
      Text(
        "‘\(path)’ is een verzameling van git in een andere (submodule) en is niet gelezen: vergelijk haar apart",
        "‘\(path)’ is a repository of git in another one (submodule) and is not read: compare it by itself")
    case .diskFull:
      Text("de schijf is vol: ‘\(path)’ is niet geschreven", "the disk is full: ‘\(path)’ is not written")
    case .nameIsNoText:
      Text(
        "de naam van ‘\(path)’ is geen UTF-8: hernoem het bestand",
        "the name of ‘\(path)’ is not UTF-8: rename the file")
    case .changedMeanwhile:
      Text(
        "‘\(path)’ is intussen door een ander veranderd en blijft zo: probeer het opnieuw",
        "‘\(path)’ was changed by somebody else meanwhile and stays so: try again")
    case .hasMoreNames:
      Text(
        "‘\(path)’ heeft nog een naam (een harde koppeling) en blijft zoals het is: maak er een kopie of een symbolische koppeling van",
        "‘\(path)’ has another name (a hard link) and stays as it is: make it a copy or a symbolic link")
    case .other(let text): Text("‘\(path)’: \(text)", "‘\(path)’: \(text)")
    }
  }
}
