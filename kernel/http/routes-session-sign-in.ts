import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Problem } from "#kernel/action";
import {
  BeginSingleSignOn,
  CodeStep,
  DeviceKey,
  FinishSingleSignOn,
  getSession,
  relyingPartyOf,
  SignIn,
  type SingleSignOn,
  signIn,
  signInByCode,
  UseReset,
  useReset,
} from "#kernel/session";
import type { Ground } from "./ground.ts";
import { deviceOf } from "./proof.ts";
import { few, read, welcome } from "./session-input.ts";

const Ways = z.object({
  singleSignOn: z.string().nullable().describe("what the provider of single sign-on is called"),
  passkeyOrigin: z.string().describe("the address under which passkeys work"),
});
const CodeSignIn = CodeStep.extend({ deviceKey: DeviceKey });
const SignedInThere = getSession.output.extend({ signOutAt: z.string().nullable() });

/** Ways to sign in: password, the second step, single sign-on, and the new password that two people gave. */
export function addSignInRoutes(app: FastifyInstance, ground: Ground): void {
  const { engine } = ground;

  app.get(
    "/api/session/ways",
    {
      schema: {
        tags: ["session"],
        operationId: "session.ways",
        summary: "Which ways to sign in there are.",
        response: { 200: Ways },
      },
    },
    async (request) => ({
      singleSignOn: ground.singleSignOn?.label ?? null,
      passkeyOrigin: relyingPartyOf(ground.config.publicUrl, request.headers.host ?? "").origin,
    }),
  );

  app.post(
    "/api/session/open-session",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.open-session",
        summary: "Signs in.",
        body: SignIn,
        response: { 200: getSession.output },
      },
    },
    async (request, reply) => {
      const input = read(SignIn, request.body);
      const device = deviceOf(ground, request, input.deviceKey);
      return welcome(ground, { request, reply }, await signIn(engine, input, device));
    },
  );

  app.post(
    "/api/session/open-session-by-code",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.open-session-by-code",
        summary: "Takes the second step of signing in with a code of the authenticator app.",
        body: CodeSignIn,
        response: { 200: getSession.output },
      },
    },
    async (request, reply) => {
      const input = read(CodeSignIn, request.body);
      const device = deviceOf(ground, request, input.deviceKey);
      return welcome(ground, { request, reply }, await signInByCode(engine, input, device));
    },
  );

  app.post(
    "/api/session/begin-single-sign-on",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.begin-single-sign-on",
        summary: "Gives the provider's address to go to.",
        body: BeginSingleSignOn,
        response: { 200: z.object({ address: z.string(), binding: z.string() }) },
      },
    },
    async (request) => providerOf(ground).begin(engine, read(BeginSingleSignOn, request.body)),
  );

  app.post(
    "/api/session/finish-single-sign-on",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.finish-single-sign-on",
        summary: "Signs in with what the provider gave.",
        body: FinishSingleSignOn,
        response: { 200: SignedInThere },
      },
    },
    async (request, reply) => {
      const input = read(FinishSingleSignOn, request.body);
      const device = deviceOf(ground, request, input.deviceKey);
      const opened = await providerOf(ground).finish(engine, input, device);
      return { ...(await welcome(ground, { request, reply }, opened)), signOutAt: opened.signOutAt };
    },
  );

  app.post(
    "/api/session/use-reset",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.use-reset",
        summary: "Sets a new password with a link and a code of two people.",
        body: UseReset,
      },
    },
    async (request) => {
      await useReset(engine, read(UseReset, request.body));
      return { changed: true };
    },
  );
}

function providerOf(ground: Ground): SingleSignOn {
  if (!ground.singleSignOn) throw new Problem("not-found");
  return ground.singleSignOn;
}
