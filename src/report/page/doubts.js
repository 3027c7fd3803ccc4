// Doubts one at a time: what is asked, the pictures, the answers with their keys; undo; the next one at hand. Where decisions go
// is the store's business: a server, or a file made in the browser.
import { element, isForPage, preload, speaker } from "./dom.js";
import { besideIt, picturesOf, seenIn, wholeScans } from "./sheetview.js";

const isGone = (item) => item.elsewhere || item.moot;
const isOpen = (item) => item.answer === null && !isGone(item);

// A sheet that is not among those to choose from.
export const typedSheet = (name) => ({ kind: "sheet", name, keys: [], set: [[0, name]] });

export class Doubts {
  // store.decide(doubt, option, before) and store.undo(doubt, option, before) give promises of the version of the doubts that has
  // it, where there are versions; `before` is the option that was chosen until then, or null.
  constructor({ root, words, store, finished }) {
    this.root = root;
    this.words = words;
    this.say = speaker(words);
    this.store = store;
    this.finished = finished ?? (() => null);
    this.idle = this.say("end_none"); // where nothing waits
    this.items = [];
    this.at = 0;
    this.done = []; // what can be undone, the last at the end
    this.status = element("p", { class: "visually-hidden", role: "status" });
    this.notice = element("p", { class: "notice", role: "alert", hidden: true });
    this.stage = element("div", { class: "doubt" });
    root.replaceChildren(this.status, this.notice, this.stage);
    document.addEventListener("keydown", (event) => this.key(event));
  }

  // The doubts as they are now. What was answered here stays where it is, so that the arrows lead back to it.
  update(list, version = Infinity) {
    const known = new Map(this.items.map((item) => [item.doubt.id, item]));
    const now = new Map(list.map((doubt) => [doubt.id, doubt]));
    const current = this.items[this.at];
    for (const item of this.items) {
      const doubt = now.get(item.doubt.id);
      if (doubt) {
        item.doubt = doubt;
        item.elsewhere = false;
        if (!item.pending && !(item.since > version) && item.answer !== null) { // taken back elsewhere
          item.answer = null;
          this.done = this.done.filter((entry) => entry.item !== item);
        }
      } else if (item.answer === null) {
        item.elsewhere = true;
      }
    }
    list.filter((doubt) => !known.has(doubt.id)).forEach((doubt) => this.items.push({ doubt, answer: null }));
    this.markMoot();
    const wasShown = current !== undefined && this.stage.dataset.id === current.doubt.id;
    if (!wasShown || !isOpen(current)) {
      this.at = this.nextOpen(Math.max(this.at, 0));
    }
    this.showAnew();
  }

  // What is typed or being clicked stays where nothing else is asked.
  showAnew() {
    if (this.asks() === this.asked) {
      this.stage.querySelector(".over")?.replaceWith(this.progress());
    } else {
      this.show(false);
    }
  }

  // All that the stage shows besides the progress.
  asks() {
    const item = this.items[this.at];
    return item ? JSON.stringify([this.at, item.doubt, item.answer, item.elsewhere ?? false, this.done.length > 0])
      : `the end, ${this.open} of ${this.items.length} open, ${this.idle}`;
  }

  get open() {
    return this.items.filter(isOpen).length;
  }

  // The one after `from` that is open, from the start again; the length when there is none.
  nextOpen(from) {
    for (let step = 0; step < this.items.length; ++step) {
      const at = (from + step) % this.items.length;
      if (isOpen(this.items[at])) {
        return at;
      }
    }
    return this.items.length;
  }

  // A page that is left out asks nothing more.
  markMoot() {
    const left = new Set();
    for (const item of this.items) {
      if (item.answer !== null) {
        (item.doubt.options[item.answer]?.leaves_out ?? []).forEach((page) => left.add(page));
      }
    }
    this.items.forEach((item) => (item.moot = item.answer === null && left.has(item.doubt.scan)));
  }

  async decide(index) {
    const item = this.items[this.at];
    if (!item || index < 0 || index >= item.doubt.options.length || item.pending) {
      return;
    }
    const option = item.doubt.options[index];
    const before = item.answer;
    const entry = { item, option, before };
    if (before === index) {
      this.move(1);
      return;
    }
    item.answer = index;
    this.forget((one) => one === item);
    this.done.push(entry);
    this.markMoot();
    this.at = this.nextOpen(this.at + 1);
    this.show(true, this.say("decided", { what: this.optionName(option) }));
    try {
      item.pending = this.store.decide(item.doubt, option, this.optionAt(item, before));
      item.since = await item.pending;
    } catch (problem) { // the person may be at another doubt by now, and stays there
      item.answer = before;
      this.done = this.done.filter((other) => other !== entry);
      this.markMoot();
      this.showAnew();
      this.tellFailed(item, problem);
    } finally {
      item.pending = null;
    }
  }

