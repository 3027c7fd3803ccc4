// doubts.html: decides without a server. What is decided stays in this browser until decisions.csv is saved or copied.
import { element, speaker } from "./dom.js";
import { Doubts, typedSheet } from "./doubts.js";

const data = JSON.parse(document.getElementById("data").textContent);
const say = speaker(data.words);
const columns = ["sheet", "page", "statement", "old", "new", "who", "when", "why", "source", "page_in_file"];

// What tells one run's decisions from another's, in a few letters.
function mark(text) {
  let sum = 7;
  for (let i = 0; i < text.length; i += 1) {
    sum = (sum * 31 + text.charCodeAt(i)) | 0;
  }
  return (sum >>> 0).toString(36);
}

// Some browsers keep nothing for files that are opened from disk. All parts of the doubts share one shelf.
const shelf = {
  key: `formradar-${data.session.id}-${mark(data.decisions)}-${location.pathname.replace(/-\d+\.html$/, ".html")}`,
  read() { // nothing where nothing is kept
    try {
      return this.fails ? null : JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  },
  write(value) {
    try {
      localStorage.setItem(this.key, JSON.stringify(value));
    } catch {
      this.fails = true; // what is on the screen is all there is
    }
  },
};

const quoted = (value) => (/["',;\t\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value);

// By doubt: the rows that were decided.
const decided = new Map();
const who = element("input", { type: "text", autocomplete: "name", id: "who" });

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// As it is now: in other tabs and in the other parts more is decided or taken back.
function takeKept() {
  const kept = shelf.read();
  if (kept) {
    decided.clear();
    Object.entries(kept).forEach(([id, rows]) => decided.set(id, rows));
  }
}

function csv() {
  takeKept();
  const lines = [...decided.values()].flat().map((row) => {
    const filled = { ...row, who: who.value.trim(), when: today() };
    // "1#2" is the second of several sheets in a picture.
    filled.page_in_file += row.sheet_in_picture ? `#${row.sheet_in_picture}` : "";
    return columns.map((column) => quoted(String(filled[column] ?? ""))).join(",");
  });
  return data.decisions + lines.map((line) => `${line}\r\n`).join("");
}

// Changes this doubt alone; without rows nothing is decided of it.
function keep(id, rows) {
  takeKept();
  if (rows) {
    decided.set(id, rows);
  } else {
    decided.delete(id);
  }
  shelf.write(Object.fromEntries(decided));
  tellCount();
}

function tellCount() {
  save.disabled = copy.disabled = decided.size === 0;
  count.textContent = decided.size === 0 ? say("file_none") : say("file_count", { n: decided.size });
}

const store = {
  async decide(doubt, option) {
    keep(doubt.id, option.set.map(([row, value]) => ({ ...doubt.rows[row], new: value })));
  },
  async undo(doubt, option, before) {
    if (before) {
      return this.decide(doubt, before);
    }
    keep(doubt.id);
  },
};

function saveFile() {
  const link = element("a", { href: URL.createObjectURL(new Blob([csv()], { type: "text/csv" })), download: "decisions.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  said.textContent = say("file_saved");
}

async function copyAll() {
  try {
    await navigator.clipboard.writeText(csv());
    said.textContent = say("file_copied");
  } catch {
    text.hidden = false;
    text.value = csv();
    text.select();
    said.textContent = say("file_copy_by_hand");
  }
}

const count = element("p", { class: "count" });
const said = element("p", { role: "status" });
const text = element("textarea", { hidden: true, readonly: true, rows: 8, "aria-label": "decisions.csv" });
const save = element("button", { type: "button", class: "answer", onclick: saveFile }, say("file_save"));
const copy = element("button", { type: "button", class: "answer", onclick: copyAll }, say("file_copy"));
document.getElementById("saving").replaceChildren(count,
  element("label", { class: "who" }, say("who"), who),
  element("div", { class: "buttons" }, save, copy), said, text,
  element("p", { class: "hint" }, say("file_hint")));

const doubts = new Doubts({ root: document.getElementById("doubts"), words: data.words, store });
doubts.update(data.doubts);

// The option that gives these rows; -1 where none does.
function optionOf(doubt, rows) {
  const { options, free } = doubt;
  const told = (list) => JSON.stringify(list.map((row) => [row.source, row.page_in_file, row.sheet_in_picture ?? 1, row.statement, row.new]));
  const kept = told(rows);
  const index = options.findIndex((option) => told(option.set.map(([row, value]) => ({ ...doubt.rows[row], new: value }))) === kept);
  const is_typed = index < 0 && free && rows.length === 1 && rows[0].statement === "sheet";
  return is_typed ? options.push(typedSheet(rows[0].new)) - 1 : index;
}

takeKept();
for (const item of doubts.items) {
  const rows = decided.get(item.doubt.id);
  const index = rows ? optionOf(item.doubt, rows) : -1;
  if (index >= 0) {
    item.answer = index;
    doubts.done.push({ item, option: item.doubt.options[index], before: null });
  } else if (rows) {
    keep(item.doubt.id);
  }
}
doubts.markMoot();
doubts.at = doubts.nextOpen(0);
doubts.show(false);
tellCount();
