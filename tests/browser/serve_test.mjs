// The session in a real browser, from the first doubt to the results. Usage: node serve_test.mjs PROGRAM [PICTURES]
// With PICTURES, a folder, every view is kept there as a picture to be looked at.
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launched } from "./chromium.mjs";
import { check, ended, numbers, test, until } from "./checks.mjs";
import { copyInto, printedSession } from "./paper.mjs";
import { asked, cookieOf, serve } from "./program.mjs";
import { accessible, allRead, title, windows } from "./windows.mjs";

const [program, pictures] = process.argv.slice(2);
const browser = await launched();

const { folder, env, home, later } = await printedSession(browser, program);
let server = await serve(program, folder, env, ["--phones", "127.0.0.1"]);
const { opened, look } = windows(browser, () => server, pictures);
const csv = () => readFileSync(join(folder, "decisions.csv"), "utf8");
const rows = () => csv().trim().split(/\r?\n/).length - 1;

await test("the first page is there at once, and everything is read", async () => {
  const page = await opened();
  numbers.first_page_ms = await page.evaluate(() => Math.round(performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd));
  await allRead(page);
  await until(async () => (await title(page)).includes("Stelling"), "the first doubt");
  check(page.problems.length === 0, page.problems.join("; "));
  check(page.outside.length === 0, `asked outside: ${page.outside}`);
  await page.close();
});

await test("ten doubts by keyboard: each is in decisions.csv, the next one is there at once", async () => {
  const page = await opened();
  await until(async () => (await title(page)).includes("Stelling"), "the first doubt");
  await look(page, "doubts-1200");
  await accessible(page, "doubts");
  let slowest = 0, decided = 0;
  const before = rows();
  while (decided < 10) {
    const name = await title(page);
    const key = name.includes("Stelling") ? "4" : name.includes("groep") ? "1" : name.includes("meer dan eens") ? "1" : "s";
    if (key === "s" && (name.includes("Welk formulier") || name.includes("telt"))) {
      await page.keyboard.press("s");
      continue;
    }
    if (!/Stelling|groep|meer dan eens/.test(name)) {
      break;
    }
    const took = await page.evaluate((pressed) => new Promise((done) => {
      const start = performance.now();
      document.dispatchEvent(new KeyboardEvent("keydown", { key: pressed, bubbles: true, cancelable: true }));
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    }), key);
    slowest = Math.max(slowest, took);
    ++decided;
  }
  numbers.decided_by_keyboard = decided;
  numbers.slowest_key_to_next_doubt_ms = Math.round(slowest);
  await until(() => rows() >= before + decided, "the decisions in the file");
  check(decided >= 8, `only ${decided} doubts could be decided`);
  const last = rows();
  await page.keyboard.press("u");
  await until(() => rows() === last - 1, "the last one to be taken back");
  check(page.problems.length === 0, page.problems.join("; "));
  await page.close();
});

await test("two windows and an editor: nothing is lost, the other one sees it", async () => {
  copyInto(later[2], folder, "late-doubts.png"); // two marks are on it
  const one = await opened(), two = await opened();
  for (const page of [one, two]) {
    await until(async () => Number(await page.locator(".badge").textContent()) > 0, "doubts");
    for (let i = 0; i < 30 && !(await title(page)).includes("Stelling"); ++i) {
      await page.keyboard.press("s");
      await page.waitForTimeout(50);
    }
  }
  const name = await title(one);
  check(name === (await title(two)), `${name} is not ${await title(two)}`);
  await one.keyboard.press("2");
  await until(async () => (await title(two)) !== name, "the other window to move on");
  const mine = rows();
  writeFileSync(join(folder, "decisions.csv"), `${csv()}ZZZ,1,1,,3,by hand,,"a, note",,\r\n`);
  await one.waitForTimeout(300);
  await one.keyboard.press("u");
  await until(() => rows() === mine, "undo beside a row by hand");
  check(csv().includes('ZZZ,1,1,,3,by hand,,"a, note",,'), "the row by hand is gone");
  await until(async () => (await one.locator(".problems .notice").count()) > 0, "the page to name a row that fits nothing");
  writeFileSync(join(folder, "decisions.csv"), csv().replace(/ZZZ.*\r\n/, ""));
  await one.close();
  await two.close();
});

