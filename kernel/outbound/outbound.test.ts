import { readdirSync, readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPublicAddress } from "./address.ts";
import { isAllowedHost, isHostEntry } from "./hosts.ts";
import { createOutbound } from "./outbound.ts";
import { outboundProblems, outboundProblemText } from "./problem.ts";

const closedBlocks: readonly (readonly [number, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
].map(([base, bits]) => [numberOf(String(base)), Number(bits)] as const);

function numberOf(dotted: string): number {
  return dotted.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function dotted(value: number): string {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join(".");
}

/** An IPv4 address that lies in a closed block. */
const closed4 = fc
  .tuple(fc.constantFrom(...closedBlocks), fc.nat(2 ** 28))
  .map(([[base, bits], inside]) => (base + (inside % 2 ** (32 - bits))) >>> 0);

/** The ways in which URLs write the same IPv4 address. */
const forms: readonly ((value: number) => string)[] = [
  dotted,
  (value) => String(value),
  (value) => `0x${value.toString(16)}`,
  (value) => `0${value.toString(8)}`,
  (value) => [24, 16, 8, 0].map((shift) => `0x${((value >>> shift) & 255).toString(16)}`).join("."),
  (value) => [24, 16, 8, 0].map((shift) => `0${((value >>> shift) & 255).toString(8)}`).join("."),
  (value) => `${value >>> 24}.${value & 0xffffff}`,
  (value) => `${value >>> 24}.${(value >>> 16) & 255}.${value & 0xffff}`,
  (value) => `${dotted(value)}.`,
];

const hex = (value: number) => `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;

/** Addresses of IPv6 that hold, translate or tunnel an IPv4 address, or are closed themselves. */
const closed6 = fc.oneof(
  closed4.map((value) => `::ffff:${dotted(value)}`),
  closed4.map((value) => `::ffff:${hex(value)}`),
  closed4.map((value) => `::${hex(value)}`),
  closed4.map((value) => `64:ff9b::${hex(value)}`),
  closed4.map((value) => `64:ff9b:1::${hex(value)}`),
  closed4.map((value) => `2002:${hex(value)}::1`),
  closed4.map((value) => `2001:0:${hex(value)}::1`),
  fc.nat(0xffff).map((value) => `fe80::${value.toString(16)}`),
  fc.nat(0xffff).map((value) => `fd00::${value.toString(16)}`),
  fc.nat(0xffff).map((value) => `ff02::${value.toString(16)}`),
  fc.constantFrom("::", "::1", "2001:db8::1", "fec0::1", "100::1", "5f00::1"),
);

test("[outbound] no form of a private, local or reserved address is reached", async () => {
  await fc.assert(
    fc.asyncProperty(closed4, fc.constantFrom(...forms), async (value, form) => {
      const url = `https://${form(value)}/`;
      const host = URL.canParse(url) ? new URL(url).hostname : "none.example";
      const outbound = createOutbound({ hosts: [host.replace(/\.$/, "")] });
      await expect(outbound.check(url)).rejects.toMatchObject({
        code: expect.stringMatching(/^(private-address|bad-address)$/),
      });
    }),
    { numRuns: 500 },
  );
  await fc.assert(
    fc.asyncProperty(closed6, async (address) => {
      expect(isPublicAddress(address)).toBe(false);
      const url = `https://[${address}]/`;
      const outbound = createOutbound({ hosts: [new URL(url).hostname] });
      await expect(outbound.check(url)).rejects.toMatchObject({ code: "private-address" });
    }),
    { numRuns: 500 },
  );
});

test("[outbound] zones, names and passwords, other schemes and ports are refused", async () => {
  const outbound = createOutbound({ hosts: ["example.org"], resolve: async () => ["93.184.216.34"] });
  for (const url of ["https://[fe80::1%25eth0]/", "https://user:pw@example.org/", "nonsense", "https://"]) {
    await expect(outbound.check(url)).rejects.toMatchObject({ code: "bad-address" });
  }
  for (const url of ["http://example.org/", "ftp://example.org/", "file:///etc/passwd"]) {
    await expect(outbound.check(url)).rejects.toMatchObject({
      code: expect.stringMatching(/^(not-https|bad-address)$/),
    });
  }
  for (const url of [
    "https://example.org:22/",
    "https://sub.example.org/",
    "https://example.org.evil.test/",
  ]) {
    await expect(outbound.check(url)).rejects.toMatchObject({ code: "not-allowed" });
  }
  await outbound.check("https://EXAMPLE.org./x?y");
  expect(isPublicAddress("fe80::1%eth0")).toBe(false);
  expect(isPublicAddress("93.184.216.34")).toBe(true);
  expect(isPublicAddress("2606:2800:220:1:248:1893:25c8:1946")).toBe(true);
});

test("[outbound] a name of which any address is private is refused, and names are resolved once", async () => {
  let asked = 0;
  const outbound = createOutbound({
    hosts: ["rebind.example"],
    resolve: async () => {
      asked += 1;
      return asked === 1 ? ["93.184.216.34", "10.0.0.7"] : ["::ffff:7f00:1"];
    },
  });
  await expect(outbound.check("https://rebind.example/")).rejects.toMatchObject({
    code: "private-address",
    params: { address: "10.0.0.7" },
  });
  await expect(outbound.request({ url: "https://rebind.example/" })).rejects.toMatchObject({
    code: "private-address",
  });
  expect(asked).toBe(2);
  const unknown = createOutbound({
    hosts: ["gone.example"],
    resolve: () => Promise.reject(new Error("ENOTFOUND")),
  });
  await expect(unknown.check("https://gone.example/")).rejects.toMatchObject({ code: "unknown-host" });
});

