// A printed session whose sheets are filled in on a canvas, with doubts of every kind among them.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const dpi = 150;

function layoutOf(folder) {
  const text = readFileSync(join(folder, "session.toml"), "utf8");
  const numbers = (line) => JSON.parse(line.trim().replace(/,$/, ""));
  const block = (name) => text.match(new RegExp(`^${name} = \\[\\n((?:    \\[.*\\n)+)\\]`, "m"))[1].trimEnd().split("\n").map(numbers);
  return { rows: block("rows").map(([, ...boxes]) => boxes), groups: block("groups") };
}

// What is drawn on each sheet: crosses, and blots over the codes.
function marksOf(sheet, { rows, groups }) {
  const score = (row) => ((sheet * 3 + row * 2) % 5) + 1;
  const crosses = rows.map((boxes, row) => boxes[score(row) - 1]);
  crosses.push(groups[sheet % 3]);
  const other = (row) => rows[row][score(row) % 5];
  const kind = sheet % 6;
  if (kind === 1 || kind === 3) {
    crosses.push(other(2), other(4)); // two marks
  }
  return { crosses: crosses.map(([, x, y, w, h]) => [x, y, w, h]), blots: kind === 5 ? [[172, 12, 30, 24], [12, 262, 27, 30]] : [],
    again: kind === 2 ? crosses.map(([, x, y, w, h], i) => (i === 3 ? other(3).slice(1, 5) : [x, y, w, h])) : null };
}

async function drawn(page, png, { crosses, blots }) {
  const data = await page.evaluate(async ({ png, crosses, blots, dpi }) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    pen.scale(dpi / 25.4, dpi / 25.4);
    [pen.lineWidth, pen.lineCap, pen.strokeStyle, pen.fillStyle] = [0.5, "round", "#333", "#111"];
    for (const [x, y, w, h] of crosses) {
      pen.beginPath();
      pen.moveTo(x + 1, y + 1.2);
      pen.lineTo(x + w - 1, y + h - 0.9);
      pen.moveTo(x + w - 1.2, y + 1);
      pen.lineTo(x + 1, y + h - 1);
      pen.stroke();
    }
    blots.forEach((blot) => pen.fillRect(...blot));
    return canvas.toDataURL("image/png").split(",")[1];
  }, { png: png.toString("base64"), crosses, blots, dpi });
  return Buffer.from(data, "base64");
}

// The folder of a session; the last `late` sheets lie in its folder "later".
export async function printedSession(browser, program, { form = "sto-borging", copies = 14, late = 3 } = {}) {
  const home = mkdtempSync(join(tmpdir(), "formradar-browser-"));
  const folder = join(home, "noord");
  const env = { ...process.env, XDG_DATA_HOME: join(home, "data") };
  execFileSync(program, ["print", form, "--out", folder, "--title", "Stuurgroep Noord", "--copies", String(copies), "--quiet"], { env });
  execFileSync("pdftoppm", ["-png", "-gray", "-r", String(dpi), join(folder, "forms.pdf"), join(home, "page")]);
  mkdirSync(join(folder, "later"), { recursive: true });
  const page = await browser.newPage();
  const layout = layoutOf(folder);
  const names = readdirSync(home).filter((name) => name.endsWith(".png")).sort();
  for (const [sheet, name] of names.entries()) {
    const png = readFileSync(join(home, name));
    const marks = marksOf(sheet, layout);
    const late_one = sheet >= copies - late;
    const to = join(folder, late_one ? "later" : "scans");
    writeFileSync(join(to, `scan-${String(sheet).padStart(2, "0")}.png`), await drawn(page, png, late_one ? { ...marks, blots: [] } : marks));
    if (marks.again && !late_one) {
      writeFileSync(join(to, `scan-${String(sheet).padStart(2, "0")}-again.png`), await drawn(page, png, { crosses: marks.again, blots: [] }));
    }
  }
  await page.close();
  return { folder, env, home, later: readdirSync(join(folder, "later")).map((name) => join(folder, "later", name)) };
}

export const copyInto = (file, folder, name) => copyFileSync(file, join(folder, "scans", name));
