internal import Records

extension FHIRForm {
    func encode(_ resource: Resource) -> [UInt8] {
        switch self {
        case .json: FHIRJSON.write(resource)
        case .xml: FHIRJSON.write(resource)
        }
    }
}
