// A YAML file as its text was written, with places: every scalar is text, nothing is guessed, and what would let a
// reader see something else than the file's author (anchors, aliases, tags, duplicate keys) is refused.

import Records
import Yams

/// A node of a YAML file.
struct YAMLTree {
    indirect enum Content {
        case text(String)
        case list([YAMLTree])
        case fields([(name: YAMLTree, value: YAMLTree)])
    }

    let content: Content
    let line: Int
    let column: Int

    var text: String? { if case .text(let text) = content { text } else { nil } }

    /// - Throws: what is wrong with the file as YAML.
    static func read(_ text: String, path: String) throws(PolicyErrors) -> YAMLTree {
        guard text.utf8.count <= Limits.agreementBytes else {
            throw PolicyErrors([
                Problem(
                    .limit, "the file has more than \(Limits.agreementBytes) bytes", at: path,
                    remedy: "one agreement a file")
            ])
        }
        let parser: Parser
        let root: Node?
        do {
            parser = try Parser(yaml: text, resolver: .basic)
            root = try parser.singleRoot()
        } catch let error as YamlError {
            throw PolicyErrors([problem(of: error, path: path)])
        } catch {
            throw PolicyErrors([Problem(.syntax, "the file is not YAML", at: path)])
        }
        guard let root else { throw PolicyErrors([Problem(.syntax, "the file is empty", at: "\(path):1:1")]) }
        // The parser owns the anchors that nodes point to weakly: it lives until they have been looked for.
        var builder = Builder(path: path)
        let tree = withExtendedLifetime(parser) { builder.tree(root) }
        guard builder.problems.isEmpty, let tree else { throw PolicyErrors(builder.problems) }
        return tree
    }

    private struct Builder {
        let path: String
        var problems: [Problem] = []
        var nodes = 0

        mutating func tree(_ node: Node) -> YAMLTree? {
            let (line, column) = (node.mark?.line ?? 0, node.mark?.column ?? 0)
            let place = "\(path):\(line):\(column)"
            nodes += 1
            guard nodes <= Limits.yamlNodes else {
                if nodes == Limits.yamlNodes + 1 {
                    problems.append(Problem(.limit, "the file has more than \(Limits.yamlNodes) values", at: place))
                }
                return nil
            }
            if node.anchor != nil {
                problems.append(
                    Problem(
                        .syntax, "anchors and aliases are not allowed", at: place, remedy: "write the value out twice"))
                return nil
            }
            if !["tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"].contains(
                node.tag.description)
            {
                problems.append(Problem(.syntax, "tags are not allowed", at: place, remedy: "remove the tag"))
                return nil
            }
            switch node {
            case .scalar(let scalar):
                return YAMLTree(content: .text(scalar.string), line: line, column: column)
            case .sequence(let sequence):
                return YAMLTree(content: .list(sequence.compactMap { tree($0) }), line: line, column: column)
            case .mapping(let mapping):
                var fields: [(name: YAMLTree, value: YAMLTree)] = []
                for pair in mapping {
                    if let name = tree(pair.key), let value = tree(pair.value) { fields.append((name, value)) }
                }
                return YAMLTree(content: .fields(fields), line: line, column: column)
            case .alias:
                problems.append(
                    Problem(
                        .syntax, "anchors and aliases are not allowed", at: place, remedy: "write the value out twice"))
                return nil
            }
        }
    }

    private static func problem(of error: YamlError, path: String) -> Problem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return Problem(.syntax, problem, at: "\(path):\(mark.line):\(mark.column)", remedy: "correct the YAML")
        case .duplicatedKeysInMapping(let duplicates, let context):
            return Problem(
                .duplicateKey, "\(duplicates.joined(separator: ", ")) stands twice",
                at: "\(path):\(context.mark.line):\(context.mark.column)", remedy: "keep one of them")
        case .reader(let problem, _, _, _):
            return Problem(.encoding, problem, at: path, remedy: "save the file as UTF-8")
        default:
            return Problem(.syntax, "the file is not YAML", at: path)
        }
    }
}
