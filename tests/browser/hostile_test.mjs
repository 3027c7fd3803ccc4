// What somebody who means harm gets of a served session, and what bad luck does to it. No browser is needed.
// Usage: node hostile_test.mjs PROGRAM, in the project: the session and the scans of samples/ are served.
import { spawn } from "node:child_process";
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { check, ended, numbers, pause, test, until } from "./checks.mjs";
import { asked, cookieOf, serve } from "./program.mjs";

const [program] = process.argv.slice(2);
const samples = fileURLToPath(new URL("../../samples/", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "formradar-hostile-"));
const folder = join(home, "session");
const env = { ...process.env, XDG_DATA_HOME: join(home, "data") };
mkdirSync(join(folder, "scans"), { recursive: true });
copyFileSync(join(samples, "session.toml"), join(folder, "session.toml"));
const scans = readdirSync(join(samples, "scans")).filter((name) => /\.(jpg|png)$/.test(name)).sort();
copyFileSync(join(samples, "scans", scans[0]), join(folder, "scans", scans[0]));
let server = await serve(program, folder, env, ["--phones", "127.0.0.1"]);
const csv = () => readFileSync(join(folder, "decisions.csv"), "utf8");
const state = async () => JSON.parse((await asked(server, "/api/state", { headers: { Cookie: await cookieOf(server) } })).body);
const ledger = async () => JSON.parse((await asked(server, "/api/ledger", { headers: { Cookie: await cookieOf(server) } })).body).pages;

// A connection on which this is sent; errors are the other side's answer.
function connected(port, text) {
  const socket = net.connect(port, "127.0.0.1", () => socket.write(text));
  socket.on("error", () => null);
  return socket;
}

await test("pages are read by workers that can do nothing else", async () => {
  await until(async () => (await state()).counts.pages > 0, "the first scan to be read", 60_000);
  const field = (pid, name) => readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`^${name}:\\s+(\\d+)`, "m"))?.[1];
  const workers = readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && field(pid, "PPid") === String(server.child.pid);
    } catch {
      return false; // it ended meanwhile
    }
  });
  check(workers.length > 0, "no worker is there");
  for (const pid of workers) {
    check(field(pid, "Seccomp") === "2" && field(pid, "NoNewPrivs") === "1", `worker ${pid} may do more than read`);
  }
});

await test("no link is followed, and a file that still grows is waited for", async () => {
  const outside = join(home, "outside");
  mkdirSync(outside);
  copyFileSync(join(samples, "scans", scans[1]), join(outside, "inner.jpg"));
  symlinkSync(join(outside, "inner.jpg"), join(folder, "scans", "link.jpg"));
  symlinkSync(outside, join(folder, "scans", "folder"));
  symlinkSync("/dev/zero", join(folder, "scans", "zero.png"));
  const bytes = readFileSync(join(samples, "scans", scans[2]));
  const statuses = new Set();
  for (let part = 0; part < 12; ++part) {
    appendFileSync(join(folder, "scans", "growing.jpg"), bytes.subarray((part * bytes.length) / 12, ((part + 1) * bytes.length) / 12));
    await pause(250);
    statuses.add((await ledger()).find((page) => page.source.endsWith("growing.jpg"))?.status);
  }
  await until(async () => (await ledger()).some((page) => page.source.endsWith("growing.jpg")), "the file that grew", 30_000);
  await until(async () => (await state()).reading.waiting === 0, "everything to be read", 30_000);
  const became = Object.fromEntries((await ledger()).map((page) => [page.source, page]));
  check(["read", "doubt", "duplicate"].includes(became["scans/growing.jpg"].status), `what grew became ${became["scans/growing.jpg"].status}`);
  check(became["scans/link.jpg"]?.status === "unreadable", "a link to a file");
  check(!Object.keys(became).some((name) => name.includes("inner")), "a link to a folder was followed");
  check(became["scans/zero.png"]?.status === "unreadable", "a link to a device");
});

