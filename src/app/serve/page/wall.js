// The view for the wall: the chart, what stands out, and how many sheets are in.
import { element, speaker } from "./dom.js";
import { ask } from "./program.js";
import { chartInWords, glanceOf } from "./radar.js";

const page = JSON.parse(document.getElementById("data").textContent);
const say = speaker(page.words);
const main = document.querySelector("main");
const turn = 15_000; // milliseconds that a part stays of what has no room beside the others: of a long form's chart, of long lists
const smallest = 18.7; // px: 14 pt
let shown = -1;
let turns = 0;

const lost = element("p", { class: "lost", role: "alert", hidden: true }, say("wall_lost"));
document.body.append(lost);

function chartOf(state) {
  if (state.covered > 0) {
    return element("p", { class: "covered" }, say("covered", { n: state.covered }));
  }
  return element("img", { src: `chart/${turns % state.chart.parts}.svg?${state.chart.version}`, alt: chartInWords(state, say), class: "chart" });
}

// Nobody scrolls a wall: smaller type first, and where that is not enough one list after the other.
function fit(side) {
  side.querySelectorAll("section").forEach((list) => (list.hidden = false));
  side.style.fontSize = "";
  const is_high = () => side.scrollHeight > 0.96 * window.innerHeight;
  for (let size = parseFloat(getComputedStyle(side).fontSize); is_high() && size > smallest; ) {
    size = Math.max(smallest, size - 1);
    side.style.fontSize = `${size}px`;
  }
  if (is_high()) {
    const lists = [...side.querySelectorAll("section")];
    lists.forEach((list, i) => (list.hidden = i !== turns % lists.length));
  }
}

async function refresh() {
  const state = await ask("api/state").catch(() => null); // when it answers again, events say so
  if (state) {
    await show(state);
  }
}

async function show(state) {
  const chart = chartOf(state);
  const of_parts = state.chart.parts > 1 ? element("p", { class: "parts" }, say("chart_part", { n: (turns % state.chart.parts) + 1, all: state.chart.parts })) : null;
  const count = element("p", { class: "in" }, element("b", {}, String(state.counts.sheets)),
    ` ${say(state.session.printed ? "wall_of" : "wall_in", { n: state.counts.sheets, all: state.session.printed })}`);
  const side = element("div", { class: "side" }, count, ...(state.covered > 0 ? [] : glanceOf(state, say)), of_parts ?? "");
  await chart.decode?.().catch(() => null);
  if (state.version >= shown) {
    shown = state.version;
    main.replaceChildren(chart, side);
    fit(side);
    document.documentElement.dataset.version = state.version;
  }
}

const events = new EventSource("api/events");
events.addEventListener("change", refresh);
events.addEventListener("open", () => {
  lost.hidden = true;
  shown = -1; // the program may have begun anew
  refresh();
});
events.addEventListener("error", () => (lost.hidden = false));
setInterval(() => {
  ++turns;
  if (main.querySelector(".parts, .side section[hidden]")) {
    refresh();
  }
}, turn);
window.addEventListener("resize", () => main.lastElementChild && fit(main.lastElementChild));
show(page.state); // as the page was made: what changed since then, events tell