  // The last decision stays the last one until it is taken back.
  async undo() {
    const entry = this.done.at(-1);
    if (!entry) {
      this.tell(this.say(this.store.nothing ?? "nothing_to_undo"));
      return;
    }
    if (this.undoing) {
      return;
    }
    const { item, option, before } = entry;
    this.undoing = true;
    try {
      await item.pending?.catch(() => null); // that it could not be kept is told where it was decided
      if (!this.done.includes(entry)) {
        return;
      }
      item.pending = this.store.undo(item.doubt, option, this.optionAt(item, before));
      item.since = await item.pending;
      this.done = this.done.filter((other) => other !== entry);
      item.answer = before;
      item.elsewhere = false;
      this.markMoot();
      this.at = this.items.indexOf(item);
      this.show(true, this.say("undone"));
      this.forget((one) => one === item);
    } catch (problem) {
      this.tellFailed(item, problem);
    } finally {
      item.pending = null;
      this.undoing = false;
    }
  }

  move(step) {
    const reach = this.items.length;
    if (reach === 0) {
      return;
    }
    this.at = Math.min(Math.max(this.at + step, 0), reach);
    while (this.at < reach && this.at > 0 && isGone(this.items[this.at])) {
      this.at += step;
    }
    this.show(true);
    this.forget((item) => isGone(item) || item === this.items[this.at]);
  }

  key(event) {
    if (!this.root.isConnected || this.root.closest("[hidden]") || !isForPage(event)) {
      return;
    }
    const key = event.key.toLowerCase();
    if (event.ctrlKey || key === "u") {
      this.undo();
    } else if (key === "arrowright" || key === "s") {
      this.move(1);
    } else if (key === "arrowleft") {
      this.move(-1);
    } else if (key === "escape") {
      this.forget(() => true);
    } else {
      const options = this.items[this.at]?.doubt.options ?? [];
      const chosen = options.findIndex((option) => option.keys?.includes(key));
      const pressed = key === "enter" && event.target.closest?.("button, a, summary"); // that is its own answer
      if (chosen < 0 || pressed) {
        return;
      }
      this.decide(chosen);
    }
    event.preventDefault();
  }

  // `text`, and of each doubt whose decision could not be kept or taken back, what became of it.
  tell(text) {
    const failed = this.items.filter((item) => item.failed)
      .map(({ doubt, failed: why }) => `${this.title(doubt)}, ${this.sheetOf(doubt)}: ${why}`);
    const lines = [text, ...failed].filter(Boolean);
    this.notice.replaceChildren(...lines.flatMap((line, i) => (i ? [element("br"), line] : [line])));
    this.notice.hidden = lines.length === 0;
  }

  tellFailed(item, problem) {
    item.failed = problem.message;
    this.tell("");
  }

  // What was told stays until that doubt is decided or gone to.
  forget(which) {
    this.items.filter(which).forEach((item) => (item.failed = ""));
    this.tell("");
  }

  optionAt(item, index) {
    return index === null ? null : item.doubt.options[index];
  }

  optionName(option) {
    return option.name ?? (option.kind === "this" ? this.say("scan_n", { n: option.number }) : this.say(`option_${option.kind}`));
  }

  // `moved`: by the person, whose screen reader should hear what is there now.
  show(moved, spoken = "") {
    const item = this.items[this.at];
    this.asked = this.asks();
    this.stage.dataset.id = item?.doubt.id ?? "";
    this.stage.replaceChildren(...(item ? this.parts(item) : [this.endOfList()]));
    if (moved) {
      this.status.textContent = spoken;
      this.stage.querySelector("h2")?.focus({ preventScroll: true });
      if (this.stage.getBoundingClientRect().top < 0) {
        this.stage.scrollIntoView();
      }
    }
    for (let ahead = 1; ahead <= 2; ++ahead) {
      const next = this.items[this.nextOpen(this.at + ahead)]?.doubt;
      [next?.crop, next?.whole, ...(next?.scans ?? []).map((scan) => scan.whole)].forEach(preload);
    }
  }

