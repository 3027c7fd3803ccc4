// The radar, the counts and what stands out, as they are now.
import { element, speaker } from "./dom.js";

export class Radar {
  constructor(root, words) {
    this.say = speaker(words);
    this.charts = element("div", { class: "charts" });
    this.counts = element("dl", { class: "counts" });
    this.glance = element("div", { class: "glance" });
    this.table = element("details", { class: "numbers" });
    this.wall = element("a", { class: "answer", href: "wall", target: "_blank" }, this.say("to_wall"));
    root.replaceChildren(element("div", { class: "radar" }, this.charts,
      element("div", { class: "side" }, this.counts, this.glance, this.wall)), this.table);
  }

  update(state) {
    this.showCharts(state);
    this.counts.replaceChildren(...this.numbers(state).flatMap(([name, value]) =>
      [element("dt", {}, name), element("dd", {}, value)]));
    this.glance.replaceChildren(...glanceOf(state, this.say));
    this.table.hidden = state.statements.length === 0;
    this.table.replaceChildren(element("summary", {}, this.say("numbers")), tableOf(state.statements, this.say));
  }

  numbers(state) {
    const say = this.say;
    const list = [[say("count_sheets"), state.session.printed ? `${state.counts.sheets} / ${state.session.printed}` : `${state.counts.sheets}`],
      [say("count_pages"), `${state.counts.pages}`], [say("count_waiting"), `${state.doubts.length}`]];
    if (state.reading.waiting > 0) {
      list.push([say("count_reading"), `${state.reading.waiting}`]);
    }
    return list;
  }

  // The picture is changed only when the next one is there, so that nothing blinks.
  showCharts(state) {
    if (state.covered > 0) {
      this.charts.replaceChildren(element("p", { class: "covered" }, this.say("covered", { n: state.covered })));
      this.shown = undefined;
      this.placed = 0;
      return;
    }
    if (this.shown === state.chart.version) {
      return;
    }
    const { version } = state.chart;
    this.shown = version;
    const images = Array.from({ length: state.chart.parts }, (_, part) => element("img", {
      src: `chart/${part}.svg?${version}`, alt: chartInWords(state, this.say), class: "chart" }));
    Promise.allSettled(images.map((image) => image.decode())).then(() => {
      if (this.shown !== undefined && version > (this.placed ?? 0)) { // else a newer one is there, or none is wanted
        this.placed = version;
        this.charts.replaceChildren(...images);
      }
    });
  }
}

export function chartInWords(state, say) {
  const means = state.statements.filter((one) => one.mean).map((one) => `${one.label} ${one.mean}`);
  return means.length ? `${say("chart")}: ${means.join(", ")}` : say("chart");
}

// What stands out, in the words of the results.
export function glanceOf(state, say) {
  const [first] = state.glance;
  if (first && state.glance.every((column) => column.findings.length === 0 && column.none === first.none)) { // said once
    return [element("section", {}, element("p", { class: "none" }, first.none))];
  }
  return state.glance.map((column) => element("section", { class: column.kind },
    element("h3", {}, column.head),
    column.findings.length
      ? element("ul", {}, ...column.findings.map((one) => element("li", {}, element("span", {}, one.label, one.note ? element("small", {}, ` ${one.note}`) : null), element("b", {}, one.value))))
      : element("p", { class: "none" }, column.none)));
}

function tableOf(statements, say) {
  const heads = ["statement", "mean", "n", "agreement", "verdict"].map((name) => element("th", { scope: "col" }, say(`head_${name}`)));
  const rows = statements.map((one) => element("tr", {},
    element("th", { scope: "row" }, one.label), element("td", {}, one.mean || "–"), element("td", {}, String(one.n)),
    element("td", {}, one.agreement || "–"), element("td", {}, one.verdict)));
  return element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": say("numbers") },
    element("table", { class: "grid" }, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows)));
}
