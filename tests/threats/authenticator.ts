import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

/** An authenticator made of a few lines, so that tests can also forge, repeat and count wrongly. */
export type Authenticator = {
  readonly id: string;
  counter: number;
  readonly create: (options: Asked, how?: How) => object;
  readonly get: (options: Asked, how?: How) => object;
};

type Asked = { readonly challenge: string };
export type How = {
  readonly origin?: string;
  readonly name?: string;
  readonly verified?: boolean;
  readonly key?: KeyObject;
  readonly id?: string;
};

const page = "http://localhost:7420";

export function newAuthenticator(): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(32);
  const id = credentialId.toString("base64url");
  const self: Authenticator = {
    id,
    counter: 0,
    create({ challenge }, { origin = page, name = "localhost", verified = true } = {}) {
      const length = Buffer.from([0, credentialId.length]);
      const authData = Buffer.concat([
        headOf(name, verified ? 0x45 : 0x41, self.counter),
        Buffer.alloc(16),
        length,
        credentialId,
        coseOf(publicKey),
      ]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text("fmt"),
        text("none"),
        text("attStmt"),
        Buffer.from([0xa0]),
        text("authData"),
        bytes(authData),
      ]);
      return answer(id, {
        clientDataJSON: clientData("webauthn.create", challenge, origin).toString("base64url"),
        attestationObject: attestation.toString("base64url"),
        transports: ["internal"],
      });
    },
    get(
      { challenge },
      { origin = page, name = "localhost", verified = true, key = privateKey, id: other = id } = {},
    ) {
      self.counter += 1;
      const data = clientData("webauthn.get", challenge, origin);
      const authData = headOf(name, verified ? 0x05 : 0x01, self.counter);
      const signature = createSign("sha256")
        .update(Buffer.concat([authData, createHash("sha256").update(data).digest()]))
        .sign(key);
      return answer(other, {
        clientDataJSON: data.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: signature.toString("base64url"),
      });
    },
  };
  return self;
}

function answer(id: string, response: object): object {
  return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function headOf(name: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash("sha256").update(name).digest(), Buffer.from([flags]), count]);
}

/** A P-256 key as COSE (RFC 9053): {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseOf(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(Buffer.from(x, "base64url")),
    Buffer.from([0x22]),
    bytes(Buffer.from(y, "base64url")),
  ]);
}

/** CBOR (RFC 8949): a byte string. */
function bytes(value: Buffer): Buffer {
  return value.length < 256
    ? Buffer.concat([Buffer.from([0x58, value.length]), value])
    : Buffer.concat([Buffer.from([0x59, value.length >> 8, value.length & 255]), value]);
}

/** CBOR: a short text. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}
