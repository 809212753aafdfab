// FHIR R4 in XML (http://hl7.org/fhir/R4/xml.html) → the same tree that JSON gives: what is a number, a boolean or an
// array comes from the definitions. Comments and processing instructions are dropped.

/// Reads and writes FHIR R4 resources in XML.
public enum FHIRXML {
    static let namespace = "http://hl7.org/fhir"
    /// `xsi:schemaLocation` and its like say nothing about the record.
    static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"

    /// The name of the attribute that holds a primitive's value.
    static let value = Array("value".utf8)

    /// Reads a resource, and those inside it.
    /// - Parameter version: what the resource is written in, and stays in: `FHIRConversion` brings it to R4.
    /// - Throws: what `XMLReader.read` throws; and of the resource, with the element's path and line as place,
    ///   `unknownElement`, `dataType` or `required`, as `FHIRJSON.read` does.
    public static func read(
        _ bytes: [UInt8], version: FHIRVersion = .r4, limits: XMLLimits = .standard
    ) throws(Problem) -> Resource {
        try resource(XMLReader.read(bytes, limits: limits).root, version: version)
    }

    /// Reads a resource that is an element of a document.
    public static func resource(_ element: XMLElement, version: FHIRVersion = .r4) throws(Problem) -> Resource {
        let tape = try JSONTape(made: FHIRXMLWalk.document(element, .of(version)))
        guard case .object(let object) = tape.value, let resource = Resource(object) else {
            throw Problem(.required, "this is no FHIR resource")
        }
        return resource
    }

    /// The same resource in JSON, without a tree of values between: as `FHIRJSON.write` writes what `read` reads.
    /// - Throws: as `read`.
    public static func json(_ bytes: [UInt8], limits: XMLLimits = .standard) throws(Problem) -> [UInt8] {
        try FHIRXMLWalk.document(XMLReader.read(bytes, limits: limits).root, .r4)
    }

    /// The resource as one XML document in UTF-8, elements in the order of the definitions.
    /// - Throws: `Problem` with the element's path: `unknownElement` or `dataType` for a tree that is not FHIR of the version,
    ///   `encoding` for a control character, which XML cannot hold.
    public static func write(_ resource: Resource, version: FHIRVersion = .r4) throws(Problem) -> [UInt8] {
        try FHIRJSONWalk.document(JSONTape(made: resource.json), .of(version), isChecking: false, isWriting: true)
    }
}
