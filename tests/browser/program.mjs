// formradar serve, started and asked without a browser.
import { spawn } from "node:child_process";
import http from "node:http";

export async function serve(program, folder, env, more = []) {
  const child = spawn(program, ["serve", folder, ...more], { env, stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.on("data", (data) => (errors += data));
  const address = await new Promise((done, failed) => {
    child.stdout.on("data", (data) => done(String(data).trim()));
    child.on("exit", (code) => failed(new Error(`serve ended with ${code}: ${errors}`)));
  });
  const ended = new Promise((done) => child.on("exit", done));
  return {
    child,
    address,
    base: address.split("?")[0],
    port: Number(new URL(address).port),
    get errors() {
      return errors;
    },
    async stop(signal = "SIGINT") {
      child.kill(signal);
      await ended;
    },
  };
}

// One request just as it is given: nothing is added or tidied up, as a browser or fetch would.
export function asked({ port, host = "127.0.0.1" }, path, { method = "GET", headers = {}, body } = {}) {
  return new Promise((done, failed) => {
    const request = http.request({ host, port, path, method, headers: { Host: `127.0.0.1:${port}`, ...headers }, setHost: false, agent: false }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString() }));
      response.on("error", failed);
    });
    request.on("error", failed);
    request.setTimeout(20_000, () => request.destroy(new Error("no answer")));
    request.end(body);
  });
}

export async function cookieOf(server) {
  const { headers } = await asked(server, new URL(server.address).pathname + new URL(server.address).search);
  return headers["set-cookie"][0].split(";")[0];
}
