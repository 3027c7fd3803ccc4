// Pictures of a page: as a whole with a place marked, and a part of it made large.
import { element, picture } from "./dom.js";

const percent = (part, whole) => `${(100 * part) / whole}%`;

// `places` and `paper` in millimetres: [x, y, width, height] and [width, height]. A single place stands out of what is around it.
export function wholePage(address, description, paper, ...places) {
  const image = picture(address, description);
  const frame = element("div", { class: "whole" }, image);
  if (paper) {
    image.style.aspectRatio = `${paper[0]} / ${paper[1]}`; // until it is there
    frame.classList.add("waiting");
    image.addEventListener("load", () => {
      image.style.aspectRatio = "";
      frame.classList.remove("waiting");
    });
  }
  for (const place of paper ? places.filter(Boolean) : []) {
    const mark = element("div", { class: places.length === 1 ? "place" : "place one-of-several" });
    mark.style.left = percent(place[0], paper[0]);
    mark.style.top = percent(place[1], paper[1]);
    mark.style.width = percent(place[2], paper[0]);
    mark.style.height = percent(place[3], paper[1]);
    frame.append(mark);
  }
  return frame;
}

// The part of a picture that is at `place`. `frame` is what the picture as a whole shows; both are [x, y, width, height].
export function partOf(address, description, frame, place, kind) {
  const image = picture(address, description);
  image.style.width = percent(frame[2], place[2]);
  image.style.left = percent(frame[0] - place[0], place[2]);
  image.style.top = percent(frame[1] - place[1], place[3]);
  const shown = element("div", { class: `part ${kind}` }, image);
  shown.style.aspectRatio = `${place[2]} / ${place[3]}`;
  return shown;
}
