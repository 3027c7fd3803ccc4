// A lot among the sure scores, looked at by a person: right, or what it is instead.
import { element, speaker } from "./dom.js";
import { Doubts } from "./doubts.js";
import { ask } from "./program.js";

export function showAudit(root, words, store) {
  const say = speaker(words);
  const start = element("button", { type: "button", class: "answer", onclick: begin }, say("audit_start"));
  const said = element("p", { role: "status" });
  root.replaceChildren(element("div", { class: "asked" }, element("h2", {}, say("view_audit")), element("p", { class: "text" }, say("audit_how")), start, said));

  async function begin() {
    start.disabled = true;
    try {
      const { scores } = await ask("api/audit", new URLSearchParams());
      if (scores.length === 0) {
        said.textContent = say("audit_none");
        start.disabled = false;
        return;
      }
      const room = element("div", {});
      root.replaceChildren(room);
      new Doubts({ root: room, words, store, finished: (items) => summary(items) }).update(scores);
    } catch (problem) {
      said.textContent = problem.message;
      start.disabled = false;
    }
  }

  function summary(items) {
    const looked = items.filter((item) => item.answer !== null);
    const right = looked.filter((item) => item.doubt.options[item.answer].kind === "right").length;
    return element("div", { class: "asked" }, element("p", { class: "text" }, say("audit_sum", { looked: looked.length, right })),
      element("button", { type: "button", class: "answer", onclick: () => showAudit(root, words, store) }, say("audit_again")));
  }
}
