// Debian's Chromium, driven by playwright-core.
import { existsSync } from "node:fs";

export const skipped = (why) => {
  console.log(`skipped: ${why}`);
  process.exit(77);
};

export async function launched() {
  const file = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((name) => name && existsSync(name));
  if (!file) {
    skipped("there is no Chromium here (CHROMIUM may name one)");
  }
  const { chromium } = await import("playwright-core").catch(() => skipped("playwright-core is not installed: run .ci/install tests"));
  return chromium.launch({ executablePath: file, args: ["--no-sandbox"] });
}
