// The one place where `Conversion` meets the forms that have readers of their own: earlier FHIR versions, v2.xml, CDA, CSV.

enum FurtherForms {
    /// Reads a document by the rules of its form.
    /// - Returns: oddities that do not stop it.
    static func read(_ bytes: [UInt8], _ form: ConversionFormat) throws(Problem) -> [Problem] {
        throw Problem(.unsupportedFormat, "\(form.rawValue) is not read", remedy: "send one of \(known)")
    }

    static func convert(
        _ bytes: [UInt8], from: ConversionFormat, to: ConversionFormat, profile: SenderProfile?, receivedAt: Instant
    ) throws(Problem) -> Conversion.Output {
        throw Problem(
            .unsupportedFormat, "no conversion leads from \(from.rawValue) to \(to.rawValue)",
            remedy: "convert to fhir-json, to fhir-xml or to the form itself")
    }

    private static let known = "json, xml, fhir-json, fhir-xml, hl7v2"
}
