// The files of the results, and the ledger: every file that was found, and what became of it.
import { element, sentence, speaker } from "./dom.js";
import { ask } from "./program.js";

export class Results {
  constructor(root, words) {
    this.words = words;
    this.say = speaker(words);
    this.files = element("div", { class: "buttons" });
    this.said = element("p", { role: "status", class: "hint" });
    this.search = element("input", { type: "search", "aria-controls": "ledger", autocomplete: "off" });
    this.search.addEventListener("input", () => this.filter());
    this.count = element("p", { class: "hint", role: "status" });
    this.body = element("tbody", { id: "ledger" });
    const heads = ["file", "status", "sheet", "reason"].map((name) => element("th", { scope: "col" }, this.say(`head_${name}`)));
    root.replaceChildren(element("h2", {}, this.say("view_results")), this.files, this.said,
      element("h2", {}, this.say("ledger")), element("label", { class: "filter" }, this.say("search"), this.search), this.count,
      element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": this.say("ledger") },
        element("table", { class: "grid" }, element("thead", {}, element("tr", {}, ...heads)), this.body)));
    this.root = root;
  }

  update(state) {
    this.files.replaceChildren(...state.outputs.map((name) => element("button", { type: "button", class: "answer", onclick: () => this.make(name) },
      this.say(`make_${name.replace(".", "_")}`), element("small", {}, name))));
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
    const { pages } = await ask("api/ledger");
    this.body.replaceChildren(...pages.map((page) => this.row(page)));
    this.filter();
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
