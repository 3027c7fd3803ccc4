// A session that is served anew, beside a spreadsheet, without scans; keys of views that are gone. Usage: node anew_test.mjs PROGRAM [PICTURES]
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
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