  parts(item) {
    const { doubt } = item;
    // Scans side by side are long: what is to be answered stands before them.
    const pictures = picturesOf(doubt, this.say), said = [seenIn(doubt, this.say), this.answers(item), this.steps()];
    const shown = doubt.scans ? [...said, ...pictures] : [...pictures, ...said];
    const asked = element("div", { class: "asked" }, this.head(item), ...shown);
    if (doubt.scans) {
      asked.append(wholeScans(doubt, this.say));
    }
    return doubt.whole && !doubt.scans ? [asked, besideIt(doubt, this.say)] : [asked];
  }

  progress() {
    const decided = this.items.filter((one) => !isOpen(one)).length;
    const bar = element("progress", { max: this.items.length, value: decided, "aria-label": this.say("progress_label") });
    return element("p", { class: "over" }, this.say("progress", { done: decided, all: this.items.length }), bar);
  }

  head({ doubt, elsewhere }) {
    const where = [this.sheetOf(doubt), doubt.source];
    if (doubt.page_in_file > 1) {
      where.push(this.say("page", { n: doubt.page_in_file }));
    }
    return element("header", {},
      this.progress(),
      element("h2", { tabindex: -1 }, this.title(doubt)),
      doubt.text ? element("p", { class: "text" }, doubt.text) : null,
      element("p", { class: "source" }, where.join(" · ")),
      elsewhere ? element("p", { class: "notice" }, this.say("decided_elsewhere")) : null);
  }

  sheetOf({ sheet }) {
    return sheet ? this.say("sheet", { sheet }) : this.say("sheet_unknown");
  }

  title(doubt) {
    const name = this.say(`title_${doubt.kind}`, { n: doubt.number ?? "", sheet: doubt.sheet ?? "" });
    return doubt.label ? `${name}: ${doubt.label}` : name;
  }

  answers({ doubt, answer }) {
    const button = (option, index) => element("button", {
      type: "button", class: `answer ${option.kind}`, "aria-pressed": String(answer === index), onclick: () => this.decide(index),
    }, element("span", { class: "name" }, this.optionName(option)),
    option.note ? element("small", {}, option.note) : null,
    option.keys?.length ? element("kbd", { "aria-hidden": "true" }, option.keys[0].toUpperCase()) : null);
    const buttons = doubt.options.map(button);
    const group = element("div", { class: `answers ${doubt.kind}`, role: "group", "aria-label": this.say("your_answer") },
      ...buttons);
    return doubt.free ? element("div", {}, this.filter(doubt, buttons), group) : group;
  }

  // Many sheets to choose from: type a part of the code.
  filter(doubt, buttons) {
    const shown = () => buttons.filter((button) => !button.hidden);
    const field = element("input", { type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false" });
    field.addEventListener("input", () => {
      const typed = field.value.trim().toUpperCase();
      const isOther = ({ kind, name }) => kind === "sheet" && !name.includes(typed);
      buttons.forEach((button, i) => (button.hidden = isOther(doubt.options[i])));
    });
    field.addEventListener("keydown", (event) => {
      const left = shown().filter((button) => button.classList.contains("sheet"));
      if (event.key !== "Enter" || field.value.trim() === "") {
        return;
      }
      event.preventDefault();
      if (left.length === 1) {
        this.decide(buttons.indexOf(left[0]));
      } else if (left.length === 0) {
        const typed = field.value.trim().toUpperCase();
        this.decide(doubt.options.push(typedSheet(typed)) - 1);
      }
    });
    return element("label", { class: "filter" }, this.say("type_code"), field);
  }

  steps() {
    const step = (name, keys, action, off) => element("button", { type: "button", class: "step", onclick: action, disabled: off },
      this.say(name), element("kbd", { "aria-hidden": "true" }, keys));
    return element("div", { class: "steps" },
      step("back", "←", () => this.move(-1), this.at === 0),
      step("skip", "S", () => this.move(1), false),
      step("undo", "U", () => this.undo(), this.done.length === 0));
  }

  endOfList() {
    const left = this.open;
    const mine = this.items.filter((item) => item.answer !== null).length;
    const toOpen = () => {
      this.at = this.nextOpen(0);
      this.show(true);
    };
    const end = left > 0 ? this.say("end_left", { n: left }) : mine ? this.say("end_done", { n: mine }) : this.idle;
    return element("div", { class: "asked" }, element("h2", { tabindex: -1 }, end),
      left > 0 ? element("button", { type: "button", class: "answer", onclick: toOpen }, this.say("to_open")) : null,
      this.finished(this.items), this.items.length > 0 ? this.steps() : null);
  }
}
