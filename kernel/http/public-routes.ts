import { Readable } from "node:stream";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "#kernel/action";
import { type Lang, langOfHeader, langs } from "#kernel/i18n";
import { atomOf } from "../public-face/atom.ts";
import type { Face, PublicAsk, PublicDocument, PublicFace } from "../public-face/declare.ts";
import { layOut } from "../public-face/layout.ts";
import { describePublic } from "../public-face/openapi.ts";
import { queryOf } from "../public-face/query.ts";
import { glancePublic, readPublic } from "../public-face/read-public.ts";
import { sayIn } from "../public-face/say.ts";
import { correctionsPage, dataPage, homePage } from "../public-face/shared-pages.ts";
import { moduleSitemap, robots, sharedSitemap, sitemapIndex } from "../public-face/sitemap.ts";
import { linesOf, tableOf } from "../public-face/stream-records.ts";
import { style, stylePath } from "../public-face/style.ts";
import type { Ground, PublicGround } from "./ground.ts";
import { createMinuteCount } from "./minute-count.ts";
import { createPageCache, type PageCache } from "./page-cache.ts";
import { answerErrors } from "./public-errors.ts";
import { addMachine } from "./public-machine.ts";
import { publicHeaders, type Sent, sendKept } from "./public-reply.ts";

const types = {
  html: "text/html; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/json; charset=utf-8",
  lines: "application/jsonl; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  text: "text/plain; charset=utf-8",
} as const;

/** The public pages with their feeds, exports and interfaces. Served only where the instance allows it. */
export async function addPublicFace(app: FastifyInstance, ground: Ground): Promise<void> {
  const open = ground.publicFace;
  if (!open || ground.operatorSession) return;
  const faces = ground.registry.doors.flatMap(({ name, publicFace }) =>
    publicFace ? [{ module: name, face: publicFace }] : [],
  );
  const place: Place = { ground, open, faces, cache: createPageCache() };
  const limit = limiter(open);
  await app.register(async (root) => {
    root.addHook("onRequest", limit);
    addForCrawlers(root, place);
  });
  const below = async (face: FastifyInstance) => {
    await face.register(compress, {
      encodings: ["br", "gzip"],
      threshold: 1024,
      // The highest level takes longer than making the page.
      brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    });
    answerErrors(face, place);
    face.addHook("onRequest", limit);
    addShared(face, place);
    for (const one of faces) addModule(face, place, one);
    const tools = faces.flatMap((one) => one.face.tools ?? []);
    addMachine(face, { open, version: ground.version, tools });
  };
  await app.register(below, { prefix: "/public" });
}

export type Place = {
  readonly ground: Ground;
  readonly open: PublicGround;
  readonly faces: readonly Face[];
  readonly cache: PageCache;
};

const hidden = { schema: { hide: true } };

/** So often may one address ask in a minute, over all public addresses together. Throws `too-many`. */
function limiter({ perMinute }: PublicGround) {
  const count = createMinuteCount(perMinute);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const wait = count(networkOf(request.ip));
    if (wait === null) return;
    reply.header("retry-after", String(wait));
    throw new Problem("too-many");
  };
}

/** A household has a whole network of IPv6 addresses. */
function networkOf(address: string): string {
  return address.includes(":") ? address.split(":").slice(0, 4).join(":") : address;
}

/** A text that stands as long as the process. */
function addFixed(app: FastifyInstance, path: string, sent: Pick<Sent, "type" | "text">): void {
  app.get(path, hidden, async (request, reply) => sendKept(request, reply, sent));
}

/** What crawlers look for at the root. */
function addForCrawlers(app: FastifyInstance, { open, faces }: Place): void {
  addFixed(app, "/robots.txt", { type: types.text, text: robots(open.site) });
  addFixed(app, "/sitemap.xml", { type: types.xml, text: sitemapIndex(open.site, faces) });
}

function addShared(app: FastifyInstance, place: Place): void {
  const { ground, open, faces } = place;
  const description = JSON.stringify(describePublic(open.site, faces, ground.version));
  addFixed(app, "/sitemap.xml", { type: types.xml, text: sharedSitemap(open.site) });
  addFixed(app, "/openapi.json", { type: types.json, text: description });
  app.get(stylePath.slice("/public".length), hidden, async (_request, reply) => {
    publicHeaders(reply, { type: "text/css; charset=utf-8" });
    return reply.header("cache-control", "public, max-age=31536000, immutable").send(style);
  });
  app.get("/", hidden, async (request, reply) => {
    const lang = langOfHeader(request.headers["accept-language"]);
    return reply
      .headers({ vary: "accept-language", "cache-control": "no-cache" })
      .redirect(`/public/${lang}`);
  });
  for (const lang of langs) {
    const page = (below: string, render: (ask: PublicAsk) => Promise<PublicDocument> | PublicDocument) =>
      addPage(app, place, { lang, below, render: async (ask) => render(ask) });
    page("", (ask) => homePage(ask, faces));
    page("/data", (ask) => dataPage(ask, faces, open.perMinute));
    page("/corrections", correctionsPage);
  }
}

type Laid = {
  readonly lang: Lang;
  readonly below: string;
  /** The face that the page belongs to; a shared page shows them all. */
  readonly face?: PublicFace;
  readonly render: (ask: PublicAsk) => Promise<PublicDocument | null>;
};

