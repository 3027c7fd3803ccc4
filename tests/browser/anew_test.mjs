// A session that is served anew, beside a spreadsheet, without scans; keys of views that are gone. Usage: node anew_test.mjs PROGRAM [PICTURES]
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, ended, test, until } from "./checks.mjs";
import { launched } from "./chromium.mjs";
import { printedSession } from "./paper.mjs";
import { serve } from "./program.mjs";
import { accessible, allRead, find, title, windows } from "./windows.mjs";

const [program, pictures] = process.argv.slice(2);
const browser = await launched();
const { folder, env, home } = await printedSession(browser, program, { copies: 6, late: 0 });
let server = await serve(program, folder, env);
const { opened, look } = windows(browser, () => server, pictures);
const csv = () => readFileSync(join(folder, "decisions.csv"), "utf8");
const rows = () => csv().trim().split(/\r?\n/).length - 1;
await allRead(await opened());

await test("keys are for what is shown: a lot that is done with hears none", async () => {
  const page = await opened({}, "#audit");
  const lot = async () => {
    await page.locator("#view-audit button").first().click();
    await page.waitForSelector("#view-audit .answer.right");
  };
  await lot();
  let before = rows();
  await page.keyboard.press("Enter");
  await until(() => rows() === before + 1, "a score of the first lot");
  for (let i = 0; i < 40 && (await page.locator("#view-audit .answer.right").count()) > 0; ++i) {
    await page.keyboard.press("s");
  }
  await page.locator("#view-audit button", { hasText: "loting" }).click();
  const first = csv();
  await lot();
  before = rows();
  await page.keyboard.press("Enter");
  await until(() => rows() === before + 1, "a score of the second lot");
  await page.waitForTimeout(300);
  await page.keyboard.press("u");
  await until(() => rows() === before, "that to be taken back");
  check(csv() === first, "another lot's score was taken back");
  await page.locator("nav a").nth(1).click();
  for (const key of ["u", "ArrowLeft", "Enter", "u"]) {
    await page.keyboard.press(key);
  }
  await page.waitForTimeout(500);
  check(csv() === first, "keys on the radar decide something");
  await page.close();
});

await test("what was decided before a restart can be taken back", async () => {
  const page = await opened();
  const name = await find(page, "Stelling"), earlier = csv();
  await page.keyboard.press("3");
  await until(() => csv() !== earlier, "the decision");
  await server.stop();
  await until(() => page.locator("main > .notice").first().isVisible(), "the page to say that nobody answers");
  await page.close();
  server = await serve(program, folder, env);
  const anew = await opened();
  await allRead(anew);
  await anew.keyboard.press("u");
  check((await anew.locator("#view-doubts .notice").first().innerText()).includes("Resultaten"), "u does not say where earlier decisions are");
  await anew.goto(`${server.base}#results`);
  await anew.waitForSelector(".decided tbody tr");
  await look(anew, "results-decided");
  await accessible(anew, "results with decisions");
  check((await anew.locator(".decided tbody tr").first().innerText()).includes(name.split(": ")[1]), "the last decision is not the first row");
  await anew.locator(".decided tbody tr button").first().click();
  await until(() => csv() === earlier, "the row to be gone");
  const id = (state) => state.doubts.some((doubt) => doubt.label === name.split(": ")[1]);
  check(id(await anew.evaluate(() => fetch("api/state").then((said) => said.json()))), "the doubt is not back");
  await anew.close();
});

// Answers of the program that say no, until `end` is called.
async function failing(page, address, wait = 0) {
  await page.route(address, async (route) => {
    await page.waitForTimeout(wait);
    await route.fulfill({ status: 500, contentType: "text/plain; charset=utf-8", body: "the disk is full\n" });
  });
  return () => page.unroute(address);
}

await test("a decision that is not kept is named, and the person stays where they are", async () => {
  const page = await opened();
  const notice = page.locator("#view-doubts > .notice");
  const first = await find(page, "Stelling"), earlier = csv();
  const end = await failing(page, "**/api/decide", 400);
  await page.keyboard.press("3");
  const second = await title(page);
  check(second !== first && second.includes("Stelling"), `after ${first} comes ${second}`);
  await until(() => notice.isVisible(), "the page to say so");
  const told = await notice.innerText();
  check(told.includes(first) && told.includes("the disk is full"), told);
  check((await title(page)) === second, "the person is taken to another doubt");
  await end();
  await page.keyboard.press("3");
  await until(() => csv() !== earlier, "the next decision");
  await page.waitForTimeout(500);
  check((await notice.innerText()).includes(first), "a later decision that is kept wipes it");
  await page.keyboard.press("u");
  await until(() => csv() === earlier, "that one to be taken back");
  await until(async () => (await title(page)) === second, "its doubt");
  check((await notice.innerText()).includes(first), "undo of another one wipes it");
  await page.keyboard.press("ArrowLeft");
  check((await title(page)) === first && !(await notice.isVisible()), "who goes to it still reads of it");
  check((await page.locator("#view-doubts .answer[aria-pressed=true]").count()) === 0, "it is not open again");
  await page.close();
});

