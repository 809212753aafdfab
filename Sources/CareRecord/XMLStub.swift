internal import Records

extension Resource { func writeXML() -> [UInt8] { [] } }
