/// The server over standard input and output.
///
/// Between messages the owner of the state waits for input itself; while it works it looks for input before each message, so that
/// it knows of newer versions and of requests that are cancelled. A reader thread would cost a second wake-up for each key.
internal import LanguageServerProtocol
internal import OpgavePlatform
internal import OpgaveJSON
package import OpgaveModel

package enum ServerProcess {
  /// Serves until the client is gone, and gives the exit code.
  ///
  /// - Parameters:
  ///   - language: of messages, where neither the settings nor the client say another.
  ///   - client: its process, where that is known before it says so.
  ///   - log: takes what goes wrong and nobody asked about.
  package static func run(
    language: Language?, client: Int32? = nil, log: @escaping @Sendable (String) -> Void
  ) -> Int32 {
    let mailbox = Mailbox<Event>()
    let cancellations = Cancellations()
    let input = Input(mailbox: mailbox, cancellations: cancellations)
    #if os(Windows)
      // Pipes cannot be waited for there together with threads.
      Workers.detach { while input.read() {} }
      let wake: @Sendable () -> Void = {}
      let look: @Sendable () -> Void = {}
      let send: @Sendable (JSON) -> Void = { Stream.output.write(Framer.frame($0.bytes)) }
    #else
      let waiter = InputWaiter()
      let outbox = Outbox()
      let wake: @Sendable () -> Void = { waiter.wake() }
      let send: @Sendable (JSON) -> Void = { outbox.put(Framer.frame($0.bytes)) }
      let look: @Sendable () -> Void = { if waiter.hasInput(isBlocking: false, outbox) { input.read() } }
    #endif
    var options = ServerOptions(language: language, send: send, log: log, wake: wake, polls: true, look: look)
    options.parent = client
    var server = Server(options, mailbox: mailbox, cancellations: cancellations)
    while true {
      #if os(Windows)
        if !server.isBusy { mailbox.wait() }
      #else
        if waiter.hasInput(isBlocking: !server.isBusy, outbox) {
          input.read()
        } else if !server.isBusy, let parent = server.parent, !Machine.isRunning(parent) {
          return 1
        }
      #endif
      // At once: giving back the memory of a country takes longer than a client waits.
      if let code = server.step() { Machine.end(code) }
    }
  }
}

/// From bytes of standard input to messages in the mailbox. Used by one thread alone.
private final class Input: @unchecked Sendable {
  let mailbox: Mailbox<Event>
  let cancellations: Cancellations
  private var framer = Framer()

  init(mailbox: Mailbox<Event>, cancellations: Cancellations) {
    (self.mailbox, self.cancellations) = (mailbox, cancellations)
  }

  /// Reads what is there.
  ///
  /// - Returns: whether there may be more.
  @discardableResult
  func read() -> Bool {
    guard let bytes = try? Stream.input.read(), !bytes.isEmpty else {
      mailbox.put(.endOfInput)
      return false
    }
    framer.append(bytes)
    while let frame = framer.next() {
      switch frame {
      case .body(let body): put(Message(body))
      case .malformed: put(.invalid(ResponseError(.parseError, "a header without a length"), nil))
      case .tooLarge: put(.invalid(ResponseError(.invalidRequest, "a message above 256 MiB"), nil))
      }
    }
    return true
  }

  private func put(_ message: Message) {
    // Known as soon as it is read, so that what waits or is being answered can be given up.
    if case .notification("$/cancelRequest", let parameters) = message, let id = RequestID(parameters["id"]) {
      cancellations.add(id)
    }
    mailbox.put(.message(message))
  }
}
