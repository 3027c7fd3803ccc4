// The session in a browser: its views, kept up to date by events from the program.
import { element, speaker } from "./dom.js";
import { Doubts } from "./doubts.js";
import { ask, decisionStore } from "./program.js";
import { showAudit } from "./audit.js";
import { Photos } from "./photos.js";
import { Radar } from "./radar.js";
import { Results } from "./results.js";

const page = JSON.parse(document.getElementById("data").textContent);
const say = speaker(page.words);
const main = document.querySelector("main");
const views = ["doubts", "radar", "photos", "audit", "results"];
const rooms = Object.fromEntries(views.map((name) => [name, element("section", { id: `view-${name}`, hidden: true, "aria-label": say(`view_${name}`) })]));
main.append(...Object.values(rooms));

const lost = element("p", { class: "notice", role: "alert", hidden: true }, say("connection_lost"));
const problems = element("div", { class: "problems" });
main.prepend(lost, problems);

const who = {
  get name() {
    return localStorage.getItem("formradar-who") ?? "";
  },
  set name(value) {
    localStorage.setItem("formradar-who", value);
  },
};

const store = decisionStore(say, () => who.name, (version) => refresh(version));
const doubts = new Doubts({ root: rooms.doubts, words: page.words, store, finished: askName });
const radar = new Radar(rooms.radar, page.words);
const photos = new Photos(rooms.photos, page.words, page.session);
const results = new Results(rooms.results, page.words, store);
const links = Object.fromEntries(views.map((name) => [name, document.querySelector(`nav a[href="#${name}"]`)]));

function askName() {
  const longest = 100; // of at most 3 bytes each: more than 300 are refused
  const field = element("input", { type: "text", autocomplete: "name", value: who.name, maxlength: longest });
  field.addEventListener("change", () => (who.name = field.value.trim()));
  const to = (view) => element("a", { class: "answer", href: `#${view}` }, say(`to_${view}`));
  return element("div", { class: "next" }, element("label", { class: "who" }, say("who"), field),
    element("div", { class: "buttons" }, to("radar"), to("results"), to("photos")));
}

function show() {
  const wanted = views.includes(location.hash.slice(1)) ? location.hash.slice(1) : "doubts";
  for (const name of views) {
    rooms[name].hidden = name !== wanted;
    links[name].toggleAttribute("aria-current", name === wanted);
    if (name === wanted) {
      links[name].setAttribute("aria-current", "page");
    }
  }
  document.title = `${say(`view_${wanted}`)} · ${page.session.title}`;
  if (wanted === "audit" && !rooms.audit.hasChildNodes()) {
    showAudit(rooms.audit, page.words, store);
  }
  if (wanted === "results") {
    results.open();
  }
}

let shown = 0;
let busy = false;
let again = false;
let retry;

// One question at a time: what changes meanwhile is asked for afterwards.
async function refresh(version = Infinity) {
  if (version <= shown) {
    return;
  }
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    const state = await ask("api/state");
    if (!store.busy) {
      apply(state);
      shown = state.version;
    }
    lost.hidden = events.readyState === EventSource.OPEN;
  } catch (problem) {
    console.error(problem);
    lost.hidden = false;
    clearTimeout(retry);
    retry = problem.status === 403 ? 0 : setTimeout(refresh, 1000); // 403: begun anew, at another address
  } finally {
    busy = false;
  }
  if (again) {
    again = false;
    refresh();
  }
}

// Why nothing waits: all is well, or nothing is there yet.
function idle({ reading, counts }) {
  return reading.waiting > 0 ? say("end_reading", { n: reading.waiting }) : say(counts.pages > 0 ? "end_none" : "end_no_scans");
}

function apply(state) {
  doubts.idle = idle(state);
  doubts.update(state.doubts, state.version);
  radar.update(state);
  photos.update(state);
  results.update(state);
  links.doubts.querySelector(".badge").textContent = state.doubts.length;
  links.doubts.querySelector(".badge").hidden = state.doubts.length === 0;
  const open = state.spreadsheet ? [say("decisions_open", { file: state.spreadsheet })] : [];
  problems.replaceChildren(...[...open, ...state.problems].map((text) => element("p", { class: "notice" }, text)));
  document.documentElement.dataset.version = state.version;
}

const events = new EventSource("api/events");
events.addEventListener("change", (event) => {
  lost.hidden = true;
  refresh(Number(event.data));
});
events.addEventListener("open", () => {
  lost.hidden = true;
  shown = 0; // the program may have begun anew
  refresh();
});
events.addEventListener("error", () => (lost.hidden = false));
window.addEventListener("hashchange", show);
show();
apply(page.state); // as the page was made: what changed since then, events tell
shown = page.state.version;
