// Windows on a served session, as tests open and look at them.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check, until } from "./checks.mjs";

export const title = (page) => page.locator("#view-doubts .doubt h2").innerText();

// The next doubt whose heading has this.
export async function find(page, words) {
  await until(async () => (await title(page)) !== "", "doubts");
  for (let i = 0; i < 30 && !(await title(page)).includes(words); ++i) {
    await page.keyboard.press("s");
    await page.waitForTimeout(50);
  }
  return title(page);
}

export async function accessible(page, name) {
  await page.evaluate(readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8"));
  const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
  for (const { id, nodes } of violations) {
    check(false, `${name}: ${id}: ${nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
  }
}

export async function allRead(page) {
  await until(() => page.evaluate(() => fetch("api/state").then((said) => said.json()).then((state) => state.reading.waiting === 0 && state.counts.pages > 0)), "everything to be read", 60_000);
}

// `served()`: the program that is asked now. With `pictures`, a folder, what is looked at is kept there.
export function windows(browser, served, pictures) {
  async function opened(options = {}, path = "") {
    const context = await browser.newContext({ viewport: { width: 1200, height: 850 }, ...options });
    const page = await context.newPage();
    page.problems = [];
    page.on("pageerror", (error) => page.problems.push(error.message));
    page.on("console", (message) => message.type() === "error" && !message.text().includes("409") && page.problems.push(message.text()));
    page.outside = [];
    page.on("request", (request) => !/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(request.url()) && page.outside.push(request.url()));
    await page.goto(served().address);
    await page.goto(`${served().base}${path}`);
    return page;
  }

  async function look(page, name) {
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    }
  }

  return { opened, look };
}