await test("what was decided elsewhere meanwhile is not overwritten", async () => {
  const cookie = await cookieOf(server);
  const origin = { Origin: server.base.slice(0, -1), Cookie: cookie };
  const body = (was, value) => `who=x&sheet=&statement=page&source=scans%2Fnone.png&page_in_file=1&was=${was}&new=${value}`;
  check((await asked(server, "/api/decide", { method: "POST", headers: origin, body: body("", "ignore") })).status === 200, "the first");
  const second = await asked(server, "/api/decide", { method: "POST", headers: origin, body: body("", "read") });
  check(second.status === 409 && JSON.parse(second.body).now === "ignore", `the second: ${second.status} ${second.body}`);
  const long = await asked(server, "/api/decide", { method: "POST", headers: origin, body: body("ignore", "x".repeat(301)) });
  check(long.status === 400 && csv().includes("scans/none.png"), `a text that is too long: ${long.status}`);
  check((await asked(server, "/api/decide", { method: "POST", headers: origin, body: body("ignore", "") })).status === 200, "taken back");
});

await test("a lost sheet is chosen among those that are missing", async () => {
  const page = await opened();
  await until(async () => (await title(page)) !== "", "doubts");
  for (let i = 0; i < 20 && !(await title(page)).includes("Welk formulier"); ++i) {
    await page.keyboard.press("s");
  }
  check((await title(page)).includes("Welk formulier"), "no such doubt");
  await look(page, "lost-sheet");
  await accessible(page, "lost sheet");
  const before = rows();
  await page.locator(".answer.sheet").first().click();
  await until(() => rows() === before + 1 && /,sheet,/.test(csv()), "the sheet's row");
  await page.close();
});

await test("a conflict shows both scans", async () => {
  const page = await opened();
  await until(async () => (await title(page)) !== "", "doubts");
  for (let i = 0; i < 20 && !(await title(page)).includes("meer dan eens"); ++i) {
    await page.keyboard.press("s");
  }
  if ((await title(page)).includes("meer dan eens")) {
    check((await page.locator(".scans figure").count()) === 2, "not both scans");
    await look(page, "conflict");
    await accessible(page, "conflict");
    const before = rows();
    await page.keyboard.press("1");
    await until(() => rows() === before + 1 && csv().includes("ignore"), "the scan that does not hold");
  }
  await page.close();
});

await test("the chart changes when a file is copied in", async () => {
  const page = await opened({}, "#radar");
  await page.waitForSelector("img.chart");
  await look(page, "radar-1200");
  await accessible(page, "radar");
  await page.waitForTimeout(3000); // results are written by now: what changes next is the copy's
  const sheets = () => page.locator(".counts dd").first().innerText();
  const before = await sheets(), chart = await page.locator("img.chart").first().getAttribute("src");
  const start = Date.now();
  copyInto(later[1], folder, "late-1.png");
  await until(async () => (await sheets()) !== before && (await page.locator("img.chart").first().getAttribute("src")) !== chart, "the chart");
  numbers.copied_file_to_chart_ms = Date.now() - start;
  check(page.problems.length === 0, page.problems.join("; "));
  await page.close();
});

await test("a file that is dropped is read", async () => {
  const page = await opened({}, "#photos");
  await page.setInputFiles("#view-photos input[type=file]", later[0]);
  await page.waitForSelector(".upload.good, .upload.again");
  await look(page, "photos");
  await accessible(page, "photos");
  await page.setInputFiles("#view-photos input[type=file]", { name: "virus.png", mimeType: "image/png", buffer: Buffer.from("<script>") });
  await page.waitForSelector(".upload.bad");
  let polls = 0;
  await page.route("**/api/upload/*", (route) => (++polls <= 2 ? route.abort() : route.continue()));
  await page.setInputFiles("#view-photos input[type=file]", later[0]);
  const last = page.locator(".upload").first();
  await until(async () => (await last.locator("p").innerText()).includes("aangekomen"), "the page to say that it did arrive");
  await until(async () => /good|again/.test(await last.getAttribute("class")), "what was read of it, asked anew");
  check(polls > 2, `${polls} questions`);
  await page.close();
});

