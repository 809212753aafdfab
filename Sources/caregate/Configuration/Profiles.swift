// The senders' profiles, for commands that try one of them without the rest of a configuration.

import Records

extension SenderProfile {
    /// The profile of one sender from a folder of mappings, all of which are compiled.
    static func load(from folder: String, sender: String) throws(Problems) -> SenderProfile {
        let profiles = try SenderProfile.load(try Files.yaml(in: folder))
        guard let profile = profiles.first(where: { $0.sender.text == sender }) else {
            let known = profiles.map(\.sender.text).sorted().joined(separator: ", ")
            throw Problems([
                Problem(.required, "no mapping is for \(sender)", at: folder, remedy: "there are: \(known)")
            ])
        }
        return profile
    }
}