await test("process --watch does the same without a browser", async () => {
  const watched = join(home, "watched");
  mkdirSync(join(watched, "scans"), { recursive: true });
  copyFileSync(join(samples, "session.toml"), join(watched, "session.toml"));
  const child = spawn(program, ["process", watched, "--watch"], { env, stdio: "ignore" });
  const sheets = () => {
    try {
      return readFileSync(join(watched, "scores.csv"), "utf8").trim().split("\n").length - 1;
    } catch {
      return 0; // not written yet
    }
  };
  copyFileSync(join(samples, "scans", scans[0]), join(watched, "scans", "a.jpg"));
  await until(() => sheets() === 1, "the results of one sheet", 60_000);
  writeFileSync(join(watched, "scans", "bad.png"), "\x89PNG\r\n");
  copyFileSync(join(samples, "scans", scans[1]), join(watched, "scans", "b.jpg"));
  await until(() => sheets() === 2, "the results of two, beside a bad file", 60_000);
  check(readFileSync(join(watched, "readings.jsonl"), "utf8").includes("bad.png"), "the bad file is not listed");
  rmSync(join(watched, "scans", "b.jpg"));
  await until(() => sheets() === 1, "one that is taken away to be taken out", 60_000);
  child.kill("SIGINT");
  await until(() => child.exitCode !== null || child.signalCode !== null, "it to end");
});

await test("slow clients hold nobody up", async () => {
  const cookie = await cookieOf(server);
  const head = (method, path, more = "") => `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nCookie: ${cookie}\r\n${more}\r\n`;
  const from = `Origin: ${server.base.slice(0, -1)}\r\n`;
  const slow = [], closed = { headers: 0 };
  const dripping = [];
  for (let i = 0; i < 40; ++i) {
    const header = connected(server.port, "GET / HTTP/1.1\r\nX-A: ");
    header.once("close", () => ++closed.headers);
    dripping.push(setInterval(() => header.writable && header.write("a"), 500)); // a letter now and then is no header either
    slow.push(header, connected(server.port, head("POST", "/api/upload?name=a.png", `${from}Content-Length: 1000000\r\n`) + "\x89PNG"));
    const deaf = connected(server.port, head("GET", "/chart/0.svg").repeat(40)); // asks, and never takes an answer
    deaf.pause();
    const stream = connected(server.port, head("GET", "/api/events"));
    stream.pause();
    slow.push(deaf, stream);
  }
  const times = [];
  for (const end = Date.now() + 13_000; Date.now() < end; await pause(100)) {
    const start = performance.now();
    check((await asked(server, "/api/state", { headers: { Cookie: cookie } })).status === 200, "beside slow clients");
    times.push(performance.now() - start);
  }
  dripping.forEach(clearInterval);
  check(closed.headers === 40, `${40 - closed.headers} of 40 headers may take longer than 10 seconds`);
  numbers.slowest_answer_beside_slow_clients_ms = Math.round(Math.max(...times));
  check(Math.max(...times) < 3000, `somebody waited ${Math.round(Math.max(...times))} ms`);
  slow.forEach((socket) => socket.destroy());
});

await test("without the token nobody gets anything", async () => {
  const cookie = await cookieOf(server);
  const good = { Cookie: cookie };
  const port = server.port;
  const cases = [["no cookie", "/", {}], ["no cookie", "/page.css", {}], ["no cookie", "/favicon.ico", {}], ["wrong token", "/?token=0123", {}],
    ["foreign host", "/api/state", { ...good, Host: `evil.example:${port}` }], ["foreign origin", "/api/state", { ...good, Origin: "http://evil.example" }],
    ["foreign site", "/api/state", { ...good, "Sec-Fetch-Site": "cross-site" }]];
  for (const [what, path, headers] of cases) {
    const said = await asked(server, path, { headers });
    check(said.status === 403 && said.body === "403\n" && !said.headers["set-cookie"], `${what} ${path}: ${said.status}`);
  }
  for (const path of ["/../session.toml", "/%2e%2e/session.toml", "/file/../session.toml", "/file/session.toml", "/file/%2e%2e%2fsession.toml", "/file//etc/passwd",
    "/picture/../../x/1/0", "/chart/-1.svg", "/chart/99.svg", "/session.toml", "/.formradar/lock", "/words.json", "/nl.json"]) {
    const said = await asked(server, path, { headers: good });
    check(said.status === 404, `${path}: ${said.status}`);
    check(!said.body.includes("secret"), `${path} tells the secret`);
  }
  for (const path of ["/picture/%00/1/0", "/%", "/%zz"]) {
    check((await asked(server, path, { headers: good })).status === 400, `${path} is an address`);
  }
  const posted = await asked(server, "/api/decide", { method: "POST", headers: { ...good, Origin: "http://evil.example" }, body: "x" });
  check(posted.status === 403, "a post from elsewhere");
  check((await asked(server, "/api/decide", { method: "PUT", headers: { ...good, Origin: server.base.slice(0, -1) }, body: "x" })).status === 405, "PUT");
  const policy = (await asked(server, "/", { headers: good })).headers["content-security-policy"];
  check(policy.includes("default-src 'none'") && !policy.includes("unsafe"), policy);
});

