import { generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassword, wordsToSign } from "#kernel/session";
import { type HttpGround, openHttpGround, withoutRequest } from "./http-ground.ts";

const password = "a long enough passphrase";
const minute = 60_000;
let ground: HttpGround;
let passwordHash = "";
let agencyId = "";

beforeAll(async () => {
  ground = await openHttpGround();
  agencyId = await ground.kernel.openAgency();
  passwordHash = await hashPassword(password);
});
afterAll(() => ground?.close());

/** A browser that holds a key. */
function newDevice() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const proof = (nonce: string, path: string, method = "POST") => {
    const words = Buffer.from(wordsToSign(nonce, method, path));
    return `${nonce}.${sign("sha256", words, { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  };
  return { key: publicKey.export({ format: "der", type: "spki" }).toString("base64url"), proof };
}
type Device = ReturnType<typeof newDevice>;

async function nonce(): Promise<string> {
  return String((await ground.ask("/api/session/get-session", {})).headers["palermo-nonce"]);
}

let count = 0;
async function newAccount(): Promise<string> {
  count += 1;
  const email = `device${count}@agency.test`;
  await ground.kernel.openAccount({ agencyId, roles: ["trainer"], email, passwordHash });
  return email;
}

async function signIn(email: string, device: Device): Promise<string> {
  const path = "/api/session/open-session";
  const headers = {
    "palermo-proof": device.proof(await nonce(), path),
    "user-agent": "Firefox/140.0 (Android)",
  };
  const answer = await ground.ask(path, { email, password, deviceKey: device.key }, { headers });
  const [cookie] = answer.cookies;
  if (!cookie) throw new Error(answer.text);
  return `${cookie.name}=${cookie.value}`;
}

async function call(verb: string, cookie: string, device: Device, input: object = {}) {
  const path = `/api/session/${verb}`;
  return ground.ask(path, input, { cookie, headers: { "palermo-proof": device.proof(await nonce(), path) } });
}

describe("a session bound to a device", () => {
  test("[device] a stolen cookie alone opens nothing, from the network or with another device's key", async () => {
    const device = newDevice();
    const thief = newDevice();
    const cookie = await signIn(await newAccount(), device);
    expect((await call("get-session", cookie, device)).status).toBe(200);
    const bare = await ground.ask("/api/session/get-session", {}, { cookie });
    expect(bare.status).toBe(401);
    expect(bare.body.code).toBe("proof-needed");
    expect((await call("get-session", cookie, thief)).body.code).toBe("proof-needed");
    for (const path of ["/api/jobs/list-jobs", "/api/access/list-notices", "/api/session/revoke-session"])
      expect((await ground.ask(path, {}, { cookie })).body.code, path).toBe("proof-needed");
    expect((await ground.ask("/api/import/upload?importer=x", {}, { cookie })).body.code).toBe(
      "proof-needed",
    );
    const events = await ground.ask(
      "/api/jobs/018f0000-0000-7000-8000-000000000000/events",
      {},
      { cookie, method: "GET" },
    );
    expect(events.body.code).toBe("proof-needed");
  });

  test("[device] a proof holds for its address, its method and five minutes; none is made in advance", async () => {
    const device = newDevice();
    const cookie = await signIn(await newAccount(), device);
    const path = "/api/session/get-session";
    const at = (proof: string) => ground.ask(path, {}, { cookie, headers: { "palermo-proof": proof } });
    const now = await nonce();
    expect((await at(device.proof(now, path))).status).toBe(200);
    expect((await at(device.proof(now, "/api/session/list-sessions"))).body.code).toBe("proof-needed");
    expect((await at(device.proof(now, path, "GET"))).body.code).toBe("proof-needed");
    const [text, mac] = now.split(".");
    const tomorrow = `${Number(text) + 1440}.${mac}`;
    expect((await at(device.proof(tomorrow, path))).body.code).toBe("proof-needed");
    for (const broken of ["", "x", `${now}`, `${now}.`, `${now}.${"A".repeat(86)}`])
      expect((await at(broken)).body.code, broken).toBe("proof-needed");
    await ground.kernel.moveClock(6 * minute);
    expect((await at(device.proof(now, path))).body.code).toBe("proof-needed");
    const late = await nonce();
    expect((await at(device.proof(late, path))).status).toBe(200);
    // The clock was moved back: yesterday's server does not take tomorrow's number, and gives a new one.
    await ground.kernel.moveClock(-10 * minute);
    expect((await at(device.proof(late, path))).body.code).toBe("proof-needed");
    expect((await at(device.proof(await nonce(), path))).status).toBe(200);
    await ground.kernel.moveClock(10 * minute);
  });

  test("[device] signing in names a key only with a proof of it, and only a key of the right kind", async () => {
    const email = await newAccount();
    const path = "/api/session/open-session";
    const device = newDevice();
    const other = newDevice();
    const unproven = await ground.ask(path, { email, password, deviceKey: device.key });
    expect(unproven.body.code).toBe("proof-needed");
    expect(unproven.cookies).toEqual([]);
    const foreign = await ground.ask(
      path,
      { email, password, deviceKey: device.key },
      { headers: { "palermo-proof": other.proof(await nonce(), path) } },
    );
    expect(foreign.body.code).toBe("proof-needed");
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
    for (const key of [
      "",
      "garbage",
      rsa.export({ format: "der", type: "spki" }).toString("base64url").slice(0, 200),
    ]) {
      const wrong = await ground.ask(path, { email, password, deviceKey: key });
      expect(wrong.body.code, key).toBe("bad-input");
    }
  });

  test("[device] devices are listed, named and revoked from another one, which ends their sessions at once", async () => {
    const email = await newAccount();
    const [here, phone] = [newDevice(), newDevice()];
    const cookie = await signIn(email, here);
    const there = await signIn(email, phone);
    await signIn(email, phone);
    type Listed = { deviceId: string; name: string; isThis: boolean; sessions: number };
    const list = async () => (await call("list-devices", cookie, here)).body.items as Listed[];
    const listed = await list();
    expect(listed).toHaveLength(2);
    expect(listed.find((one) => one.isThis)?.sessions).toBe(1);
    const lost = listed.find((one) => !one.isThis);
    expect(lost).toMatchObject({ name: "Firefox, Android", sessions: 2 });
    expect(
      (await call("rename-device", cookie, here, { deviceId: lost?.deviceId, name: "old phone" })).status,
    ).toBe(200);
    const stranger = newDevice();
    const strange = await signIn(await newAccount(), stranger);
    for (const verb of ["revoke-device", "rename-device"]) {
      const input = { deviceId: lost?.deviceId, ...(verb === "rename-device" ? { name: "mine" } : {}) };
      expect((await call(verb, strange, stranger, input)).status, verb).toBe(404);
    }
    expect((await call("get-session", there, phone)).status).toBe(200);
    expect((await call("revoke-device", cookie, here, { deviceId: lost?.deviceId })).status).toBe(200);
    const over = await call("get-session", there, phone);
    expect(over.body.code).toBe("signed-out");
    expect(await list()).toHaveLength(1);
    // A session that is over tells no more than one that never was.
    const never = await call("get-session", "palermo-loopback=never", phone);
    expect(withoutRequest(over.body)).toEqual(withoutRequest(never.body));
  });

  test("[device] the holder of other devices is told of a new one", async () => {
    const email = await newAccount();
    const device = newDevice();
    const cookie = await signIn(email, device);
    await signIn(email, newDevice());
    const path = "/api/access/list-notices";
    const answer = await ground.ask(
      path,
      {},
      { cookie, headers: { "palermo-proof": device.proof(await nonce(), path) } },
    );
    expect((answer.body.items as { kind: string }[]).map((one) => one.kind)).toEqual(["new-device"]);
  });
});
