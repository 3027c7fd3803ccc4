// Photos and scans dropped on the page, the code for phones, and what became of each picture.
import { element, speaker } from "./dom.js";
import { followed, uploadCard } from "./upload.js";

export class Photos {
  constructor(root, words, session) {
    this.words = words;
    this.say = speaker(words);
    this.list = element("ul", { class: "uploads", "aria-live": "polite" });
    const field = element("input", { type: "file", multiple: true, class: "visually-hidden" });
    field.addEventListener("change", () => {
      this.take(field.files);
      field.value = "";
    });
    const zone = element("label", { class: "drop" }, element("strong", {}, this.say("drop")), element("span", {}, this.say("drop_or")), field);
    for (const name of ["dragover", "dragenter"]) {
      document.addEventListener(name, (event) => {
        event.preventDefault();
        zone.classList.add("over-it");
      });
    }
    document.addEventListener("dragleave", (event) => event.relatedTarget ?? zone.classList.remove("over-it"));
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("over-it");
      if (event.dataTransfer.files.length > 0) {
        location.hash = "photos";
        this.take(event.dataTransfer.files);
      }
    });
    this.phones = element("section", { class: "phones" }, ...this.phonesParts(session.phones));
    root.replaceChildren(element("div", { class: "photos" }, element("div", {}, zone, this.list), this.phones));
  }

  phonesParts(address) {
    const head = element("h2", {}, this.say("phones"));
    if (!address) {
      return [head, element("p", {}, this.say("phones_off")), element("code", {}, this.say("phones_example"))];
    }
    return [head, element("p", {}, this.say("phones_how")), element("img", { src: "phones.svg", alt: this.say("phones_code"), class: "code" }),
      element("p", { class: "source" }, address), element("p", { class: "hint" }, this.say("phones_plain"))];
  }

  take(files) {
    for (const file of files) {
      const card = uploadCard(file, this.say);
      this.list.prepend(card.element);
      followed(file, "api/upload", card, this.words);
    }
  }

  update() {}
}
