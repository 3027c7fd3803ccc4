// One picture on its way: sent, read, and what the reader said of it.
import { element, speaker } from "./dom.js";
import { ask } from "./program.js";

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const retries = [1000, 2000, 4000, 8000, 15_000]; // milliseconds after a question that got no answer
let line = Promise.resolve(); // one after the other: a phone's network has no room for more

export function uploadCard(file, say) {
  const text = element("p", {}, say("sending"));
  const shape = { element: element("li", { class: "upload busy" }), text };
  if (file.type.startsWith("image/") && !/hei[cf]/.test(file.type)) {
    const address = URL.createObjectURL(file);
    const image = element("img", { src: address, alt: "" });
    image.addEventListener("load", () => URL.revokeObjectURL(address));
    image.addEventListener("error", () => image.remove());
    shape.element.append(image);
  }
  shape.element.append(element("div", {}, element("strong", { class: "name" }, file.name), text));
  return shape;
}

function ended(card, kind, lines) {
  card.element.className = `upload ${kind}`;
  card.text.replaceChildren(...lines.flatMap((one, i) => (i ? [element("br"), one] : [one])));
}

// What the person who holds the phone can do something about comes first.
function linesOf(page, say) {
  const advice = page.advice.map((one) => {
    const part = one.statements.length > 0 ? "_statements" : one.corners.length > 0 ? "_corners" : "";
    return say(`advice_${one.kind}${part}`, { n: one.statements.length, statement: one.statements.join(", "),
      corner: one.corners.map((corner) => say(`corner_${corner}`)).join(", ") });
  });
  return page.read_of > 0 ? [say("read_of", { read: page.read, all: page.read_of, sheet: page.sheet }), ...advice] : advice;
}

// What became of a picture that did arrive; nothing where that cannot be known: it must not be sent again.
async function readingOf(address, card, say) {
  let failures = 0; // in a row
  for (let tries = 0; tries < 600; ++tries) {
    try {
      const state = await ask(address);
      if (state.done) {
        return state;
      }
      failures = 0;
      card.text.textContent = say("reading");
      await pause(tries < 20 ? 120 : 500);
    } catch (problem) {
      const is_forgotten = problem.status === 403 || problem.status === 404; // the program began anew
      if (is_forgotten || failures === retries.length) {
        return null;
      }
      card.text.textContent = say("reading_long");
      await pause(retries[failures++]);
    }
  }
  return null;
}

async function follow(file, address, card, words) {
  const say = speaker(words);
  let sent;
  try {
    sent = await ask(`${address}?name=${encodeURIComponent(file.name)}`, file);
  } catch (problem) {
    ended(card, "bad", [problem.status === 413 ? say("too_large") : problem.status === 415 ? say("no_picture")
      : problem.status === 429 || problem.status === 503 ? say("too_many") : say("not_sent")]);
    return;
  }
  card.text.textContent = say("reading");
  const state = await readingOf(`${address}/${sent.id}`, card, say);
  const good = state?.pages.length > 0 && state.pages.every((page) => page.advice.length === 0);
  ended(card, good ? "good" : "again", state ? state.pages.flatMap((page) => linesOf(page, say)) : [say("reading_long")]);
}

export function followed(file, address, card, words) {
  line = line.then(() => follow(file, address, card, words));
  return line;
}
