// Tests that go on after a check that does not hold, and say so at the end. ONLY=words runs those whose name has them.
let failed = 0;
export const numbers = {}; // measured on the way

export function check(is, what) {
  if (!is) {
    ++failed;
    console.log(`  FAILED: ${what}`);
  }
}

export async function test(name, body) {
  if (process.env.ONLY && !name.includes(process.env.ONLY)) {
    return;
  }
  console.log(name);
  try {
    await body();
  } catch (problem) {
    check(false, problem.message.split("\n").slice(0, 6).join(" | "));
  }
}

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export async function until(condition, what, milliseconds = 15_000) {
  for (const end = Date.now() + milliseconds; Date.now() < end; await pause(20)) {
    if (await condition()) {
      return;
    }
  }
  throw new Error(`waited in vain for ${what}`);
}

export function ended(more = {}) {
  console.log(JSON.stringify({ ...numbers, ...more }, null, 1));
  console.log(failed === 0 ? "passed" : `${failed} FAILED`);
  process.exit(failed === 0 ? 0 : 1);
}
