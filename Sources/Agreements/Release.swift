internal import Records

struct Release {
    let permit: Permit
    func filter(_ resource: Resource) -> Resource? { nil }
}