function addPage(app: FastifyInstance, place: Place, { lang, below, face, render }: Laid): void {
  const { open, faces } = place;
  const { site, pool } = open;
  const shown = face ? [face] : faces.map((one) => one.face);
  app.get(`/${lang}${below}`, hidden, (request, reply) =>
    sendMade(place, { request, reply, shown }, async () => {
      const document = await readPublic(pool, (tx) =>
        render(askOf(request, { tx, lang, texts: face?.texts, site })),
      );
      if (document === null) return null;
      const [path = "", asked = ""] = request.url.split("?", 2);
      const text = layOut(document, {
        lang,
        site,
        faces,
        below: path.slice(`/public/${lang}`.length),
        asked: asked === "" ? "" : `?${asked}`,
      });
      const { modified, indexed, fleeting } = document;
      return { type: types.html, text, modified, indexed, fleeting };
    }),
  );
}

type Making = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** What the answer is made from. */
  readonly shown: readonly PublicFace[];
};

/** Sends what was made before and is still right, else what is made now; null is not found. */
async function sendMade(
  { open, cache }: Pick<Place, "open" | "cache">,
  { request, reply, shown }: Making,
  make: () => Promise<Sent | null>,
): Promise<FastifyReply> {
  // Read before the page is made: a change meanwhile makes it new at the next asking, never old.
  const stamp = await stampOf(open, shown);
  const kept = stamp === null ? undefined : cache.find(request.url, stamp);
  const sent = kept ?? (await make());
  if (sent === null) {
    reply.callNotFound();
    return reply;
  }
  if (stamp !== null && kept === undefined && !sent.fleeting) cache.keep(request.url, stamp, sent);
  return sendKept(request, reply, sent);
}

/** Null where something that is shown has no stamp. */
async function stampOf({ pool }: PublicGround, shown: readonly PublicFace[]): Promise<string | null> {
  const stamps: string[] = [];
  for (const { stamp } of shown) {
    if (!stamp) return null;
    stamps.push(await glancePublic(pool, stamp));
  }
  return stamps.join(" ");
}

type Asked = Pick<PublicAsk, "tx" | "lang" | "site"> & { readonly texts: PublicFace["texts"] | undefined };

function askOf(request: FastifyRequest, { tx, lang, site, texts }: Asked): PublicAsk {
  return {
    tx,
    lang,
    site,
    params: request.params as Record<string, string>,
    query: queryOf(request.url.split("?", 2)[1] ?? ""),
    say: sayIn(lang, texts),
  };
}

function addModule(app: FastifyInstance, place: Place, { module, face }: Face): void {
  const { open } = place;
  const { site, pool } = open;
  const { texts } = face;
  for (const lang of langs) {
    for (const { path, render } of face.pages)
      addPage(app, place, { lang, below: `/${module}${path}`, face, render });
    for (const { path, entries } of face.feeds ?? [])
      app.get(`/${lang}/${module}${path}`, hidden, (request, reply) =>
        sendMade(place, { request, reply, shown: [face] }, async () => {
          const feed = await readPublic(pool, (tx) => entries(askOf(request, { tx, lang, texts, site })));
          const search = request.url.split("?", 2)[1];
          const text = atomOf({
            ...feed,
            site,
            lang,
            self: request.url,
            page: `/public/${lang}/${module}${search ? `?${search}` : ""}`,
            author: sayIn(lang, texts)("feed.author"),
          });
          return { type: types.atom, text };
        }),
      );
  }
  for (const form of face.forms ?? []) {
    const name = face.recordName ? `:record(^${face.recordName}).${form.ending}` : `:record.${form.ending}`;
    app.get(`/${module}/${name}`, hidden, async (request, reply) => {
      const found = await readPublic(pool, (tx) =>
        form.read(askOf(request, { tx, lang: "en", texts, site })),
      );
      if (found === null) return reply.callNotFound();
      const { record = module } = request.params as { record?: string };
      const fileName = form.download ? { fileName: `${record}.${form.ending}` } : {};
      return sendKept(request, reply, { type: form.type, ...found, ...fileName });
    });
  }
  addFiles(app, place, { module, face });
  addStreams(app, place, { module, face });
}

function addFiles(app: FastifyInstance, { ground, open }: Place, { module, face }: Face): void {
  const { site, pool } = open;
  for (const { path, find } of face.files ?? [])
    app.get(`/${module}${path}`, hidden, async (request, reply) => {
      const file = await readPublic(pool, (tx) =>
        find(askOf(request, { tx, lang: "en", texts: face.texts, site })),
      );
      if (file === null) return reply.callNotFound();
      publicHeaders(reply, { type: file.type, fileName: file.name });
      // Nothing in a file from elsewhere runs or loads anything, even where a browser shows it all the same.
      return reply
        .headers({
          "content-length": file.bytes,
          "content-security-policy": "default-src 'none'; sandbox",
          "x-content-type-options": "nosniff",
        })
        .send(ground.files.read(file));
    });
}

function addStreams(app: FastifyInstance, { open }: Place, { module, face }: Face): void {
  const { site, pool } = open;
  const stream = (path: string, type: string, lines: () => AsyncGenerator<string>) =>
    app.get(path, hidden, async (_request, reply: FastifyReply) => {
      publicHeaders(reply, { type });
      return reply.send(Readable.from(lines()));
    });
  stream(`/${module}/sitemap.xml`, types.xml, () => moduleSitemap(pool, site, face));
  const { records } = face;
  if (!records) return;
  stream(`/${module}.jsonl`, types.lines, () => linesOf(pool, records));
  stream(`/${module}.csv`, types.csv, () => tableOf(pool, records));
}
