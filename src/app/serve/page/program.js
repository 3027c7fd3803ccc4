// Questions to the program that serves this page, and decisions that it keeps.

export class Refused extends Error {
  constructor(status, said) {
    super(said.message ?? `${status}`);
    this.status = status;
    this.said = said;
  }
}

// `body`: pairs, a file, or nothing for a question.
export async function ask(address, body) {
  const response = await fetch(address, body === undefined ? {} : { method: "POST", body });
  const json = response.headers.get("Content-Type")?.startsWith("application/json");
  const said = json ? await response.json() : { message: (await response.text()).trim() };
  if (!response.ok) {
    throw new Refused(response.status, said);
  }
  return said;
}

// Each row with what it is to be and what it was when the person looked: the program refuses when it changed since then.
function bodyOf(who, rows) {
  const body = new URLSearchParams({ who });
  for (const row of rows) {
    for (const name of ["sheet", "page", "statement", "old", "source", "page_in_file", "sheet_in_picture", "why", "was", "new"]) {
      body.append(name, row[name] ?? "");
    }
  }
  return body;
}

const valueIn = (option, row) => option?.set.find(([at]) => at === row)?.[1] ?? "";

function change(doubt, from, to) {
  const touched = new Set([...(from?.set ?? []), ...(to?.set ?? [])].map(([row]) => row));
  return [...touched].map((row) => ({ ...doubt.rows[row], was: valueIn(from, row), new: valueIn(to, row) }));
}

export function decisionStore(say, who, changed) {
  let busy = 0;
  const send = async (doubt, from, to) => {
    ++busy;
    try {
      const said = await ask("api/decide", bodyOf(who(), change(doubt, from, to)));
      --busy;
      changed(said.version);
      return said.version;
    } catch (problem) {
      --busy;
      changed();
      throw new Error(problem.status === 409 ? say("changed_elsewhere", { now: problem.said.now || say("option_none") })
        : problem.status ? say("not_saved", { why: problem.message }) : say("connection_lost"));
    }
  };
  return {
    nothing: "nothing_to_undo_here",
    get busy() {
      return busy > 0;
    },
    decide: (doubt, option, before) => send(doubt, before, option),
    undo: (doubt, option, before) => send(doubt, option, before),
    // Rows of decisions.csv as api/decisions tells them.
    takeBack: (rows) => send({ rows }, { set: rows.map((row, at) => [at, row.value]) }, null),
  };
}