await test("undo that is not kept is tried again by the next one, of the same decision", async () => {
  const page = await opened();
  const notice = page.locator("#view-doubts > .notice");
  const states = [csv()];
  for (let i = 0; i < 2; ++i) {
    await find(page, "Stelling");
    await page.keyboard.press("3");
    await until(() => csv() !== states[i], "a decision");
    states.push(csv());
  }
  const end = await failing(page, "**/api/decide");
  await page.keyboard.press("u");
  await until(() => notice.isVisible(), "the page to say that it failed");
  await end();
  await page.keyboard.press("u");
  await until(() => csv() !== states[2], "undo");
  check(csv() === states[1], "another decision was taken back");
  await until(async () => !(await notice.isVisible()), "the page to say no more of it");
  await page.keyboard.press("u");
  await until(() => csv() === states[0], "the one before");
  await page.close();
});

await test("an undo waits for its decision, and a second one for the first", async () => {
  const page = await opened();
  const earlier = csv();
  let posts = 0;
  await page.route("**/api/decide", async (route) => {
    ++posts;
    await page.waitForTimeout(300);
    await route.continue();
  });
  await find(page, "Stelling");
  await page.keyboard.press("3");
  await page.keyboard.press("u");
  await page.keyboard.press("u");
  await until(() => posts === 2, "the decision and its undo");
  await until(() => csv() === earlier, "nothing to be decided");
  await page.waitForTimeout(600);
  check(posts === 2, `${posts} posts`);
  check(!(await page.locator("#view-doubts > .notice").isVisible()), "something is said to have failed");
  await page.close();
});

await test("what the program does not answer for once is asked again, and said until then", async () => {
  const page = await opened();
  let times = 0;
  await page.route("**/api/state", (route) => (++times <= 2 ? route.abort() : route.continue()));
  await page.reload();
  await until(async () => times >= 3 && (await title(page)) !== "", "the state after two failures");
  await until(async () => !(await page.locator("main > .notice").first().isVisible()), "the page to say no more of it");
  const end = await failing(page, "**/api/ledger");
  await page.goto(`${server.base}#results`);
  const said = page.locator("#view-results > .hint").first();
  await until(async () => (await said.innerText()).includes("the disk is full"), "the results to say that they are old");
  await end();
  await page.locator("nav a").first().click();
  await page.locator("nav a").last().click();
  await page.waitForSelector("#ledger tr");
  check((await said.innerText()) === "", "it is still said");
  await page.close();
});

await test("a chart that comes late does not take the place of a newer one", async () => {
  const page = await opened({}, "#radar");
  await page.waitForSelector("img.chart");
  const held = [];
  await page.route("**/chart/0.svg?*", (route) => (held.length === 0 ? held.push(route) : route.continue()));
  await page.reload({ waitUntil: "commit" }); // its pictures are not waited for: one is held
  await until(() => held.length === 1, "the first chart to be asked for");
  const as_it_was = csv(), late = new URL(held[0].request().url()).search;
  writeFileSync(join(folder, "decisions.csv"), `${as_it_was}ZZZ,1,1,,3,by hand,,,,\r\n`);
  await page.waitForSelector("img.chart");
  const src = () => page.locator("img.chart").first().getAttribute("src");
  check(!(await src()).endsWith(late), "the one that is held is shown");
  await held[0].continue();
  await page.waitForTimeout(1000);
  check(!(await src()).endsWith(late), "the older chart is shown");
  writeFileSync(join(folder, "decisions.csv"), as_it_was);
  await page.close();
});

