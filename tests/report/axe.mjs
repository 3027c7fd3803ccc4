// Opens results.html in a browser and has axe-core look for what keeps people out. Usage: node axe.mjs PROGRAM; 77: skipped.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const skip = (why) => { console.log(`skipped: ${why}`); process.exit(77); };
const places = [process.env.FORMRADAR_NODE_MODULES, process.cwd(), "/usr/lib/node_modules", "/usr/local/lib/node_modules"].filter(Boolean);
const find = (name) => {
  for (const place of places) {
    try { return createRequire(join(place, "x.js")).resolve(name); } catch { continue; }
  }
  return null;
};
const playwright = find("playwright-core"), axe = find("axe-core/axe.min.js");
const browserFile = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!playwright || !axe) skip("npm install axe-core playwright-core, and FORMRADAR_NODE_MODULES=folder");
if (!browserFile) skip("no chromium");

const folder = mkdtempSync(join(tmpdir(), "formradar-axe-"));
let bad = 0;
try {
  execFileSync(process.argv[2], [folder]);
  const { chromium } = createRequire(import.meta.url)(playwright);
  const browser = await chromium.launch({ executablePath: browserFile, args: ["--no-sandbox"] });
  for (const file of readdirSync(folder).sort()) {
    const context = await browser.newContext({ bypassCSP: true }); // the page itself allows no script
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto("file://" + join(folder, file));
    await page.evaluate(readFileSync(axe, "utf8"));
    const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
    for (const each of violations) console.log(`${file}: ${each.id}: ${each.help}\n  ${each.nodes.map((node) => node.html).join("\n  ")}`);
    if (asked.length !== 1) console.log(`${file}: asks for ${asked.slice(1).join(" ")}`);
    const narrow = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await narrow.goto("file://" + join(folder, file));
    const wide = await narrow.evaluate(() => document.documentElement.scrollWidth);
    if (wide > 320) console.log(`${file}: ${wide} px wide on a telephone of 320`);
    bad += violations.length + (asked.length !== 1) + (wide > 320) + (passes.length < 10);
    console.log(`${file}: ${passes.length} rules held, ${violations.length} broken`);
    await context.close();
  }
  await browser.close();
} finally {
  rmSync(folder, { recursive: true });
}
process.exit(bad ? 1 : 0);
