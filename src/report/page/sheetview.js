// What a doubt shows: a page as a whole with a place marked, a part of it made large, scores beside each other.
import { element, picture, sentence } from "./dom.js";

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

const onPaper = ([width, height]) => [0, 0, width, height];
const box = (kind, ...children) => element("div", { class: kind }, ...children);

export function picturesOf(doubt, say) {
  if (doubt.scans) {
    return [box("scans", ...doubt.scans.map((scan, i) => scanOf(scan, say("scan_n", { n: i + 1 }), say)))];
  }
  if (doubt.codes && doubt.whole) {
    return [box("codes", ...doubt.codes.map((place) =>
      box("crop", partOf(doubt.whole, say("picture_code"), onPaper(doubt.paper), place, ""))))];
  }
  const [address, frame] = doubt.crop ? [doubt.crop, doubt.crop_place] : [doubt.whole, doubt.paper && onPaper(doubt.paper)];
  if (address && frame && doubt.place) {
    const row = (place, kind) => partOf(address, say("picture_row"), frame, place, kind);
    return [box("crop", row(doubt.place, doubt.close ? "wide" : ""), doubt.close ? row(doubt.close, "narrow") : null)];
  }
  return [];
}

function scanOf(scan, name, say) {
  const rows = scan.whole ? (scan.rows ?? []) : [];
  const page = scan.page_in_file > 1 ? ` (${scan.page_in_file})` : "";
  return element("figure", {},
    element("figcaption", {}, element("strong", {}, name), ` ${scan.source}${page}`, scoresOf(scan.scores, say)),
    ...rows.flatMap((row) => [element("p", { class: "source" }, say("title_statement", { n: row.statement })),
      box("crop", partOf(scan.whole, say("picture_row"), onPaper(scan.paper), row.place, ""))]));
}

export function wholeScans(doubt, say) {
  return box("scans", ...doubt.scans.map((scan, i) => scan.whole
    ? wholePage(scan.whole, say("scan_n", { n: i + 1 }), scan.paper, ...(scan.rows ?? []).map((row) => row.place)) : ""));
}

function scoresOf(list, say) {
  const cell = ({ statement, score, differs }) =>
    element("td", differs ? { class: "differs" } : {}, element("small", {}, String(statement)), score);
  return list?.length ? element("table", { class: "scores" }, element("tbody", {},
    element("tr", {}, element("th", { scope: "row" }, say("read_as")), ...list.map(cell)))) : null;
}

export function seenIn(doubt, say) {
  const { reason, seen, guess } = doubt;
  const words = seen ? say(`seen_${seen}${guess ? "_guess" : ""}`, { score: guess ?? "" }) : say(doubt.copies ? "why_copies" : `why_${doubt.kind}`);
  const why = reason ? element("span", { lang: reason.lang, "data-cause": reason.cause }, sentence(reason.text)) : null;
  return box("seen", element("p", {}, words, why ? " " : "", why), doubt.scans ? null : scoresOf(doubt.scores, say));
}

export function besideIt(doubt, say) {
  // What is asked about a page is seen nowhere else.
  const open = ["back", "page"].includes(doubt.kind) || matchMedia("(min-width: 60rem)").matches;
  return element("details", { class: "beside", open },
    element("summary", {}, say("whole_page")),
    wholePage(doubt.whole, say("picture_page"), doubt.paper, doubt.place));
}