await test("the phone's page takes a picture, and shows nothing else", async () => {
  const cookie = await cookieOf(server);
  const html = (await asked(server, "/", { headers: { Cookie: cookie } })).body;
  const phones = JSON.parse(html.match(/id="data">(.*?)<\/script>/s)[1]).session.phones;
  const context = await browser.newContext({ viewport: { width: 390, height: 780 }, hasTouch: true });
  const page = await context.newPage();
  await page.goto(phones);
  await page.setInputFiles("input[capture]", later[0]);
  const start = Date.now();
  await page.waitForSelector(".upload.good, .upload.again");
  numbers.phone_photo_to_answer_ms = Date.now() - start;
  check(/gelezen: \d van 7/.test(await page.locator(".upload p").innerText()), "it does not say how much was read");
  await look(page, "phone-390");
  await accessible(page, "phone");
  const drawing = await browser.newPage(); // the policy of the page itself lets no picture in
  for (const [name, blur, cut, words] of [["blurred", 6, 0, /onscherp/], ["cut", 0, 0.45, /hoek|geen formulier herkend/]]) {
    const data = await drawing.evaluate(async ({ png, blur, cut }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width * (1 - cut), image.height * (1 - cut)];
      const pen = canvas.getContext("2d");
      pen.filter = blur ? `blur(${blur}px)` : "none";
      pen.drawImage(image, 0, 0);
      return canvas.toDataURL("image/jpeg").split(",")[1];
    }, { png: readFileSync(later[0]).toString("base64"), blur, cut });
    const many = await page.locator(".upload:not(.busy)").count();
    await page.setInputFiles("input[capture]", { name: `${name}.jpg`, mimeType: "image/jpeg", buffer: Buffer.from(data, "base64") });
    await page.waitForFunction((n) => document.querySelectorAll(".upload:not(.busy)").length > n, many);
    const said = await page.locator(".upload p").first().innerText();
    check(words.test(said) && (await page.locator(".upload.good").count()) <= 1, `of a ${name} photo it says: ${said}`);
  }
  await drawing.close();
  await look(page, "phone-advice");
  const there = new URL(phones);
  const phone = { port: Number(there.port) };
  for (const path of ["/", "/api/state", `${there.pathname}api/state`, `${there.pathname}wall`, `${there.pathname}photo/../../session.toml`, `${there.pathname}photo/123`]) {
    check((await asked(phone, path)).status === 403, `${path} is answered`);
  }
  await context.close();
});

