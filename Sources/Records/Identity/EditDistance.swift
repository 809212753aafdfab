// How far two words are apart by typing: a letter left out, one too many, another, or two neighbours the wrong way round
// (F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964), of which no
// letter is touched twice (optimal string alignment). Only whether it is within a small bound is ever asked, which needs
// no table.

enum EditDistance {
    /// Whether at most `bound` changes make one word of the other. Takes time in 4 to the power of `bound`.
    static func isWithin(_ bound: Int, _ left: [UInt8], _ right: [UInt8]) -> Bool {
        isWithin(bound, left.span, right.span)
    }

    private static func isWithin(_ bound: Int, _ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        guard abs(left.count - right.count) <= bound else { return false }
        let shorter = min(left.count, right.count)
        var same = 0
        while same < shorter, left[same] == right[same] { same += 1 }
        guard same < shorter else { return true }
        guard bound > 0 else { return false }
        let (leftRest, rightRest) = (left.extracting((same + 1)...), right.extracting((same + 1)...))
        if same + 1 < shorter, left[same] == right[same + 1], left[same + 1] == right[same],
            isWithin(bound - 1, left.extracting((same + 2)...), right.extracting((same + 2)...))
        {
            return true
        }
        return isWithin(bound - 1, leftRest, rightRest)
            || isWithin(bound - 1, leftRest, right.extracting(same...))
            || isWithin(bound - 1, left.extracting(same...), rightRest)
    }
}
