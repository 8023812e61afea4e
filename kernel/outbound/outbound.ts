import http from "node:http";
import https from "node:https";
import { OutboundProblem } from "./problem.ts";
import { findTarget, type OutboundSettings, readUrl, type Target } from "./target.ts";

export type OutboundRequest = {
  readonly url: string;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE" | "HEAD";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For everything from the first byte to the last; 10 seconds when left out. */
  readonly timeoutMs?: number;
  /** Most bytes of the answer; 1 MB when left out. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
};

export type OutboundAnswer = {
  readonly status: number;
  /** Names in small letters; cookies are left out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

export type Outbound = {
  /** Asks a host outside. Throws `OutboundProblem`; any status but a redirection is an answer. */
  readonly request: (request: OutboundRequest) => Promise<OutboundAnswer>;
  /** The same in the shape of `fetch`, for libraries that take one. */
  readonly fetch: (url: string | URL, init?: OutboundInit) => Promise<Response>;
  /** Refuses an address before anything is sent: form, scheme, list, and where the name leads now. */
  readonly check: (url: string) => Promise<void>;
  /** The same without asking where the name leads, for use inside a transaction. */
  readonly checkForm: (url: string) => void;
};

export type OutboundInit = {
  readonly method?: string;
  readonly headers?: RequestInit["headers"];
  readonly body?: unknown;
  readonly signal?: AbortSignal | null;
};

/** The one client of Palermo that reaches other machines over the web. */
export function createOutbound(settings: OutboundSettings): Outbound {
  const request = async (wanted: OutboundRequest) => send(await findTarget(wanted.url, settings), wanted);
  return {
    request,
    fetch: (url, init) => fetchBy(request, url, init),
    async check(url) {
      await findTarget(url, settings);
    },
    checkForm(url) {
      readUrl(url, settings);
    },
  };
}

function send({ url, address, family }: Target, wanted: OutboundRequest): Promise<OutboundAnswer> {
  const { timeoutMs = 10_000, maxBytes = 1024 ** 2, body, method = "GET" } = wanted;
  const host = url.host;
  const client = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const asked = client.request(url, {
      method,
      agent: false,
      // The address that was checked, not a second answer of the name service.
      lookup: (_host, options, give) =>
        options.all ? give(null, [{ address, family }]) : give(null, address, family),
      ...(url.protocol === "https:" && url.hostname !== address ? { servername: url.hostname } : {}),
      headers: {
        ...wanted.headers,
        "accept-encoding": "identity",
        ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
      },
    });
    const end = (problem: OutboundProblem) => {
      clearTimeout(timer);
      asked.destroy();
      reject(problem);
    };
    const timer = setTimeout(
      () => end(new OutboundProblem("too-slow", { host, seconds: Math.ceil(timeoutMs / 1000) })),
      timeoutMs,
    );
    const stopped = () => end(new OutboundProblem("unreachable", { host, why: "stopped" }));
    wanted.signal?.addEventListener("abort", stopped, { once: true });
    if (wanted.signal?.aborted) stopped();
    asked.once("error", (error) => end(unreachable(host, error)));
    asked.once("response", (answer) => {
      const status = answer.statusCode ?? 0;
      if (status >= 300 && status < 400 && status !== 304) {
        end(new OutboundProblem("redirect", { host }));
        return;
      }
      const pieces: Buffer[] = [];
      let bytes = 0;
      answer.on("data", (piece: Buffer) => {
        bytes += piece.length;
        if (bytes > maxBytes) end(new OutboundProblem("too-large", { host, limit: maxBytes }));
        else pieces.push(piece);
      });
      answer.once("error", (error) => end(unreachable(host, error)));
      answer.once("end", () => {
        clearTimeout(timer);
        wanted.signal?.removeEventListener("abort", stopped);
        resolve({ status, headers: headersOf(answer.headers), body: Buffer.concat(pieces) });
      });
    });
    asked.end(body);
  });
}

function headersOf(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name.startsWith("set-cookie") ? [] : [[name, String(value)]],
    ),
  );
}

/** The kind of trouble only: texts of the other side stay out of logs and screens. */
function unreachable(host: string, error: Error): OutboundProblem {
  const code = "code" in error && typeof error.code === "string" ? error.code : "no connection";
  return new OutboundProblem("unreachable", { host, why: /^[A-Z0-9_]{1,50}$/.test(code) ? code : "error" });
}

async function fetchBy(
  request: Outbound["request"],
  url: string | URL,
  { method = "GET", headers, body, signal }: OutboundInit = {},
): Promise<Response> {
  const whole = new Request(url, {
    method,
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined || body === null ? {} : { body: bodyOf(body) }),
  });
  const sent = whole.body === null ? undefined : new Uint8Array(await whole.arrayBuffer());
  const answer = await request({
    url: String(url),
    method: method.toUpperCase() as OutboundRequest["method"] & string,
    headers: Object.fromEntries(whole.headers),
    ...(sent === undefined ? {} : { body: sent }),
    ...(signal ? { signal } : {}),
  });
  const empty = method.toUpperCase() === "HEAD" || [204, 205, 304].includes(answer.status);
  return new Response(empty ? null : new Uint8Array(answer.body), {
    status: answer.status,
    headers: { ...answer.headers },
  });
}

function bodyOf(body: unknown): string | URLSearchParams | Uint8Array<ArrayBuffer> {
  if (typeof body === "string" || body instanceof URLSearchParams) return body;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  throw new TypeError("the outbound client sends texts, forms and bytes");
}
