// JSON, FHIR JSON and FHIR XML on the same Bundle of one megabyte.

import CLibXML2
import CSimdJSON
import Foundation
import Records

enum FHIRComparisons {
    private static let foundation = "Foundation JSONSerialization"
    private static let simdjson = "simdjson DOM"
    private static let libxml2 = "libxml2 DOM"

    static func make() throws -> [Comparison] {
        let json = SampleBundle.json(bytes: 1_000_000)
        let resource = try FHIRJSON.read(json)
        let indented = FHIRJSON.writePretty(resource)
        let xml = try FHIRXML.write(resource)
        return [
            reading(json, "compact"), reading(indented, "indented"), readingXML(xml),
            Comparison(
                title: "XML to JSON", work: .bytes(xml.count),
                contenders: [
                    Contender(name: "FHIRXML.json") { _ = try FHIRXML.json(xml) },
                    Contender(name: "by way of the tree of values") { _ = FHIRJSON.write(try FHIRXML.read(xml)) },
                ],
                requirements: [.rate(60)]),
            Comparison(
                title: "JSON to XML", work: .bytes(json.count),
                contenders: [
                    Contender(name: "FHIRJSON.xml") { _ = try FHIRJSON.xml(json) },
                    Contender(name: "by way of the tree of values") { _ = try FHIRXML.write(FHIRJSON.read(json)) },
                ],
                requirements: [.rate(60)]),
        ]
    }

    private static func reading(_ bytes: [UInt8], _ form: String) -> Comparison {
        let data = Data(bytes)
        return Comparison(
            title: "FHIR JSON read, \(form)", work: .bytes(bytes.count),
            contenders: [
                Contender(name: "JSONTape") { _ = try JSONTape(bytes) },
                Contender(name: "JSONTape and FHIRJSON.check") { try FHIRJSON.check(JSONTape(bytes)) },
                Contender(name: "JSONReader.read (tree of values)") { _ = try JSONReader.read(bytes) },
                Contender(name: "FHIRJSON.read (checked, tree of values)") { _ = try FHIRJSON.read(bytes) },
                Contender(name: foundation) { _ = try JSONSerialization.jsonObject(with: data) },
                Contender(name: simdjson) {
                    let isRead = bytes.withUnsafeBufferPointer { csimdjson_parse($0.baseAddress, $0.count) }
                    precondition(isRead == 1)
                },
            ],
            requirements: [.times(20, foundation), .times(0.35, simdjson)])
    }

    private static func readingXML(_ bytes: [UInt8]) -> Comparison {
        Comparison(
            title: "FHIR XML read", work: .bytes(bytes.count),
            contenders: [
                Contender(name: "XMLReader.read (compact tree)") { _ = try XMLReader.read(bytes) },
                Contender(name: "FHIRXML.read (checked, tree of values)") { _ = try FHIRXML.read(bytes) },
                Contender(name: libxml2) {
                    let document = bytes.withUnsafeBytes {
                        xmlReadMemory(
                            $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), nil, nil,
                            Int32(XML_PARSE_NONET.rawValue))
                    }
                    precondition(document != nil)
                    xmlFreeDoc(document)
                },
            ],
            requirements: [.times(1.5, libxml2)])
    }
}
