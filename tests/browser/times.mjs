// How long somebody at the page waits: for the page, for the next doubt, for a 300-dpi scan in the chart, for a phone's answer.
// Usage: node times.mjs PROGRAM SESSION, the session as doubtful_session writes it (a copy of it: decisions are made).
import { copyFileSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { launched } from "./chromium.mjs";
import { asked, cookieOf, serve } from "./program.mjs";

const [program, folder] = process.argv.slice(2);
const env = { ...process.env, XDG_DATA_HOME: mkdtempSync(join(tmpdir(), "formradar-times-")) };
const browser = await launched();
const started = performance.now();
const server = await serve(program, folder, env, ["--phones", "127.0.0.1"]);
const to_address = performance.now() - started;
const headers = { Cookie: await cookieOf(server) };
const state = async () => JSON.parse((await asked(server, "/api/state", { headers })).body);
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const median = (list) => [...list].sort((one, other) => one - other)[list.length >> 1];
const summed = (list) => ({ n: list.length, least: Math.round(Math.min(...list)), median: Math.round(median(list)), most: Math.round(Math.max(...list)) });

async function opened(path = "") {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(server.address);
  await page.goto(`${server.base}${path}`);
  return page;
}

while ((await state()).reading.waiting > 0 || (await state()).counts.pages === 0) {
  await pause(100);
}
const everything_read = performance.now() - started;
await pause(3000); // the results are written by then

const server_alone = [];
for (let i = 0; i < 20; ++i) {
  const asking = performance.now();
  await asked(server, "/", { headers });
  server_alone.push(performance.now() - asking);
}
const first = { document: [], painted: [], first_doubt: [] };
for (let i = 0; i < 9; ++i) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(server.address);
  await page.waitForSelector(".answer");
  const times = await page.evaluate(() => {
    const crop = performance.getEntriesByType("resource").filter((one) => one.name.includes("/picture/"));
    return { document: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
      painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, first_doubt: crop[0]?.responseEnd ?? performance.now() };
  });
  for (const name of Object.keys(first)) {
    first[name].push(times[name]);
  }
  await context.close();
}

// From the key to the next doubt's heading and picture on the screen.
const keys = [];
const deciding = await opened();
await deciding.waitForSelector(".answer");
await pause(500);
for (let i = 0; i < 8 && (await deciding.locator(".doubt h2").innerText()).startsWith("Stelling"); ++i) {
  keys.push(await deciding.evaluate(() => new Promise((done) => {
    const id = document.querySelector(".doubt").dataset.id, start = performance.now();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "3", bubbles: true, cancelable: true }));
    const look = async () => {
      if (document.querySelector(".doubt").dataset.id === id) {
        return requestAnimationFrame(look);
      }
      await Promise.all([...document.querySelectorAll(".doubt .asked img")].map((image) => image.decode().catch(() => null)));
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    };
    look();
  })));
  await pause(150);
}
await pause(3000);

// The changed chart is in the page and decoded.
const charts = [], phones = [];
const radar = await opened("#radar");
await radar.waitForSelector("img.chart");
const later = readdirSync(join(folder, "later")).sort();
for (const name of later.slice(0, -3)) {
  await pause(2500);
  const shown = radar.evaluate(() => new Promise((done) => {
    const source = () => document.querySelector("img.chart").getAttribute("src");
    const sheets = () => document.querySelector(".counts dd").textContent;
    const [before, many] = [source(), sheets()];
    const watch = new MutationObserver(() => {
      if (source() !== before && sheets() !== many) {
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(Date.now())));
      }
    });
    watch.observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true, characterData: true });
  }));
  const start = Date.now();
  copyFileSync(join(folder, "later", name), join(folder, "scans", `late-${name}`));
  charts.push((await shown) - start);
}

const html = (await asked(server, "/", { headers })).body;
const address = JSON.parse(html.match(/id="data">(.*?)<\/script>/s)[1]).session.phones;
const phone = await (await browser.newContext({ viewport: { width: 390, height: 780 } })).newPage();
await phone.goto(address);
for (const name of later.slice(-3)) {
  await pause(2500);
  const answered = phone.evaluate(() => new Promise((done) => {
    let chosen;
    document.querySelector("input[capture]").addEventListener("change", () => (chosen = performance.now()), { once: true, capture: true });
    const answers = () => document.querySelectorAll(".upload:not(.busy)").length, before = answers();
    const look = () => (answers() > before ? done(performance.now() - chosen) : setTimeout(look, 10));
    look();
  }));
  await phone.setInputFiles("input[capture]", { name, mimeType: "image/jpeg", buffer: readFileSync(join(folder, "later", name)) });
  phones.push(await answered);
}
console.log(JSON.stringify({ processor: `${cpus().length} x ${cpus()[0].model}`, load: loadavg()[0], started_to_address: Math.round(to_address),
  everything_read: Math.round(everything_read), first_page_without_browser: summed(server_alone), first_page: Object.fromEntries(Object.entries(first).map(([name, list]) => [name, summed(list)])),
  key_to_next_doubt: summed(keys), scan_to_chart: summed(charts), phone_to_answer: summed(phones) }, null, 1));
await browser.close();
await server.stop();