test("the list of hosts", () => {
  for (const good of ["a.example", "*.a.example", "a.example:8443", "[2606:2800::1]:443", "LOCAL"]) {
    expect(isHostEntry(good)).toBe(true);
  }
  for (const bad of ["https://a.example", "*", "*.org", "a b", "a.example/x", ""]) {
    expect(isHostEntry(bad)).toBe(false);
  }
  expect(isAllowedHost(["*.a.example"], new URL("https://b.a.example"))).toBe(true);
  expect(isAllowedHost(["*.a.example"], new URL("https://a.example"))).toBe(false);
  expect(isAllowedHost(["a.example:8443"], new URL("https://a.example:8443"))).toBe(true);
  expect(isAllowedHost(["a.example:8443"], new URL("https://a.example"))).toBe(false);
});

let server: http.Server;
let base: string;
const seen: { url: string; headers: http.IncomingHttpHeaders; body: string }[] = [];
beforeAll(async () => {
  server = http.createServer(async (request, reply) => {
    let body = "";
    for await (const piece of request) body += String(piece);
    seen.push({ url: request.url ?? "", headers: request.headers, body });
    if (request.url === "/redirect") reply.writeHead(302, { location: "http://169.254.169.254/" }).end();
    else if (request.url === "/large") reply.end("x".repeat(2_000_000));
    else if (request.url === "/slow") setTimeout(() => reply.end("late"), 5000).unref();
    else reply.writeHead(200, { "content-type": "application/json", "set-cookie": "a=b" }).end('{"fine":1}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("redirections are not followed, answers have a size and a time, cookies are not kept", async () => {
  const outbound = createOutbound({ hosts: [], loopback: true });
  await expect(outbound.request({ url: `${base}/redirect` })).rejects.toMatchObject({ code: "redirect" });
  await expect(outbound.request({ url: `${base}/large` })).rejects.toMatchObject({ code: "too-large" });
  await expect(outbound.request({ url: `${base}/slow`, timeoutMs: 100 })).rejects.toMatchObject({
    code: "too-slow",
  });
  const ended = AbortSignal.timeout(50);
  await expect(outbound.request({ url: `${base}/slow`, signal: ended })).rejects.toMatchObject({
    code: "unreachable",
  });
  await expect(outbound.request({ url: base.replace("http:", "https:") })).rejects.toMatchObject({
    code: "unreachable",
  });
  const answer = await outbound.request({ url: `${base}/x`, method: "POST", body: "é" });
  expect(answer.status).toBe(200);
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(seen.at(-1)).toMatchObject({ url: "/x", body: "é" });
  expect(seen.at(-1)?.headers.cookie).toBeUndefined();
});

test("a library that takes a fetch is served by the same client", async () => {
  const { fetch } = createOutbound({ hosts: [], loopback: true });
  const reply = await fetch(`${base}/token`, {
    method: "POST",
    headers: new Headers({ accept: "application/json" }),
    body: new URLSearchParams({ code: "1 2" }),
  });
  expect(await reply.json()).toEqual({ fine: 1 });
  expect(seen.at(-1)).toMatchObject({
    body: "code=1+2",
    headers: {
      "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
      accept: "application/json",
    },
  });
  const strict = createOutbound({ hosts: ["127.0.0.1"] });
  await expect(strict.fetch(`${base}/`)).rejects.toMatchObject({ code: "not-https" });
  await expect(strict.fetch("https://127.0.0.1/")).rejects.toMatchObject({ code: "private-address" });
});

test("[outbound] nothing else in kernel and modules reaches out", () => {
  const allowed = [
    /^kernel\/outbound\//,
    /no-network\.ts$/,
    /^modules\/[\w-]+\/import\/(?:akn\/)?child\.ts$/,
  ];
  const reaching =
    /\bfetch\(\s*["'`a-z]|globalThis\.fetch|https?\.(?:request|get)\(|from "node:(?:http|https|http2|net|tls|dgram|dns)(?:\/promises)?"|from "undici"/;
  const harmless =
    /import (?:type .*|\{ isIP \}|\{ createSecureContext \}|\{ BlockList, isIP \}) from "node:(?:net|tls|http|https)"/g;
  const found = ["kernel", "modules"].flatMap((side) =>
    readdirSync(side, { recursive: true, encoding: "utf8" })
      .map((name) => `${side}/${name.replaceAll("\\", "/")}`)
      .filter(
        (path) => /\.ts$/.test(path) && !/\.test\.ts$|\/pages\/|\/testing\/|test-[\w-]+\.ts$/.test(path),
      )
      .filter((path) => !allowed.some((one) => one.test(path)))
      .filter((path) => {
        const text = readFileSync(join(path), "utf8").replace(harmless, "");
        const calls = reaching.exec(text);
        // A function that takes the client's own `fetch` as a parameter may call it.
        return (
          calls !== null &&
          !(calls[0].startsWith("fetch(") && /fetch: (?:OutboundFetch|Outbound\b)/.test(text))
        );
      }),
  );
  expect(found).toEqual([]);
});

test("every reason has its sentence, with the host and never what was sent", () => {
  for (const code of outboundProblems) {
    const params = {
      host: "a.example",
      url: "a",
      scheme: "ftp",
      address: "10.0.0.1",
      limit: 1,
      seconds: 1,
      why: "E",
    };
    expect(outboundProblemText("ar", code, params)).not.toMatch(/\{\{|^[a-z-]+$/);
  }
});
