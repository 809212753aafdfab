// Alerts for emergency departments that only speak HL7 v2. Pure.

public import Records

public enum HL7Alert {
    public struct Names: Sendable, Hashable {
        public var sendingApplication: String
        public var sendingFacility: String
        public var receivingApplication: String
        public var receivingFacility: String

        public init(
            sendingApplication: String, sendingFacility: String, receivingApplication: String, receivingFacility: String
        ) {
            self.sendingApplication = sendingApplication
            self.sendingFacility = sendingFacility
            self.receivingApplication = receivingApplication
            self.receivingFacility = receivingFacility
        }
    }

    /// MSH-10 of a parcel.
    public static func controlID(of parcel: String) -> String { parcel }

    public static func message(_ view: EDView, controlID: String, names: Names, at instant: Instant) -> [UInt8] { [] }
}
