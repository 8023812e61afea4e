import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { NotFound, Problem, perform } from "#kernel/action";
import { deliver, findDevice, keepPiece, noteContact, registerDevice } from "#kernel/parcel";
import { Contact, pieceBytes, Receipt, Registered } from "#kernel/words";
import type { Ground } from "./ground.ts";
import { deviceOf, provenBy } from "./proof.ts";
import { read } from "./session-input.ts";
import { entryOf } from "./who.ts";

const Register = z.object({ deviceKey: z.string().max(300) });
const Asking = z.object({ deviceId: z.uuid(), wiped: z.boolean().default(false) });
const Piece = z.object({
  deviceId: z.uuid(),
  fileId: z.uuid(),
  number: z.int().min(0).max(4095),
  /** Base64url: IV 12 | text | tag 16. */
  bytes: z.base64url().max(Math.ceil(((pieceBytes + 28) * 4) / 3) + 4),
});
const Deliver = z.object({
  deviceId: z.uuid(),
  parcelId: z.uuid(),
  sealed: z.string().max(3 * 1024 * 1024),
});

const tags = ["parcel"];
/** By address, since nothing of the request is read yet: a whole station that comes back behind one line passes. */
const steady = {
  rateLimit: { max: 6000, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => request.ip },
};

/**
 * What devices send without a session, signed with their own key. Nothing of a record is ever answered here: a device
 * hears what became of its parcels, and whether it was reported lost.
 */
export function addParcelRoutes(app: FastifyInstance, ground: Ground): void {
  const { post } = ground;
  if (!post) return;
  const { engine, lock } = post;
  const clock = () => engine.now().toISOString();

  app.post(
    "/api/parcel/register",
    {
      schema: {
        tags,
        operationId: "parcel.register",
        summary: "Lets this device carry its holder's records without network.",
        body: Register,
        response: { 200: Registered },
      },
    },
    async (request) => {
      const entry = await entryOf(ground, request);
      const device = deviceOf(ground, request, read(Register, request.body).deviceKey);
      if (device.key === null) throw new Problem("proof-needed");
      const input = { publicKey: device.key.toString("base64url"), name: device.label };
      const done = await perform(engine, {
        declaration: registerDevice,
        entry,
        input,
        requestId: request.id,
      });
      return { ...registerDevice.output.parse(done), key: lock.key, serverTime: clock() };
    },
  );

  app.post(
    "/api/parcel/contact",
    {
      config: steady,
      schema: {
        tags,
        operationId: "parcel.contact",
        summary: "What a device is to this Palermo: known, refused, or lost, which makes it wipe itself.",
        body: Asking,
        response: { 200: Contact },
      },
    },
    async (request) => {
      const { deviceId, wiped } = read(Asking, request.body);
      const { state } = await provenDevice(ground, request, deviceId);
      await noteContact(engine.app, deviceId, wiped);
      return { state, key: lock.key, serverTime: clock() };
    },
  );

  app.post(
    "/api/parcel/piece",
    {
      config: steady,
      schema: {
        tags,
        operationId: "parcel.keep-piece",
        summary: "Keeps one sealed piece of a file.",
        body: Piece,
        response: { 200: z.object({ kept: z.literal(true) }) },
      },
    },
    async (request) => {
      const { deviceId, fileId, number, bytes } = read(Piece, request.body);
      await knownDevice(ground, request, deviceId);
      await keepPiece(engine.app, { deviceId, fileId }, { number, bytes: Buffer.from(bytes, "base64url") });
      return { kept: true };
    },
  );

  app.post(
    "/api/parcel/deliver",
    {
      config: steady,
      schema: {
        tags,
        operationId: "parcel.deliver",
        summary: "Takes a sealed parcel, does what it holds once, and gives its receipt.",
        body: Deliver,
        response: { 200: Receipt },
      },
    },
    async (request) => {
      const parcel = read(Deliver, request.body);
      await knownDevice(ground, request, parcel.deviceId);
      return deliver(post, parcel);
    },
  );
}

/** A device that never was and one that cannot show its key are the same. */
async function provenDevice(ground: Ground, request: FastifyRequest, deviceId: string) {
  const device = await findDevice(ground.engine.app, deviceId);
  if (device === null) throw new Problem("proof-needed");
  if (!provenBy(ground, request, device.publicKey)) throw new Problem("proof-needed");
  return device;
}

async function knownDevice(ground: Ground, request: FastifyRequest, deviceId: string): Promise<void> {
  const { state } = await provenDevice(ground, request, deviceId);
  // It asks `contact` next, and hears there why.
  if (state !== "known") throw new NotFound();
}
