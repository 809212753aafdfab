// What leaves as FHIR R4: the message Bundles that emergency departments and councils are sent. Pure.

public import Agreements
public import Records

public enum FHIRMessage {
    public static func alert(_ view: EDView, id: String, responseTo: String? = nil, at instant: Instant) -> Bundle {
        Bundle(id: id, type: "message", timestamp: instant.description)
    }

    public static func notice(_ disclosure: Disclosure, id: String, at instant: Instant) -> Bundle {
        Bundle(id: id, type: "message", timestamp: instant.description)
    }

    public static func transaction(_ disclosures: [Disclosure]) -> Bundle {
        Bundle(type: "transaction")
    }
}
