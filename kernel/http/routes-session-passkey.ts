import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  addPasskey,
  BeginPasskey,
  beginAddPasskey,
  beginPasskey,
  getSession,
  NewPasskey,
  PasskeySignIn,
  type RelyingParty,
  relyingPartyOf,
  signInByPasskey,
} from "#kernel/session";
import type { Ground } from "./ground.ts";
import { deviceOf } from "./proof.ts";
import { few, read, welcome, whoOf } from "./session-input.ts";

/** Passkeys: asked for and answered in two requests, so that what the browser signs is fresh. */
export function addPasskeyRoutes(app: FastifyInstance, ground: Ground): void {
  const { engine } = ground;
  const party = (request: FastifyRequest): RelyingParty =>
    relyingPartyOf(ground.config.publicUrl, request.headers.host ?? "");

  app.post(
    "/api/session/begin-passkey",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.begin-passkey",
        summary: "Gives what a browser asks a passkey with, to sign in or as the second step.",
        body: BeginPasskey,
      },
    },
    async (request) => beginPasskey(engine, read(BeginPasskey, request.body), party(request)),
  );

  app.post(
    "/api/session/open-session-by-passkey",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.open-session-by-passkey",
        summary: "Signs in with a passkey.",
        body: PasskeySignIn,
        response: { 200: getSession.output },
      },
    },
    async (request, reply) => {
      const input = read(PasskeySignIn, request.body);
      const device = deviceOf(ground, request, input.deviceKey);
      const opened = await signInByPasskey(engine, input, { party: party(request), device });
      return welcome(ground, { request, reply }, opened);
    },
  );

  app.post(
    "/api/session/begin-add-passkey",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.begin-add-passkey",
        summary: "Gives what a browser makes a new passkey with.",
      },
    },
    async (request) => beginAddPasskey(await whoOf(ground, request), party(request)),
  );

  app.post(
    "/api/session/add-passkey",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.add-passkey",
        summary: "Keeps a new passkey.",
        body: NewPasskey,
        response: { 200: z.object({ passkeyId: z.uuid() }) },
      },
    },
    async (request) =>
      addPasskey(await whoOf(ground, request), read(NewPasskey, request.body), party(request)),
  );
}
