// The page's Mustache template. Two braces always: a value is escaped wherever it stands.

enum PageTemplate {
    static let text = """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>ED board - Caregate</title>
        <link rel="stylesheet" href="/console.css">
        <script src="/console.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the board</a>
        <header>
        <h1>Caregate: ED board</h1>
        <p>Demonstration. Every person and organisation is invented. Your view is logged.</p>
        </header>
        <div class="bar">
        <p id="status" role="status" aria-live="polite">{{summary}}</p>
        <button id="pause" type="button" aria-pressed="false" hidden>Pause updates</button>
        </div>
        <main id="main" tabindex="-1">
        <div id="board">
        <p class="muted">As of {{updated}}.</p>
        {{#departments}}
        <section>
        <h2>{{name}}: {{site}}</h2>
        {{#isEmpty}}
        <p>No open attendances.</p>
        {{/isEmpty}}
        {{^isEmpty}}
        <ul class="cards">
        {{#cards}}
        <li class="{{cardStyle}}">
        <h3>{{title}}</h3>
        {{#hasBanner}}
        <ul class="banner">
        {{#banner}}
        <li>{{.}}</li>
        {{/banner}}
        </ul>
        {{/hasBanner}}
        <p class="muted">Arrived {{arrived}}, visit {{visit}}</p>
        {{#statements}}
        <div class="{{statementStyle}}">
        <p class="headline">{{#isAlert}}<span class="word">Alert</span> {{/isAlert}}{{headline}}</p>
        {{#hasDetails}}
        <ul>
        {{#details}}
        <li>{{.}}</li>
        {{/details}}
        </ul>
        {{/hasDetails}}
        </div>
        {{/statements}}
        </li>
        {{/cards}}
        </ul>
        {{/isEmpty}}
        </section>
        {{/departments}}
        <section>
        <h2>Recent messages</h2>
        {{^hasMessages}}
        <p>No messages yet.</p>
        {{/hasMessages}}
        {{#hasMessages}}
        <ol class="cards wide">
        {{#messages}}
        <li class="card {{style}}">
        <h3><span class="word">{{word}}</span> {{title}}</h3>
        <p class="muted">Received {{received}}</p>
        {{#sentences}}
        <p>{{.}}</p>
        {{/sentences}}
        </li>
        {{/messages}}
        </ol>
        {{/hasMessages}}
        </section>
        <section>
        <h2>Feeds</h2>
        <ul class="cards">
        {{#feeds}}
        <li class="card {{style}}"><h3><span class="word">{{word}}</span> {{title}}</h3><p>{{text}}</p></li>
        {{/feeds}}
        </ul>
        </section>
        <section>
        <h2>Deliveries</h2>
        {{^hasQueues}}
        <p>No destinations.</p>
        {{/hasQueues}}
        {{#hasQueues}}
        <ul class="cards">
        {{#queues}}
        <li class="card {{style}}"><h3><span class="word">{{word}}</span> {{title}}</h3><p>{{text}}</p></li>
        {{/queues}}
        </ul>
        {{/hasQueues}}
        </section>
        <section>
        <h2>Audit</h2>
        <ul class="cards">
        {{#audit}}
        <li class="card {{style}}"><h3><span class="word">{{word}}</span> {{title}}</h3><p>{{text}}</p></li>
        {{/audit}}
        </ul>
        </section>
        </div>
        </main>
        </body>
        </html>

        """
}
