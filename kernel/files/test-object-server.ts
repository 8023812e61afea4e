import { createHash } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

/** A small S3-compatible store in memory, for tests: what it holds, when it came, and ways to misbehave. */
export type ObjectServer = {
  readonly endpoint: string;
  readonly objects: Map<string, { content: Buffer; at: Date }>;
  readonly uploads: Map<string, { name: string; at: Date; parts: Map<number, Buffer> }>;
  /** A status that every write is answered with; 0 for none. */
  failWrites: number;
  readonly close: () => void;
};

export async function startObjectServer({
  bucket,
  key,
}: {
  bucket: string;
  key: string;
}): Promise<ObjectServer> {
  const objects: ObjectServer["objects"] = new Map();
  const uploads: ObjectServer["uploads"] = new Map();
  const http_ = http.createServer(async (request, reply) => {
    const pieces: Buffer[] = [];
    try {
      for await (const piece of request) pieces.push(piece as Buffer);
    } catch {
      return;
    }
    const body = Buffer.concat(pieces);
    const url = new URL(request.url ?? "/", "http://store");
    const [, first, ...rest] = decodeURIComponent(url.pathname).split("/");
    const name = rest.join("/");
    const ask = url.searchParams;
    const say = (status: number, xml = "", headers: http.OutgoingHttpHeaders = {}) =>
      reply.writeHead(status, { "content-type": "application/xml", ...headers }).end(xml);
    const refuse = (status: number, code: string) =>
      say(status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
    const signed = `AWS4-HMAC-SHA256 Credential=${key}/`;
    if (!request.headers.authorization?.startsWith(signed)) return refuse(403, "AccessDenied");
    if (first !== bucket) return refuse(404, "NoSuchBucket");
    if (request.method !== "GET" && request.method !== "DELETE" && server.failWrites > 0) {
      return refuse(server.failWrites, "Broken");
    }
    const uploadId = ask.get("uploadId");
    const etag = () => `"${createHash("md5").update(body).digest("hex")}"`;
    switch (request.method) {
      case "POST": {
        if (ask.has("uploads")) {
          const id = `up-${uploads.size + 1}`;
          uploads.set(id, { name, at: new Date(), parts: new Map() });
          return say(
            200,
            `<InitiateMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${name}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
          );
        }
        const upload = uploads.get(uploadId ?? "");
        if (!upload) return refuse(404, "NoSuchUpload");
        const wanted = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, at]) =>
          Number(at),
        );
        objects.set(upload.name, {
          content: Buffer.concat(wanted.map((at) => upload.parts.get(at) ?? Buffer.alloc(0))),
          at: new Date(),
        });
        uploads.delete(uploadId ?? "");
        return say(
          200,
          `<CompleteMultipartUploadResult><Key>${upload.name}</Key></CompleteMultipartUploadResult>`,
        );
      }
      case "PUT": {
        if (uploadId !== null) {
          const upload = uploads.get(uploadId);
          if (!upload) return refuse(404, "NoSuchUpload");
          upload.parts.set(Number(ask.get("partNumber")), body);
          return say(200, "", { etag: etag() });
        }
        if (request.headers["if-none-match"] === "*" && objects.has(name)) {
          return refuse(412, "PreconditionFailed");
        }
        objects.set(name, { content: body, at: new Date() });
        return say(200, "", { etag: etag() });
      }
      case "DELETE":
        if (uploadId === null) objects.delete(name);
        else uploads.delete(uploadId);
        return reply.writeHead(204).end();
      default: {
        const prefix = ask.get("prefix") ?? "";
        if (ask.get("list-type") === "2") {
          const found = [...objects].filter(([one]) => one.startsWith(prefix)).sort();
          // Two a page, so that paging is walked.
          const start = Number(ask.get("continuation-token") ?? 0);
          const page = found
            .slice(start, start + 2)
            .map(
              ([one, { content, at }]) =>
                `<Contents><Key>${one}</Key><LastModified>${at.toISOString()}</LastModified><Size>${content.length}</Size></Contents>`,
            );
          const next =
            start + 2 < found.length
              ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${start + 2}</NextContinuationToken>`
              : "<IsTruncated>false</IsTruncated>";
          return say(200, `<ListBucketResult>${page.join("")}${next}</ListBucketResult>`);
        }
        if (ask.has("uploads")) {
          const found = [...uploads]
            .filter(([, one]) => one.name.startsWith(prefix))
            .map(
              ([id, one]) =>
                `<Upload><Key>${one.name}</Key><UploadId>${id}</UploadId><Initiated>${one.at.toISOString()}</Initiated></Upload>`,
            );
          return say(
            200,
            `<ListMultipartUploadsResult>${found.join("")}<IsTruncated>false</IsTruncated></ListMultipartUploadsResult>`,
          );
        }
        const found = objects.get(name);
        if (!found) return refuse(404, "NoSuchKey");
        return reply
          .writeHead(200, { "content-length": found.content.length, etag: '"x"' })
          .end(request.method === "HEAD" ? undefined : found.content);
      }
    }
  });
  await new Promise<void>((resolve) => http_.listen(0, "127.0.0.1", resolve));
  const server: ObjectServer = {
    endpoint: `http://127.0.0.1:${(http_.address() as AddressInfo).port}`,
    objects,
    uploads,
    failWrites: 0,
    close() {
      http_.closeAllConnections();
      http_.close();
    },
  };
  return server;
}
