import { randomUUID } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { request } from "node:http";
import { basename } from "node:path";
import { type Config, errorText, socketPath } from "#kernel/config";
import { ProblemBody } from "#kernel/words";
import { Failure } from "./command.ts";
import { isListening } from "./listening.ts";

/** Speaks to a Palermo of this machine: the running server, or one opened for this command alone. */
export type KernelClient = {
  /** Calls an action or question, e.g. `statistics.make-table`. Throws `Failure` with the server's problem. */
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  /** Sends a file for an importer, or for one yet to be found; gives the upload. */
  readonly upload: (importer: string | null, path: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** Whom a command acts as: somebody by address, whoever an access token belongs to, or else the operator. */
export type Caller = { readonly as?: string | undefined; readonly token?: string | undefined };

/** Without a caller the operator acts, which is allowed to whoever may open the socket. */
export async function openClient(
  config: Config,
  caller: string | Caller | undefined,
  say: (sentence: string) => void,
): Promise<KernelClient> {
  const path = socketPath(config);
  const kernel = (await isListening(path)) ? null : await openAlone(config, say);
  const { as, token } = typeof caller === "object" ? caller : { as: caller, token: undefined };
  const who: Record<string, string> =
    token === undefined ? { "palermo-as": as ?? "operator" } : { authorization: `Bearer ${token}` };
  const headers = { host: "localhost", ...who, "idempotency-key": "" };
  return {
    async call(name, input) {
      const body = Buffer.from(JSON.stringify(input ?? {}));
      const address = `/api/${name.replace(".", "/")}`;
      return ask(
        {
          path,
          address,
          headers: {
            ...headers,
            "idempotency-key": randomUUID(),
            "content-type": "application/json",
            "content-length": body.length,
          },
        },
        (out) => out.end(body),
      );
    },
    async upload(importer, file) {
      const mark = `palermo-${randomUUID()}`;
      const name = basename(file).replaceAll(/["\r\n\\]/g, "_");
      const head = Buffer.from(
        `--${mark}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      );
      const tail = Buffer.from(`\r\n--${mark}--\r\n`);
      const length = head.length + statSync(file).size + tail.length;
      const purpose = importer === null ? "use=import" : `importer=${encodeURIComponent(importer)}`;
      const address = `/api/import/upload?${purpose}`;
      const type = `multipart/form-data; boundary=${mark}`;
      return ask(
        {
          path,
          address,
          headers: {
            ...headers,
            "idempotency-key": randomUUID(),
            "content-type": type,
            "content-length": length,
          },
        },
        (out) => {
          out.write(head);
          createReadStream(file)
            .on("error", (error) => out.destroy(error))
            .on("end", () => out.end(tail))
            .pipe(out, { end: false });
        },
      );
    },
    async close() {
      await kernel?.close();
    },
  };
}

/** Opens the database for this command; the kernel listens on the socket only, not on the network. */
async function openAlone(
  config: Config,
  progress: (sentence: string) => void,
): Promise<{ close: () => Promise<void> }> {
  const [{ openKernel }, { modules }] = await Promise.all([import("#kernel/server"), import("#modules")]);
  return openKernel({ config, modules, progress });
}

type Ask = { path: string; address: string; headers: Record<string, string | number> };

function ask(
  { path, address, headers }: Ask,
  send: (out: ReturnType<typeof request>) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const out = request({ socketPath: path, path: address, method: "POST", headers });
    out.on("error", (error) =>
      reject(new Failure("no-answer", `Palermo does not answer: ${errorText(error)}.`)),
    );
    out.on("response", (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", (error) =>
        reject(new Failure("no-answer", `Palermo broke off: ${errorText(error)}.`)),
      );
      answer.on("end", () => {
        const body = readJson(Buffer.concat(parts).toString("utf8"));
        // An answer that comes before everything is sent is a refusal: the rest stays here.
        out.destroy();
        if ((answer.statusCode ?? 500) < 300) resolve(body);
        else reject(problemOf(answer.statusCode ?? 500, body, headers["palermo-as"]));
      });
    });
    send(out);
  });
}

function readJson(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

/** A problem of the server as one sentence, with its wrong fields below. */
function problemOf(status: number, body: unknown, as: string | number | undefined): Failure {
  const problem = ProblemBody.safeParse(body);
  if (!problem.success) return new Failure("failed", `Palermo answered with status ${status}.`, body);
  const { title, detail, fields = [], code } = problem.data;
  if (code === "signed-out") {
    const sentence = as === undefined ? "The access token does not hold." : `There is no open account ${as}.`;
    return new Failure("no-account", sentence, problem.data);
  }
  const places = fields
    .filter((field) => field.expected !== detail)
    .map((field) => {
      const path = Array.isArray(field.path) ? field.path.join(".") : field.path;
      const row = field.row === undefined ? "" : `row ${field.row}, `;
      const value = field.value === undefined ? "" : ` is ${JSON.stringify(field.value)}`;
      return `  ${row}${path}${value}: ${field.expected}`;
    });
  const sentence = [detail === undefined || detail === title ? title : `${title} ${detail}`, ...places].join(
    "\n",
  );
  return new Failure(code, sentence, problem.data);
}