await test("doubts.html in two tabs: each keeps its own answer, and a code that is typed", async () => {
  await until(() => existsSync(join(folder, "doubts.html")), "doubts.html");
  const copy = join(home, "doubts.html"); // the session's own is written anew meanwhile
  copyFileSync(join(folder, "doubts.html"), copy);
  const context = await browser.newContext({ viewport: { width: 1200, height: 850 } });
  const tab = async () => {
    const page = await context.newPage();
    await page.goto(`file://${copy}`);
    return page;
  };
  const head = (page) => page.locator(".doubt h2").innerText();
  const count = (page) => page.locator("#saving .count").innerText();
  const to = async (page, words, skips = 0) => {
    for (let i = 0; i < 30 && (!(await head(page)).includes(words) || skips-- > 0); ++i) {
      await page.keyboard.press("s");
    }
  };
  const one = await tab(), two = await tab();
  await to(one, "Stelling");
  await to(two, "Stelling", 1);
  check((await head(one)) !== (await head(two)), "both tabs are at the same doubt");
  await one.keyboard.press("3");
  await one.waitForTimeout(300); // tabs hear of each other by and by
  await two.keyboard.press("3");
  check((await count(two)).startsWith("2 "), `after two answers in two tabs: ${await count(two)}`);
  await two.reload();
  await to(two, "Welk formulier");
  await two.locator(".filter input").fill("QQQQ");
  await two.keyboard.press("Enter");
  await two.waitForTimeout(300);
  await one.reload();
  check((await count(one)).startsWith("3 "), `anew, with a typed code: ${await count(one)}`);
  const [download] = await Promise.all([one.waitForEvent("download"), one.locator("#saving button").first().click()]);
  check(readFileSync(await download.path(), "utf8").includes("QQQQ"), "the typed code is not in decisions.csv");
  await one.keyboard.press("u");
  await one.waitForTimeout(300);
  await two.reload();
  check((await count(two)).startsWith("2 "), `after one was taken back: ${await count(two)}`);
  await context.close();
});

await test("decisions.csv in a spreadsheet: said, and its encoding is no loss", async () => {
  const page = await opened();
  const mark = join(folder, ".~lock.decisions.csv#");
  writeFileSync(mark, ",anna,laptop,29.11.2026 20:00,file:///home/anna;");
  await until(async () => (await page.locator(".problems").innerText()).includes("rekenblad"), "the page to say that it is open");
  rmSync(mark);
  await until(async () => !(await page.locator(".problems").innerText()).includes("rekenblad"), "the page to say no more of it");
  const as_it_was = csv();
  const saved = as_it_was.replace(/^\uFEFF/, "").replaceAll(",", ";").trimEnd() + "\r\nZZZ;1;1;;3;José;;;;\r\n";
  writeFileSync(join(folder, "decisions.csv"), Buffer.from(saved, "latin1"));
  await until(async () => (await page.locator(".problems .notice").count()) > 0, "a row that fits nothing");
  await find(page, "Stelling");
  const before = rows();
  await page.keyboard.press("3");
  await until(() => rows() === before + 1, "a decision in a file of Windows-1252");
  check(csv().includes("José") && csv().trimEnd().split("\n").at(-1).includes(";3;"), "a name or the separator is lost");
  await page.keyboard.press("u");
  await until(() => rows() === before, "undo in it");
  writeFileSync(join(folder, "decisions.csv"), as_it_was);
  await page.close();
});

await test("a session without a scan, of a form longer than one chart", async () => {
  const empty = join(home, "leeg"), form = join(home, "lang.toml");
  const statement = (_, i) => `[[statement]]\nlabel = "Label ${i + 1}"\ntext = "Dit is uitspraak ${i + 1}."\n`;
  writeFileSync(form, `id = "lang"\nlanguage = "nl"\ntitle = "Lang"\nquestion = "Eens?"\n[scale]\nlow = "niet"\nhigh = "wel"\n${Array.from({ length: 14 }, statement).join("")}`);
  execFileSync(program, ["print", form, "--out", empty, "--copies", "2", "--quiet"], { env });
  const before = server;
  server = await serve(program, empty, env);
  const page = await opened();
  await until(async () => (await title(page)).includes("nog geen scans"), "the page to say that nothing is there yet");
  await look(page, "no-scans");
  await page.goto(`${server.base}#results`);
  await page.waitForSelector("#view-results .none");
  check((await page.locator("#view-results .answer").count()) === 0, "results are offered of nothing");
  await accessible(page, "no scans");
  const wall = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await wall.clock.install();
  await wall.goto(server.address);
  await wall.goto(`${server.base}wall`);
  const shown = () => wall.locator("img.chart").getAttribute("src");
  await until(async () => (await shown()).startsWith("chart/0"), "the first part of the chart");
  await wall.clock.fastForward(16_000);
  await until(async () => (await shown()).startsWith("chart/1") && (await wall.locator(".parts").innerText()).includes("2 van 2"), "the second part");
  await look(wall, "wall-parts");
  await server.stop();
  await wall.clock.resume();
  await until(() => wall.locator(".lost").isVisible(), "the wall to say that it is of the past");
  await look(wall, "wall-lost");
  server = before;
  await page.close();
  await wall.close();
});

await server.stop();
await browser.close();
ended();
