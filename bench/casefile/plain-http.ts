import { request } from "node:http";
import type { Readable } from "node:stream";

type Wish = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable | string;
};

/** Sends and reads as cheaply as Node can, so that the sender does not take the time that is measured; gives the bytes of the answer. */
export function post({ url, headers, body }: Wish): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: "POST", headers }, (answer) => {
      let bytes = 0;
      let said = "";
      answer.on("data", (piece: Buffer) => {
        bytes += piece.length;
        if (answer.statusCode !== 200) said += piece.toString();
      });
      answer.on("error", reject);
      answer.on("end", () => (answer.statusCode === 200 ? resolve(bytes) : reject(new Error(said))));
    });
    sending.on("error", reject);
    if (typeof body === "string") sending.end(body);
    else body.pipe(sending);
  });
}
