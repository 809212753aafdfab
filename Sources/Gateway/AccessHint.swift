// How to get into a person's home: "Key safe, ask the provider". Never a code, whatever a council wrote: it is taken out
// where records come in, so that nothing behind holds one, and again where alerts are made (care-package.md, 9).

internal import Records

enum AccessHint {
    static let url = "https://caregate.example/fhir/StructureDefinition/access-hint"
    /// Digits that make a code, whatever stands between them: "C12#34", "1, 2, 3, 4".
    private static let codeDigits = 3

    /// A hint that holds what may be a code is replaced.
    static func withoutCode(_ hint: String) -> String {
        hint.count { $0.isNumber } < codeDigits ? hint : "Ask the provider"
    }

    /// A `CarePlan` whose hint holds no code; any other resource as it is.
    static func withoutCode(_ resource: Resource) -> Resource {
        guard resource.type == "CarePlan", case .array(let extensions)? = resource["extension"] else { return resource }
        var resource = resource
        resource["extension"] = .array(
            extensions.map { item in
                guard item["url"]?.string == url, case .object(var object) = item,
                    let hint = object["valueString"]?.string
                else { return item }
                object["valueString"] = .string(withoutCode(hint))
                return .object(object)
            })
        return resource
    }
}