await test("narrow windows, the dark, the wall, the audit and the results", async () => {
  for (const [name, options] of [["390", { viewport: { width: 390, height: 800 }, hasTouch: true }], ["dark", { colorScheme: "dark" }]]) {
    for (const view of ["doubts", "radar", "photos", "audit", "results"]) {
      const page = await opened(options, `#${view}`);
      await page.waitForTimeout(400);
      await look(page, `${view}-${name}`);
      await accessible(page, `${view} ${name}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
      check(!wide, `${view} ${name} is wider than its window`);
      await page.context().close();
    }
  }
  const small = await opened({ viewport: { width: 1280, height: 720 } }, "wall");
  await small.waitForSelector("img.chart");
  await look(small, "wall-1280");
  const in_chart = await small.evaluate(async () => {
    const image = document.querySelector("img.chart"), svg = new DOMParser().parseFromString(await (await fetch(image.src)).text(), "image/svg+xml");
    const [, , width, height] = svg.documentElement.getAttribute("viewBox").split(" ").map(Number);
    const shown = Math.min(image.clientWidth / width, image.clientHeight / height);
    return Math.min(...[...svg.querySelectorAll("text")].map((one) => parseFloat(one.getAttribute("font-size")) * shown));
  });
  check(await small.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight), "the wall is higher than its screen");
  const lists = (wanted) => small
    .waitForFunction((wanted) => [...document.querySelectorAll(".side section")].filter((one) => one.offsetParent).length === wanted, wanted, { timeout: 5000 })
    .then(() => true, () => false);
  await small.setViewportSize({ width: 1280, height: 400 });
  check(await lists(1), "lists that have no room do not take turns");
  await small.setViewportSize({ width: 1280, height: 720 });
  check(await lists(3), "lists that have room are not all there");
  check(in_chart >= 18.6, `text of ${in_chart} px in the chart on a wall of 1,280 px`);
  await small.close();
  const wall = await opened({ viewport: { width: 1600, height: 900 } }, "wall");
  await wall.waitForSelector("img.chart");
  await look(wall, "wall");
  await accessible(wall, "wall");
  const smallest = await wall.evaluate(() => Math.min(...[...document.querySelectorAll("main *")].filter((one) => one.innerText?.trim()).map((one) => parseFloat(getComputedStyle(one).fontSize))));
  check(smallest >= 18.6, `text of ${smallest} px on the wall`);
  await wall.close();

  const page = await opened({}, "#audit");
  await page.locator("#view-audit button").first().click();
  await page.waitForSelector("#view-audit .answer.right");
  const before = rows();
  await page.keyboard.press("Enter");
  await until(() => rows() === before + 1, "a score that was looked at");
  await look(page, "audit");
  await accessible(page, "audit");
  await page.close();

  const results = await opened({}, "#results");
  await results.waitForSelector("#ledger tr");
  check(await results.evaluate(() => [...document.querySelectorAll("#ledger tr")].every((row) => getComputedStyle(row).display === "table-row")), "a row of the ledger is laid out as something else");
  await results.fill("input[type=search]", "late-1");
  check((await results.locator("#ledger tr:visible").count()) === 1, "the search does not find one file");
  const [pdf] = await Promise.all([results.context().waitForEvent("page"), results.locator("#view-results .answer").first().click()]);
  await until(() => pdf.url().includes("results.pdf"), "the PDF");
  const [words] = await Promise.all([results.context().waitForEvent("page"), results.locator("#view-results .answer").nth(1).click()]);
  await until(() => words.url().includes("results.html"), "the page of results");
  await words.waitForSelector("table");
  check((await words.evaluate(() => getComputedStyle(document.body).maxWidth)) === "960px", "results.html is shown without its style");
  await results.close();
});

await test("doubts.html decides without a server and gives the whole decisions.csv", async () => {
  await until(() => existsSync(join(folder, "doubts.html")), "doubts.html");
  const page = await (await browser.newContext({ viewport: { width: 1200, height: 850 } })).newPage();
  const problems = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(`file://${join(folder, "doubts.html")}`);
  const open = await page.locator(".doubt h2").innerText();
  if (!open.includes("Er wacht niets")) {
    await look(page, "doubts-html");
    await accessible(page, "doubts.html");
    await page.locator(".answer").first().click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#saving button").first().click()]);
    const saved = readFileSync(await download.path(), "utf8");
    check(saved.startsWith("sheet,page,statement") && saved.trim().split(/\r?\n/).length >= 2, saved);
  }
  check(problems.length === 0, problems.join("; "));
});

await test("the chart stays covered until enough sheets are in", async () => {
  await server.stop();
  server = await serve(program, folder, env, ["--hide-until", "500"]);
  const page = await opened({}, "#radar");
  await page.waitForSelector(".covered");
  check((await page.evaluate(() => fetch("chart/0.svg").then((said) => said.status))) === 404, "the chart is to be had");
  check((await page.evaluate(() => fetch("api/state").then((said) => said.json()).then((state) => state.statements.length))) === 0, "its numbers are");
  await page.close();
});

await server.stop();
await browser.close();
ended({ home: statSync(home).isDirectory() ? home : "" });
