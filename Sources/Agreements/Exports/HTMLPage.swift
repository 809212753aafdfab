// Pages that need nothing but themselves: no script, nothing fetched, every text escaped, readable on paper and by
// assistive technology (WCAG 2.2: headings in order, captions, header cells with their scope).

/// Builds one page.
struct HTMLPage {
    private let title: String
    private let language: String
    private var body = ""

    init(title: String, language: String) {
        self.title = title
        self.language = language
    }

    /// Sizes are relative, colours have a contrast of 7:1 or more on white, and nothing is told by colour alone.
    private static let style = """
        :root{color-scheme:light}
        body{font:1rem/1.5 Arial,Helvetica,sans-serif;color:#212b32;background:#fff;max-width:60rem;margin:0 auto;padding:1rem}
        h1{font-size:1.6rem;line-height:1.25}
        h2{font-size:1.25rem;margin-top:2rem;border-bottom:2px solid #005eb8;padding-bottom:.2rem}
        h3{font-size:1.05rem;margin-bottom:.3rem}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}
        caption{text-align:left;font-weight:bold;padding:.3rem 0}
        th,td{border:1px solid #768692;padding:.4rem .5rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
        th{background:#e8edee}
        dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.2rem 1rem}
        dt{font-weight:bold}
        dd{margin:0;overflow-wrap:anywhere}
        .line{display:block;min-width:8rem;min-height:2rem;border-bottom:1px solid #212b32}
        footer{margin-top:2rem;border-top:1px solid #768692;font-size:.875rem}
        @media (max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
        @media print{body{max-width:none;padding:0;font-size:10.5pt}.scroll{overflow:visible}
        h2,h3,caption{break-after:avoid}tr,dt,dd{break-inside:avoid}thead{display:table-header-group}
        @page{size:A4;margin:18mm}}
        """

    /// The whole page.
    var text: String {
        """
        <!DOCTYPE html>
        <html lang="\(Self.escaped(language))">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(Self.escaped(title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <main>
        \(body)</main>
        </body>
        </html>

        """
    }

    mutating func heading(_ level: Int, _ text: String) { body += "<h\(level)>\(Self.escaped(text))</h\(level)>\n" }
    mutating func paragraph(_ text: String) { body += "<p>\(Self.escaped(text))</p>\n" }
    mutating func footer(_ text: String) { body += "<footer><p>\(Self.escaped(text))</p></footer>\n" }

    mutating func list(_ items: [String]) {
        body += "<ul>\n" + items.map { "<li>\(Self.escaped($0))</li>\n" }.joined() + "</ul>\n"
    }

    /// Terms and what is said of each; a term of which nothing is said is left out.
    mutating func definitions(_ terms: [(term: String, text: String?)]) {
        body += "<dl>\n"
        for case (let term, let text?) in terms {
            body += "<dt>\(Self.escaped(term))</dt><dd>\(Self.escaped(text))</dd>\n"
        }
        body += "</dl>\n"
    }

    /// - Parameter hasRowHeads: the first cell of each row names the row.
    /// An empty cell of a table that is signed by hand is a line to write on: `blankIsLine`.
    mutating func table(
        caption: String, head: [String], rows: [[String]], hasRowHeads: Bool = false, blankIsLine: Bool = false
    ) {
        let name = Self.escaped(caption)
        // What may scroll sideways is reached by keyboard and has a name (WCAG 2.1.1, 4.1.2).
        body += "<div class=\"scroll\" role=\"region\" aria-label=\"\(name)\" tabindex=\"0\"><table>\n"
        body += "<caption>\(name)</caption>\n<thead><tr>"
        for cell in head {
            body += cell.isEmpty ? "<td></td>" : "<th scope=\"col\">\(Self.escaped(cell))</th>"
        }
        body += "</tr></thead>\n<tbody>\n"
        for row in rows {
            body += "<tr>"
            for (index, cell) in row.enumerated() {
                if index == 0, hasRowHeads {
                    body += "<th scope=\"row\">\(Self.escaped(cell))</th>"
                } else if cell.isEmpty, blankIsLine {
                    body += "<td><span class=\"line\"></span></td>"
                } else {
                    body += "<td>\(Self.escaped(cell))</td>"
                }
            }
            body += "</tr>\n"
        }
        body += "</tbody></table></div>\n"
    }

    /// Text as content or as the value of an attribute in quotes.
    static func escaped(_ text: some StringProtocol) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
