/// The server over standard input and output: a reader thread, and the owner of the state on the thread that calls.
internal import LanguageServerProtocol
internal import OpgaveFiles
internal import OpgaveJSON

package enum ServerProcess {
  /// Serves until the client is gone, and gives the exit code.
  package static func run() -> Int32 {
    let mailbox = Mailbox<Event>()
    let cancellations = Cancellations()
    Workers.detach { read(into: mailbox, cancellations) }
    let options = ServerOptions(
      send: { Stream.output.write(Framer.frame($0.bytes)) },
      log: { Stream.error.write("opgave-lsp: \($0)\n") })
    var server = Server(options, mailbox: mailbox, cancellations: cancellations)
    return server.run()
  }

  private static func read(into mailbox: Mailbox<Event>, _ cancellations: Cancellations) {
    var framer = Framer()
    while true {
      let bytes = Stream.input.read()
      if bytes.isEmpty { break }
      framer.append(bytes)
      while let frame = framer.next() {
        switch frame {
        case .body(let body): put(Message(body), mailbox, cancellations)
        case .malformed: mailbox.put(.message(.invalid(ResponseError(.parseError, "a header without a length"), nil)))
        case .tooLarge: mailbox.put(.message(.invalid(ResponseError(.invalidRequest, "a message above 256 MiB"), nil)))
        }
      }
    }
    mailbox.put(.endOfInput)
  }

  private static func put(_ message: Message, _ mailbox: Mailbox<Event>, _ cancellations: Cancellations) {
    if case .notification("$/cancelRequest", let parameters) = message {
      if let id = RequestID(parameters["id"]) { cancellations.add(id) }
      return
    }
    mailbox.put(.message(message))
  }
}
