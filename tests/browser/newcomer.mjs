// Ten doubts as somebody settles them who never saw the page: only what is on the screen is used, and keys and clicks are counted.
// Usage: node newcomer.mjs PROGRAM SESSION [PICTURES], the session as doubtful_session writes it (a copy of it: decisions are made).
// With PICTURES, a folder, every view is kept there at every size to be looked at.
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launched } from "./chromium.mjs";
import { asked, cookieOf, serve } from "./program.mjs";

const [program, folder, pictures] = process.argv.slice(2);
const env = { ...process.env, XDG_DATA_HOME: mkdtempSync(join(tmpdir(), "formradar-newcomer-")) };
const browser = await launched();
const server = await serve(program, folder, env, ["--phones", "127.0.0.1"]);
const headers = { Cookie: await cookieOf(server) };
const state = async () => JSON.parse((await asked(server, "/api/state", { headers })).body);
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
while ((await state()).reading.waiting > 0 || (await state()).counts.pages === 0) {
  await pause(100);
}

async function opened(path, options) {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(server.address);
  await page.goto(`${server.base}${path}`);
  await pause(900);
  return page;
}
async function look(page, name, fullPage = true) {
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage });
  }
}
const sizes = [["1280", { viewport: { width: 1280, height: 800 } }], ["390", { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, hasTouch: true }]];
async function every_view(when) {
  for (const [size, options] of sizes) {
    for (const view of ["doubts", "radar", "photos", "audit", "results"]) {
      const page = await opened(`#${view}`, options);
      await look(page, `${when}-${view}-${size}`);
      await page.context().close();
    }
  }
  for (const [width, height] of [[1280, 720], [1600, 900]]) {
    const page = await opened("wall", { viewport: { width, height } });
    await look(page, `${when}-wall-${width}`, false);
    await page.context().close();
  }
}
if (pictures) {
  await every_view("before");
}

const rows = () => readFileSync(join(folder, "decisions.csv"), "utf8").trim().split(/\r?\n/).length - 1;
const page = await opened("", sizes[0][1]);
const doubts = (await state()).doubts.length;
const lost = readFileSync(join(folder, "session.toml"), "utf8").match(/sheets = \[\s*\["(\w{3})"/)[1]; // the first one's
let keys = 0, clicks = 0, settled = 0;
const kinds = [];
const started = performance.now();
while (settled < doubts) {
  const kind = await page.evaluate(() => [...(document.querySelector(".answers")?.classList ?? [])].find((name) => name !== "answers"));
  if (!kind) {
    break;
  }
  const before = rows();
  kinds.push(kind);
  await page.evaluate(() => Promise.all([...document.querySelectorAll(".doubt img")].map((image) => image.decode().catch(() => null))));
  await look(page, `doubt-${settled}-${kind}`, false);
  if (kind === "sheet") { // its letters stand on the paper: they are typed
    await page.locator(".doubt .filter input").click();
    await page.keyboard.type(lost);
    await page.keyboard.press("Enter");
    [keys, clicks] = [keys + lost.length + 1, clicks + 1];
  }
  const shown = kind === "sheet" ? "" : await page.locator(".answer kbd").first().innerText().catch(() => "");
  if (shown) { // the key that the first answer shows
    await page.keyboard.press(shown.toLowerCase());
    ++keys;
  } else if (kind !== "sheet") {
    await page.locator(".answer").first().click();
    ++clicks;
  }
  for (let i = 0; i < 200 && rows() === before; ++i) {
    await pause(10);
  }
  ++settled;
}
const seconds = (performance.now() - started) / 1000;
await pause(1500);
await look(page, "done");
console.log(JSON.stringify({ doubts, settled, keys, clicks, kinds, seconds_of_the_program: Number(seconds.toFixed(1)), rows: rows(), left: (await state()).doubts.length }, null, 1));
if (pictures) {
  await every_view("after");
  const html = (await asked(server, "/", { headers })).body;
  const phone = await (await browser.newContext(sizes[1][1])).newPage();
  await phone.goto(JSON.parse(html.match(/id="data">(.*?)<\/script>/s)[1]).session.phones);
  await pause(400);
  await look(phone, "phone-390");
}
await browser.close();
await server.stop();
