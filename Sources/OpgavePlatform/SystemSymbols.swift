/// What the system has and the C module of the toolchain does not show: found by name when it is used, since not every C library
/// has it.
#if os(Linux)
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #endif

  enum SystemSymbols {
    private static func find<Function>(_ name: String, as type: Function.Type) -> Function? {
      dlsym(nil, name).map { unsafeBitCast($0, to: type) }
    }

    /// Gives each of two files the name of the other in one step; `false` where the system cannot.
    static func exchange(_ one: String, _ other: String) -> Bool {
      typealias Exchange =
        @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
      let exchanges: UInt32 = 2
      return find("renameat2", as: Exchange.self)?(AT_FDCWD, one, AT_FDCWD, other, exchanges) == 0
    }

    /// Gives a file the extended attributes of another.
    ///
    /// - Returns: the name of one that it could not be given.
    static func copyAttributes(of source: String, to file: Int32) -> String? {
      typealias List = @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<CChar>?, Int) -> Int
      typealias Get =
        @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeMutableRawPointer?, Int) -> Int
      typealias GetOfFile = @convention(c) (Int32, UnsafePointer<CChar>, UnsafeMutableRawPointer?, Int) -> Int
      typealias Set = @convention(c) (Int32, UnsafePointer<CChar>, UnsafeRawPointer?, Int, Int32) -> Int32
      guard let list = find("listxattr", as: List.self), let get = find("getxattr", as: Get.self),
        let getOfFile = find("fgetxattr", as: GetOfFile.self), let set = find("fsetxattr", as: Set.self)
      else { return nil }
      let length = list(source, nil, 0)
      guard length > 0 else { return nil }
      var names = [CChar](repeating: 0, count: length)
      guard list(source, &names, length) == length else { return "" }
      for name in names.split(separator: 0).map({ Array($0) + [0] }) {
        let size = get(source, name, nil, 0)
        var value = [UInt8](repeating: 0, count: max(size, 0))
        let shown = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard size >= 0, get(source, name, &value, size) == size else { return shown }
        // The system gives a new file some of them by itself.
        var own = [UInt8](repeating: 0, count: size)
        if getOfFile(file, name, &own, size) == size, own == value { continue }
        if set(file, name, value, size, 0) != 0 { return shown }
      }
      return nil
    }
  }
#endif
