// The page on a phone: takes pictures, sends them, says what to do better. It shows nothing of the session.
import { element, speaker } from "./dom.js";
import { followed, uploadCard } from "./upload.js";

const page = JSON.parse(document.getElementById("data").textContent);
const say = speaker(page.words);
const list = element("ul", { class: "uploads", "aria-live": "polite" });
const counted = element("p", { class: "hint" });
let good = 0;

function button(text, attributes) {
  const field = element("input", { type: "file", accept: "image/*", class: "visually-hidden", ...attributes });
  field.addEventListener("change", async () => {
    for (const file of [...field.files]) {
      const card = uploadCard(file, say);
      list.prepend(card.element);
      followed(file, "photo", card, page.words).then(() => {
        good += card.element.classList.contains("good") ? 1 : 0;
        counted.textContent = say("phone_counted", { n: good });
      });
    }
    field.value = "";
  });
  return element("label", { class: "answer take" }, text, field);
}

document.querySelector("main").replaceChildren(
  element("h1", {}, say("phone_title")),
  element("p", {}, say("phone_how")),
  button(say("phone_take"), { capture: "environment" }),
  button(say("phone_choose"), { multiple: true }),
  counted, list);
