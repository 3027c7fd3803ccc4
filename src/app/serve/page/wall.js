// The view for the wall: the chart, what stands out, and how many sheets are in.
import { element, speaker } from "./dom.js";
import { ask } from "./program.js";
import { chartInWords, glanceOf } from "./radar.js";

const page = JSON.parse(document.getElementById("data").textContent);
const say = speaker(page.words);
const main = document.querySelector("main");
let shown = -1;

async function refresh() {
  const state = await ask("api/state");
  const count = element("p", { class: "in" }, element("b", {}, String(state.counts.sheets)),
    ` ${say(state.session.printed ? "wall_of" : "wall_in", { n: state.counts.sheets, all: state.session.printed })}`);
  const side = element("div", { class: "side" }, count, ...(state.covered > 0 ? [] : glanceOf(state, say)));
  const chart = state.covered > 0 ? element("p", { class: "covered" }, say("covered", { n: state.covered }))
    : element("img", { src: `chart/wall.svg?${state.chart.version}`, alt: chartInWords(state, say), class: "chart" });
  await chart.decode?.().catch(() => null);
  if (state.version >= shown) {
    shown = state.version;
    main.replaceChildren(chart, side);
    document.documentElement.dataset.version = state.version;
  }
}

const events = new EventSource("api/events");
events.addEventListener("change", refresh);
events.addEventListener("open", refresh);
refresh();
