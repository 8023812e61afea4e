import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { wordsToSign } from "#kernel/session";
import { type ParcelContent, type ParcelFile, pieceBytes, Receipt, Registered } from "#kernel/words";
import { type Bytes, randomBytes, toBase64url } from "../../web/offline/bytes.ts";
import { fileKey, sealParcel, sealPiece } from "../../web/offline/seal-parcel.ts";

type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly nonce: string };
export type Send = (path: string, input: unknown, headers: Record<string, string>) => Promise<Answer>;

/** A device for tests: the app's own sealing, a key of its own, and any way of sending. */
export function testDevice(send: Send) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  let registered: Registered | null = null;
  let nonce = "";

  async function post(path: string, input: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const proof = () => {
      const words = Buffer.from(wordsToSign(nonce, "POST", path));
      return `${nonce}.${sign("sha256", words, { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
    };
    const first = await send(path, input, { "palermo-proof": proof(), ...headers });
    nonce = first.nonce;
    if (first.body.code !== "proof-needed") return first;
    return send(path, input, { "palermo-proof": proof(), ...headers });
  }
  function own(): Registered {
    if (registered === null) throw new Error("the device is not registered");
    return registered;
  }

  return {
    post,
    get deviceId() {
      return own().deviceId;
    },
    async register(cookie: string): Promise<Answer> {
      const deviceKey = publicKey.export({ format: "der", type: "spki" }).toString("base64url");
      const answer = await post("/api/parcel/register", { deviceKey }, { cookie });
      if (answer.status === 200) registered = Registered.parse(answer.body);
      return answer;
    },
    contact: (wiped = false) => post("/api/parcel/contact", { deviceId: own().deviceId, wiped }),
    seal: (content: ParcelContent, parcelId: string = randomUUID()) =>
      sealParcel(own().key, { deviceId: own().deviceId, parcelId }, content).then((sealed) => ({
        parcelId,
        sealed,
      })),
    deliverRaw: (parcel: { parcelId: string; sealed: string }) =>
      post("/api/parcel/deliver", { deviceId: own().deviceId, ...parcel }),
    async deliver(parcel: { parcelId: string; sealed: string }): Promise<Receipt> {
      const answer = await post("/api/parcel/deliver", { deviceId: own().deviceId, ...parcel });
      if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      return Receipt.parse(answer.body);
    },
    async piecesOf(plain: Bytes): Promise<{ file: ParcelFile; pieces: Bytes[] }> {
      const raw = randomBytes(32);
      const key = await fileKey(raw);
      const fileId = randomUUID();
      const pieces: Bytes[] = [];
      for (let at = 0; at < plain.length; at += pieceBytes)
        pieces.push(
          await sealPiece(key, { fileId, number: pieces.length }, plain.slice(at, at + pieceBytes)),
        );
      const shared = { fileId, pieces: pieces.length, bytes: plain.length };
      return {
        pieces,
        file: { ...shared, key: toBase64url(raw), name: "note.txt", mediaType: "text/plain" },
      };
    },
    sendPiece: (fileId: string, number: number, bytes: Bytes) =>
      post("/api/parcel/piece", { deviceId: own().deviceId, fileId, number, bytes: toBase64url(bytes) }),
  };
}
