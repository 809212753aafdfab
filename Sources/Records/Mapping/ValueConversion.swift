// Text as a sender writes it → the text or value that FHIR wants.

extension ValueConversion {
    enum Outcome {
        case value(JSONValue)
        /// What is wrong, without the value.
        case bad(Problem.Reason, String)
    }

    /// - Parameter isFHIR: the text is in FHIR's own form already: a constant, or converted before.
    func convert(_ text: String, isFHIR: Bool) -> Outcome {
        switch kind {
        case .text: return allowedText(text)
        case .nhsNumber:
            guard let number = NHSNumber(text) else {
                return .bad(.nhsNumber, "an NHS number that fails its check, or is a placeholder")
            }
            return .value(.string(number.digits))
        case .ods:
            guard let code = ODSCode(text.uppercased()) else { return .bad(.dataType, "no ODS code") }
            return .value(.string(code.text))
        case .date:
            guard let time = time(text, isFHIR) else { return .bad(.dataType, "no date of the expected form") }
            return .value(.string(time.fhirDate))
        case .dateTime:
            guard let time = time(text, isFHIR) else { return .bad(.dataType, "no date and time of the expected form") }
            return .value(.string(time.fhirDateTime(zone)))
        case .instant:
            guard let time = time(text, isFHIR) else { return .bad(.dataType, "no date and time of the expected form") }
            return .value(.string(time.instant(zone).description))
        case .boolean:
            switch text.lowercased() {
            case "true", "yes", "y", "1": return .value(.bool(true))
            case "false", "no", "n", "0": return .value(.bool(false))
            default: return .bad(.dataType, "neither yes nor no")
            }
        case .integer(let least):
            guard let value = Int64(text), (max(least, -2_147_483_648)...2_147_483_647).contains(value) else {
                return .bad(.dataType, "no whole number that may stand here")
            }
            return .value(.number(String(value)))
        case .decimal:
            guard FHIRDefinitions.Primitive.decimal.fault(in: text) == nil else {
                return .bad(.dataType, "no decimal number")
            }
            return .value(.number(text))
        }
    }

    private func allowedText(_ text: String) -> Outcome {
        // What is made reads back: FHIR has no control characters.
        if let fault = FHIRDefinitions.Primitive.text.fault(in: text.utf8.span) { return .bad(.dataType, fault) }
        if let allowed, !allowed.contains(text) { return .bad(.unmappedCode, "a code that FHIR does not allow here") }
        return .value(.string(text))
    }

    private func time(_ text: String, _ isFHIR: Bool) -> CalendarTime? {
        if isFHIR { return DateFormat.iso.read(text) }
        for format in formats {
            if let time = format.read(text) { return time }
        }
        return nil
    }
}
