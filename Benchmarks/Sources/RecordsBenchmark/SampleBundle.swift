// A Bundle of one megabyte as care systems send them: people, encounters, plans, flags and observations with narrative.
// Everybody in it is invented.

enum SampleBundle {
    /// A FHIR R4 Bundle in JSON, of at least `bytes` bytes.
    static func json(bytes: Int) -> [UInt8] {
        var entries: [String] = []
        var size = 0
        while size < bytes {
            let entry = entry(entries.count)
            size += entry.utf8.count + 1
            entries.append(entry)
        }
        return Array(
            (#"{"resourceType":"Bundle","id":"b1","type":"collection","timestamp":"2026-11-22T03:05:00.123Z","entry":["#
                + entries.joined(separator: ",") + "]}").utf8)
    }

    private static func entry(_ number: Int) -> String {
        let resource =
            switch number % 5 {
            case 0: patient(number)
            case 1: encounter(number)
            case 2: carePlan(number)
            case 3: flag(number)
            default: observation(number)
            }
        return ##"{"fullUrl":"urn:uuid:00000000-0000-4000-8000-\##(padded(number, 12))","resource":\##(resource)}"##
    }

    private static func narrative(_ text: String) -> String {
        ##""text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p><b>\##(text)</b></p><table class=\"grid\"><tr><td>Status</td><td>active &amp; agreed</td></tr></table></div>"}"##
    }

    private static func patient(_ number: Int) -> String {
        ##"{"resourceType":"Patient","id":"p\##(number)","meta":{"versionId":"1","lastUpdated":"2026-11-20T09:00:00Z","profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"]},\##(narrative("Zoë Example")),"identifier":[{"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus","valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus","code":"01","display":"Number present and verified"}]}}],"system":"https://fhir.nhs.uk/Id/nhs-number","value":"999\##(padded(number, 7))"},{"system":"https://council.example/client","value":"C\##(number)"}],"active":true,"name":[{"use":"official","text":"Zoë Example","family":"Example","given":["Zoë","Ann"],"prefix":["Ms"]}],"telecom":[{"system":"phone","value":"0115 496 0\##(padded(number % 1000, 3))","use":"home"}],"gender":"female","birthDate":"1950-01-\##(padded(number % 28 + 1, 2))","_birthDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthTime","valueDateTime":"1950-01-02T14:35:00+00:00"}]},"deceasedBoolean":false,"address":[{"use":"home","line":["\##(number) Example Street","Flat 2"],"city":"Nottingham","postalCode":"NG1 1AA"}],"multipleBirthInteger":2,"generalPractitioner":[{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"Y12345"}}]}"##
    }

    private static func encounter(_ number: Int) -> String {
        ##"{"resourceType":"Encounter","id":"e\##(number)",\##(narrative("Attendance")),"identifier":[{"system":"https://trust.example/attendance","value":"AE-\##(number)"}],"status":"in-progress","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"EMER","display":"emergency"},"type":[{"coding":[{"system":"http://snomed.info/sct","code":"319981000000104","display":"Seen in urgent care centre"}]}],"subject":{"reference":"Patient/p\##(number - 1)"},"period":{"start":"2026-11-22T03:05:00+00:00"},"reasonCode":[{"text":"Fall \"at home\"\nwith\tpain"}],"location":[{"location":{"display":"Majors 4"},"status":"active"}],"serviceProvider":{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"RX1"}}}"##
    }

    private static func carePlan(_ number: Int) -> String {
        ##"{"resourceType":"CarePlan","id":"c\##(number)",\##(narrative("Care plan")),"contained":[{"resourceType":"CareTeam","id":"t","name":"Reablement","participant":[{"member":{"display":"Social worker"}}]}],"status":"active","intent":"plan","title":"Home care","subject":{"reference":"Patient/p\##(number - 2)"},"period":{"start":"2026-01-01"},"careTeam":[{"reference":"#t"}],"activity":[{"detail":{"status":"in-progress","description":"Morning call – help with washing and dressing","scheduledTiming":{"repeat":{"frequency":2,"period":1,"periodUnit":"d"}}}},{"detail":{"status":"scheduled","description":"Evening call"}}],"note":[{"time":"2026-11-01T10:00:00Z","text":"Key safe by the door; ask for the code."}]}"##
    }

    private static func flag(_ number: Int) -> String {
        ##"{"resourceType":"Flag","id":"f\##(number)",\##(narrative("Flag")),"status":"active","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/flag-category","code":"safety","display":"Safety"}]}],"code":{"coding":[{"system":"http://snomed.info/sct","code":"1129701000000109","display":"Needs an interpreter"}],"text":"Needs an interpreter"},"subject":{"reference":"Patient/p\##(number - 3)"},"period":{"start":"2026-02-01"},"author":{"display":"Council"}}"##
    }

    private static func observation(_ number: Int) -> String {
        ##"{"resourceType":"Observation","id":"o\##(number)",\##(narrative("Observation")),"status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs","display":"Vital Signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"85354-9","display":"Blood pressure panel"}]},"subject":{"reference":"Patient/p\##(number - 4)"},"effectiveDateTime":"2026-11-22T03:20:00.000Z","component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6","display":"Systolic blood pressure"}]},"valueQuantity":{"value":120.50,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},{"code":{"coding":[{"system":"http://loinc.org","code":"8462-4","display":"Diastolic blood pressure"}]},"valueQuantity":{"value":80.0,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}}]}"##
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
