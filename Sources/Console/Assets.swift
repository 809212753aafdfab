// Stylesheet and script, served as files of their own because the page allows nothing inline.

enum Assets {
    /// Colours hold 4.5:1 on their grounds; nothing is said by colour alone; targets are at least 24 pixels; one column
    /// from 320 pixels on.
    static let stylesheet = """
        :root { color-scheme: light; --ink: #1b2430; --muted: #4a5668; --line: #8793a3; --paper: #ffffff;
          --ground: #eef1f5; --blue: #00508f; --red: #a4001d; --amber: #6b4a00; --green: #00582b; --focus: #ffd000; }
        * { box-sizing: border-box; }
        body { margin: 0; font: 1rem/1.5 Inter, Arial, sans-serif; color: var(--ink); background: var(--ground); }
        a, button { min-height: 2rem; min-width: 2rem; }
        a:focus-visible, button:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--ink);
          outline-offset: 2px; box-shadow: 0 0 0 3px var(--focus); }
        .skip { position: absolute; left: -999rem; padding: 0.5rem 1rem; background: var(--focus); color: var(--ink); }
        .skip:focus { left: 0.5rem; top: 0.5rem; }
        header { background: var(--blue); color: #ffffff; padding: 1rem; }
        header h1 { margin: 0; font-size: 1.5rem; }
        header p { margin: 0; }
        .bar { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; padding: 0.5rem 1rem;
          background: var(--paper); border-bottom: 1px solid var(--line); }
        .bar p { margin: 0; }
        button { font: inherit; padding: 0.25rem 1rem; color: var(--blue); background: var(--paper);
          border: 2px solid var(--blue); border-radius: 4px; cursor: pointer; }
        main { max-width: 80rem; margin: 0 auto; padding: 1rem; }
        h2 { font-size: 1.25rem; margin: 1.5rem 0 0.5rem; }
        h3 { font-size: 1.0625rem; margin: 0; overflow-wrap: anywhere; }
        .cards { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.75rem;
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); align-items: start; }
        .wide { grid-template-columns: 1fr; }
        .card { background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: 0.75rem;
          overflow-wrap: anywhere; }
        .card p { margin: 0.25rem 0 0; }
        .card.raised { border: 2px solid var(--red); }
        .banner { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0.25rem 0 0; padding: 0; list-style: none; }
        .muted { color: var(--muted); }
        .statement { border-left: 6px solid var(--line); margin-top: 0.75rem; padding-left: 0.75rem; }
        .statement ul { margin: 0.25rem 0 0; padding-left: 1.25rem; }
        .statement .headline { font-weight: 700; }
        .word { display: inline-block; font-weight: 700; border: 2px solid currentColor; border-radius: 4px;
          padding: 0 0.5rem; margin-right: 0.25rem; }
        .statement.alert { border-color: var(--red); }
        .alert .word, .bad .word { color: var(--red); }
        .statement.unknown { border-color: var(--amber); }
        .warn .word { color: var(--amber); }
        .good .word { color: var(--green); }
        .plain .word { color: var(--muted); }
        @media (prefers-reduced-motion: no-preference) { .card { transition: border-color 0.2s; } }
        """

    /// Asks for the page again and puts what changed in its place, unless the reader has paused it. The number of
    /// alerts is said in the polite live region; without this script the page is complete and still.
    static let script = """
        "use strict";
        (() => {
          const interval = 15000;
          const button = document.getElementById("pause");
          const status = document.getElementById("status");
          let paused = false;
          button.hidden = false;
          button.addEventListener("click", () => {
            paused = !paused;
            button.setAttribute("aria-pressed", String(paused));
          });
          const say = text => { if (status.textContent !== text) { status.textContent = text; } };
          setInterval(async () => {
            if (paused || document.hidden) { return; }
            try {
              const answer = await fetch("/", { cache: "no-store" });
              if (!answer.ok) { throw new Error(String(answer.status)); }
              const page = new DOMParser().parseFromString(await answer.text(), "text/html");
              const current = document.getElementById("board");
              const next = page.getElementById("board");
              if (current.innerHTML !== next.innerHTML) { current.replaceChildren(...next.childNodes); }
              say(page.getElementById("status").textContent);
            } catch (error) {
              say("Not up to date: the gateway does not answer. What is shown may be old.");
            }
          }, interval);
        })();
        """
}
