// The main path once more in Firefox: doubts by keyboard, undo, a scan copied in, a photo sent, the wall, the results.
// Usage: node firefox_test.mjs PROGRAM SESSION [PICTURES], the session as doubtful_session writes it (a copy of it: decisions are made).
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { skipped } from "./chromium.mjs";
import { asked, cookieOf, serve } from "./program.mjs";

const [program, folder, pictures] = process.argv.slice(2);
const file = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"].find((name) => name && existsSync(name));
if (!file) {
  skipped("there is no Firefox here (FIREFOX may name one)");
}
const { default: puppeteer } = await import("puppeteer-core").catch(() => skipped("puppeteer-core is not installed: npm install --no-save puppeteer-core"));
const server = await serve(program, folder, { ...process.env, XDG_DATA_HOME: mkdtempSync(join(tmpdir(), "formradar-firefox-")) }, ["--phones", "127.0.0.1"]);
const headers = { Cookie: await cookieOf(server) };
const state = async () => JSON.parse((await asked(server, "/api/state", { headers })).body);
const rows = () => readFileSync(join(folder, "decisions.csv"), "utf8").trim().split(/\r?\n/).length - 1;
const later = readdirSync(join(folder, "later")).sort().map((name) => join(folder, "later", name));
let failed = 0;
function check(is, what) {
  console.log(`${is ? "holds" : "FAILED"}: ${what}`);
  failed += is ? 0 : 1;
}
async function until(condition) {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((done) => setTimeout(done, 20))) {
    if (await condition()) {
      return true;
    }
  }
  return false;
}

const browser = await puppeteer.launch({ browser: "firefox", executablePath: file, headless: true });
console.log(await browser.version());
const page = await browser.newPage();
const problems = [];
page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
page.on("pageerror", (error) => problems.push(error.message));
const look = async (name) => {
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `firefox-${name}.png`), fullPage: name !== "wall" });
  }
};
const text = (selector) => page.$eval(selector, (one) => one.innerText);
await page.setViewport({ width: 1280, height: 900 });
await page.goto(server.address);
check(await until(async () => (await state()).counts.pages > 0 && (await state()).reading.waiting === 0), "everything is read");
await page.waitForSelector(".answer");
const title = () => text(".doubt h2");
check(await until(async () => (await page.$$eval(".doubt img", (list) => list.filter((one) => one.naturalWidth > 0).length)) > 0), "pictures are shown");
await look("doubts");
const before = rows();
for (let i = 0; i < 20 && !(await title()).startsWith("Stelling"); ++i) {
  await page.keyboard.press("s");
}
const asked_first = await title();
await page.keyboard.press("4");
check(await until(async () => rows() === before + 1 && (await title()) !== asked_first), "a key decides, and the next doubt is there");
await page.keyboard.press("u");
check(await until(() => rows() === before), "u takes it back");
await new Promise((done) => setTimeout(done, 500)); // the page has heard of it
await page.click(".answer");
check(await until(() => rows() > before), "a click decides");

await page.goto(`${server.base}#radar`);
await page.reload();
await page.waitForSelector("img.chart");
await look("radar");
const chart = () => page.$eval("img.chart", (one) => one.getAttribute("src"));
const shown = await chart(), sheets = await text(".counts dd");
copyFileSync(later[0], join(folder, "scans", "firefox.jpg"));
check(await until(async () => (await chart()) !== shown && (await text(".counts dd")) !== sheets), "the chart changes when a scan is copied in");

await page.goto(`${server.base}#photos`);
await (await page.$("#view-photos input[type=file]")).uploadFile(later[1]);
check(await until(async () => (await page.$(".upload.good, .upload.again")) !== null), "a photo is sent and read");
await look("photos");
await page.goto(`${server.base}#audit`);
await page.click("#view-audit button");
check(await until(async () => (await page.$("#view-audit .answer.right")) !== null), "the audit shows a score");
await look("audit");
await page.goto(`${server.base}#results`);
check(await until(async () => (await page.$$("#ledger tr")).length > 5), "the ledger is there");
await look("results");
await page.goto(`${server.base}wall`);
await page.waitForSelector("img.chart");
check((await page.$eval("img.chart", (one) => one.naturalWidth)) > 0, "the wall shows the chart");
await look("wall");
const address = JSON.parse((await asked(server, "/", { headers })).body.match(/id="data">(.*?)<\/script>/s)[1]).session.phones;
await page.setViewport({ width: 390, height: 780 });
await page.goto(address);
await (await page.$("input[capture]")).uploadFile(later[2]);
check(await until(async () => /gelezen: 7 van 7/.test(await text("main"))), "the phone's page sends a photo and says what was read");
await look("phone");
check(problems.length === 0, `no mistakes in the console ${problems.join("; ")}`);
await browser.close();
await server.stop();
process.exit(failed === 0 ? 0 : 1);