await test("a body of 2 GB is refused by its header", async () => {
  const headers = { Cookie: await cookieOf(server), Origin: server.base.slice(0, -1), "Content-Length": String(2 ** 31) };
  const status = await new Promise((done) => {
    const socket = net.connect(server.port, "127.0.0.1", () => socket.write(`POST /api/upload?name=a.png HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n` +
      Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join("") + "\r\n"));
    socket.once("data", (data) => done(Number(String(data).split(" ")[1])));
  });
  check(status === 413, `status ${status}`);
});

await test("10,000 half-open connections keep nobody waiting", async () => {
  const cookie = await cookieOf(server);
  const open = [];
  let slowest = 0;
  for (let i = 0; i < 10_000; ++i) {
    const socket = net.connect(server.port, "127.0.0.1");
    socket.on("error", () => null);
    socket.write("GET / HTTP/1.1\r\nHost:");
    open.push(socket);
    if (i % 500 === 499) {
      const start = Date.now();
      check((await asked(server, "/api/state", { headers: { Cookie: cookie } })).status === 200, `after ${i} connections`);
      slowest = Math.max(slowest, Date.now() - start);
    }
    if (open.length > 900) {
      open.shift().destroy();
    }
  }
  numbers.slowest_answer_beside_half_open_ms = slowest;
  open.forEach((socket) => socket.destroy());
});

await test("a crowd at the door for phones leaves the session alone", async () => {
  const cookie = await cookieOf(server);
  const html = (await asked(server, "/", { headers: { Cookie: cookie } })).body;
  const phones = new URL(JSON.parse(html.match(/id="data">(.*?)<\/script>/s)[1]).session.phones);
  const open = Array.from({ length: 300 }, () => connected(Number(phones.port), `POST ${phones.pathname}photo HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n\x89PNG`));
  await pause(500);
  check((await asked(server, "/api/state", { headers: { Cookie: cookie } })).status === 200, "the session answers");
  open.forEach((socket) => socket.destroy());
  await until(async () => (await asked({ port: Number(phones.port) }, phones.pathname).catch(() => ({ status: 0 }))).status === 200, "phones to be let in again");
  const statuses = [];
  for (let i = 0; i < 70; ++i) {
    statuses.push((await asked({ port: Number(phones.port) }, `${phones.pathname}photo?name=a.png`, { method: "POST", body: "<html>" })).status);
  }
  check(statuses.includes(415) && statuses.includes(429), `no limit to the pace: ${[...new Set(statuses)]}`);
  const large = connected(Number(phones.port), `POST ${phones.pathname}photo HTTP/1.1\r\nHost: x\r\nContent-Length: 90000000\r\n\r\n`);
  const said = await new Promise((done) => large.once("data", (data) => done(String(data).split(" ")[1])));
  check(said === "413", `a photo of 90 MB: ${said}`);
});

await test("killed while decisions are written, the file is whole", async () => {
  for (let round = 0; round < 5; ++round) {
    const cookie = await cookieOf(server);
    const headers = { Cookie: cookie, Origin: server.base.slice(0, -1) };
    const writing = Array.from({ length: 30 }, (_, i) => asked(server, "/api/decide", { method: "POST", headers,
      body: `who=${"x".repeat(200)}&statement=page&source=none-${round}-${i}.png&page_in_file=1&was=&new=ignore` }).catch(() => null));
    setTimeout(() => server.child.kill("SIGKILL"), 10 + 7 * round);
    await Promise.all(writing);
    check(csv().endsWith("\n") && csv().split(/\r?\n/).every((line) => line === "" || line.split(",").length >= 10), "a row is not whole");
    server = await serve(program, folder, env);
  }
});

await server.stop();
ended();
