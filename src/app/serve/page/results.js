// The files of the results, and the ledger: every file that was found, and what became of it.
import { element, sentence, speaker } from "./dom.js";
import { ask } from "./program.js";

export class Results {
  constructor(root, words, store) {
    this.words = words;
    this.store = store;
    this.say = speaker(words);
    this.files = element("div", { class: "buttons" });
    this.said = element("p", { role: "status", class: "hint" });
    this.search = element("input", { type: "search", "aria-controls": "ledger", autocomplete: "off" });
    this.search.addEventListener("input", () => this.filter());
    this.count = element("p", { class: "hint", role: "status" });
    this.body = element("tbody", { id: "ledger" });
    const heads = ["file", "status", "sheet", "reason"].map((name) => element("th", { scope: "col" }, this.say(`head_${name}`)));
    this.decisions = element("section", {});
    root.replaceChildren(element("h2", {}, this.say("view_results")), this.files, this.said, this.decisions,
      element("h2", {}, this.say("ledger")), element("label", { class: "filter" }, this.say("search"), this.search), this.count,
      element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": this.say("ledger") },
        element("table", { class: "grid" }, element("thead", {}, element("tr", {}, ...heads)), this.body)));
    this.root = root;
    this.asked = 0; // how often the tables were asked for
    this.stale = false; // whether it is said that they could not be had
  }

  update(state) {
    this.files.replaceChildren(...state.outputs.map((name) => element("button", { type: "button", class: "answer", onclick: () => this.make(name) },
      this.say(`make_${name.replace(".", "_")}`), element("small", {}, name))));
    if (state.outputs.length === 0) {
      this.files.replaceChildren(element("p", { class: "none" }, this.say("results_none")));
    }
    if (!this.root.hidden) {
      this.open();
    }
  }

  // Opened at once, as browsers only open what a click asks for; filled when it is made.
  async make(name) {
    const shown = name.endsWith(".pdf") || name.endsWith(".html") ? window.open("about:blank", "_blank") : null;
    this.said.textContent = this.say("making");
    try {
      await ask("api/make", new URLSearchParams());
      const address = new URL(`file/${name}`, location.href).href;
      if (shown) {
        shown.location.replace(address);
      } else {
        location.assign(address);
      }
      this.said.textContent = this.say("made", { name });
    } catch (problem) {
      shown?.close();
      this.said.textContent = problem.message;
    }
  }

  async open() {
    const turn = ++this.asked;
    try {
      const answers = await Promise.all([ask("api/ledger"), ask("api/decisions")]);
      if (turn === this.asked) { // else a later answer is on its way
        this.fill(...answers);
      }
    } catch (problem) {
      if (turn === this.asked) {
        this.stale = true;
        this.said.textContent = problem.status ? problem.message : this.say("connection_lost");
      }
    }
  }

  fill({ pages }, { decisions }) {
    if (this.stale) {
      this.stale = false;
      this.said.textContent = "";
    }
    this.body.replaceChildren(...pages.map((page) => this.row(page)));
    this.filter();
    this.showDecisions(decisions);
  }

  // What was decided, also before the program was started anew: each can be taken back.
  showDecisions(rows) {
    const told = JSON.stringify(rows);
    if (told === this.shown) { // a button that is being pressed stays
      return;
    }
    this.shown = told;
    const heads = ["sheet", "subject", "decision", "who", "when", "undo"].map((name) => element("th", { scope: "col" }, this.say(`head_${name}`)));
    this.decisions.hidden = rows.length === 0;
    this.decisions.replaceChildren(element("h2", {}, this.say("decisions")),
      element("div", { class: "scroll decided", tabindex: 0, role: "region", "aria-label": this.say("decisions") },
        element("table", { class: "grid" }, element("thead", {}, element("tr", {}, ...heads)),
          element("tbody", {}, ...rows.map((row) => this.decisionRow(row, rows))))));
  }

  decisionRow(row, rows) {
    const subject = row.label ? `${row.statement}. ${row.label}` : this.say(`subject_${/^\d/.test(row.statement) ? "statement" : row.statement}`, { n: row.statement });
    const what = row.told.text ?? this.say(`option_${row.told.kind}`);
    const sheet = row.sheet || row.source;
    // Scans that were said to be copies of one another were decided together.
    const together = row.told.kind === "both" ? rows.filter((one) => one.told.kind === "both" && one.sheet === row.sheet && one.page === row.page) : [row];
    const button = element("button", { type: "button", class: "step", "aria-label": `${this.say("undo")}: ${sheet}, ${subject}, ${what}`,
      onclick: () => this.takeBack(together, button) }, this.say("undo"));
    return element("tr", {}, element("th", { scope: "row" }, sheet), element("td", {}, subject), element("td", {}, what),
      element("td", {}, row.who), element("td", {}, row.when), element("td", {}, button));
  }

  async takeBack(rows, button) {
    button.disabled = true;
    try {
      await this.store.takeBack(rows);
      this.said.textContent = this.say("undone");
    } catch (problem) {
      button.disabled = false;
      this.said.textContent = problem.message;
    }
  }

  row(page) {
    const kind = page.decided ? "decided" : page.status;
    const known = this.words[`became_${kind}`]; // shorter than the reason, which names files and days
    const reason = known ? { text: known } : page.reason;
    return element("tr", { class: `became-${page.status}` },
      element("th", { scope: "row" }, page.page_in_file > 1 ? `${page.source} (${page.page_in_file})` : page.source),
      element("td", {}, this.say(`status_${page.decided ? "left_out" : page.status}`)),
      element("td", {}, page.sheet ? `${page.sheet}${page.page > 1 ? `-${page.page}` : ""}` : "–"),
      element("td", { lang: reason?.lang, title: known && page.reason?.text }, reason ? sentence(reason.text) : page.waiting > 0 ? this.say("waiting", { n: page.waiting }) : ""));
  }

  filter() {
    const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = [...this.body.rows];
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    this.count.textContent = this.say("ledger_count", { n: rows.filter((row) => !row.hidden).length, all: rows.length });
  }
}
