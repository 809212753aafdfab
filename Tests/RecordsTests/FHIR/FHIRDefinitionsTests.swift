import Testing

@testable import Records

@Suite struct FHIRDefinitionsTests {
    let r4 = FHIRDefinitions.r4

    @Test func holdsEveryResourceType() {
        // FHIR 4.0.1 lists 148 resource types, two of them abstract.
        #expect(r4.resourceTypes.count == 146)
        for name in ["Patient", "Bundle", "Parameters", "Binary", "Flag", "CarePlan", "MessageHeader"] {
            #expect(r4.isResource(name))
        }
        for name in ["Resource", "DomainResource", "HumanName", "string", "Patient.contact", "patient", ""] {
            #expect(!r4.isResource(name))
        }
    }

    @Test func keepsTheOrderOfTheDefinition() throws {
        let names = try #require(r4.structure("Patient")).elements.map(\.name)
        #expect(
            names.prefix(12) == [
                "id", "meta", "implicitRules", "language", "text", "contained", "extension", "modifierExtension",
                "identifier",
                "active", "name", "telecom",
            ])
        #expect(try #require(r4.structure("Extension")).elements.map(\.name) == ["id", "extension", "url", "value[x]"])
    }

    @Test(arguments: [
        ("Patient", "Patient", false), ("Patient.name", "HumanName", true), ("Patient.name[0]", "HumanName", false),
        ("Patient.name[0].given", "string", true), ("Patient.name.family", "string", false),
        ("Patient.birthDate", "date", false),
        ("Patient.deceasedBoolean", "boolean", false), ("Patient.deceased[x]", "boolean", false),
        ("Patient.contact[1].name.family", "string", false), ("Patient.contact", "Patient.contact", true),
        ("Bundle.entry.link", "Bundle.link", true), ("Bundle.entry[0].resource", "Resource", false),
        ("Questionnaire.item.item.item.linkId", "string", false),
        ("Observation.component.referenceRange.low.value", "decimal", false),
        ("Encounter.class.code", "code", false),
        ("CarePlan.activity[0].detail.scheduledTiming.repeat.frequency", "positiveInt", false),
        ("Patient.extension[0].valueCodeableConcept.coding.code", "code", false),
        ("HumanName.period.start", "dateTime", false),
        ("Patient.text.div", "xhtml", false), ("Patient.extension.url", "uri", false),
    ])
    func followsPaths(path: String, type: String, isRepeating: Bool) throws {
        let target = try r4.validate(path: path)
        #expect(target.type == type)
        #expect(target.isRepeating == isRepeating)
    }

    @Test(arguments: [
        ("Patient.foo", "Patient.foo"), ("Patient.contact[0].foo.bar", "Patient.contact[0].foo"), ("Pat.name", "Pat"),
        ("Patient.deceased", "Patient.deceased"), ("Patient.deceasedString", "Patient.deceasedString"),
        ("Patient.birthDate[1]", "Patient.birthDate[1]"), ("Patient.birthDate.foo", "Patient.birthDate.foo"),
        ("Bundle.entry.resource.name", "Bundle.entry.resource.name"), ("Extension.value[x].code", "Extension.value[x]"),
    ])
    func refusesPathsThatLeadNowhere(path: String, place: String) {
        do {
            _ = try r4.validate(path: path)
            Issue.record("\(path) was accepted")
        } catch {
            #expect(error.reason == .unknownElement)
            #expect(error.place == place)
        }
    }

    @Test(arguments: [
        "", "Patient.", ".name", "Patient..name", "Patient.name[", "Patient.name[]", "Patient.name[-1]",
        "Patient.name[a]", "Patient.na me", "Patient.name[0]x", "Patient.name[99999999]", "Patient.é",
    ])
    func refusesWhatIsNoPath(path: String) {
        #expect(throws: Problem.self) { try ElementPath(path) }
    }

    @Test func pathsComeBackAsWritten() throws {
        for text in ["Patient.name[0].given[1]", "Patient.deceased[x]", "Encounter"] {
            #expect(try ElementPath(text).description == text)
        }
    }

    @Test func knowsRequiredCodes() throws {
        let gender = try #require(try r4.validate(path: "Patient.gender").requiredValueSet)
        #expect(r4.codes(of: gender) == ["male", "female", "other", "unknown"])
        #expect(try r4.validate(path: "Patient.maritalStatus").requiredValueSet == nil)
        #expect(r4.codes(of: "http://hl7.org/fhir/ValueSet/mimetypes") == nil)
    }

    @Test func knowsWhichStepsRepeat() throws {
        #expect(try r4.validate(path: "Patient.contact[0].name.given").stepsRepeat == [true, false, true])
    }
}
