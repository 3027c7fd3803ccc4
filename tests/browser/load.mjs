// Fifty clients for half a minute, each with a stream of events, while decisions are made: errors, times and the program's memory.
// Usage: node load.mjs PROGRAM SESSION [SECONDS] [ROUNDS]: memory is flat when no round ends higher than the one before.
import { readFileSync } from "node:fs";
import { asked, cookieOf, serve } from "./program.mjs";

const [program, folder, seconds = "30", rounds = "3"] = process.argv.slice(2);
const clients = 50;
const server = await serve(program, folder, process.env);
const cookie = await cookieOf(server);
const headers = { Cookie: cookie };
const resident = () => Number(readFileSync(`/proc/${server.child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]);

while (JSON.parse((await asked(server, "/api/state", { headers })).body).reading.waiting > 0) {
  await new Promise((done) => setTimeout(done, 200));
}
let requests = 0, errors = 0, events = 0, end = 0;
const times = [];

async function client(number, signal) {
  fetch(`${server.base}api/events`, { headers, signal }).then(async (said) => {
    for await (const part of said.body) {
      events += String(Buffer.from(part)).split("event:").length - 1;
    }
  }).catch(() => null);
  const paths = ["/", "/api/state", "/chart/0.svg", "/page.css", "/api/ledger"];
  for (let turn = 0; Date.now() < end; ++turn) {
    const start = performance.now();
    const said = await asked(server, paths[(turn + number) % paths.length], { headers }).catch(() => ({ status: 0 }));
    times.push(performance.now() - start);
    ++requests;
    errors += said.status === 200 ? 0 : 1;
  }
}
let turn = 0; // of the one who decides, from round to round
async function decider() {
  for (; Date.now() < end; ++turn) {
    const value = turn % 2 === 0 ? ["", "ignore"] : ["ignore", ""];
    const said = await asked(server, "/api/decide", { method: "POST", headers: { ...headers, Origin: server.base.slice(0, -1) },
      body: `who=load&statement=page&source=none.png&page_in_file=1&was=${value[0]}&new=${value[1]}` });
    errors += said.status === 200 ? 0 : 1;
    await new Promise((done) => setTimeout(done, 500));
  }
}
const memory = [resident()];
for (let round = 0; round < Number(rounds); ++round) {
  const streams = new AbortController();
  end = Date.now() + Number(seconds) * 1000;
  await Promise.all([decider(), ...Array.from({ length: clients }, (_, number) => client(number, streams.signal))]);
  streams.abort();
  await new Promise((done) => setTimeout(done, 3000)); // results are written, and connections closed
  memory.push(resident());
}
times.sort((one, other) => one - other);
const at = (share) => Math.round(times[Math.floor(share * (times.length - 1))]);
console.log(JSON.stringify({ clients, seconds: Number(seconds), requests, errors, events, median_ms: at(0.5), p99_ms: at(0.99), slowest_ms: at(1),
  memory_kb: { before: memory[0], after_each_round: memory.slice(1) } }));
await server.stop();
process.exit(errors === 0 ? 0 : 1);
