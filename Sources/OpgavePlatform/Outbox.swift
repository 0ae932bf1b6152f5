/// Standard output that never makes its writer wait: what a slow reader does not take yet stands in a queue.
#if !os(Windows)
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #elseif canImport(Darwin)
    internal import Darwin
  #endif
  internal import Synchronization

  package final class Outbox: Sendable {
    private struct Queue {
      var bytes: [UInt8] = []
      var start = 0
      /// Whether nobody reads any more.
      var isClosed = false
    }

    private let queue = Mutex(Queue())

    package init() {
      let output = Stream.output.rawValue
      // A terminal shares its state with the shell.
      if !Stream.output.isTerminal { _ = fcntl(output, F_SETFL, fcntl(output, F_GETFL) | O_NONBLOCK) }
    }

    package var isEmpty: Bool { queue.withLock { $0.start == $0.bytes.count } }

    /// Writes what goes, and keeps the rest.
    package func put(_ bytes: [UInt8]) {
      queue.withLock { queue in
        if queue.start == queue.bytes.count {
          (queue.bytes, queue.start) = (bytes, 0)
        } else {
          queue.bytes += bytes
        }
        Outbox.write(&queue)
      }
    }

    package func flush() { queue.withLock { Outbox.write(&$0) } }

    private static func write(_ queue: inout Queue) {
      while queue.start < queue.bytes.count, !queue.isClosed {
        let put = queue.bytes[queue.start...].withUnsafeBytes {
          SystemCall.write(Stream.output.rawValue, $0.baseAddress, $0.count)
        }
        if put > 0 {
          queue.start += put
        } else if errno == EAGAIN {
          // What was taken need not be kept while the rest waits.
          if queue.start > 1 << 20 {
            queue.bytes.removeFirst(queue.start)
            queue.start = 0
          }
          return
        } else if errno != EINTR {
          queue.isClosed = true
        }
      }
      queue.bytes.removeAll(keepingCapacity: queue.bytes.count < 1 << 20)
      queue.start = 0
    }
  }
#endif
