import type { FastifyReply, FastifyRequest } from "fastify";
import { Problem, unavailable } from "#kernel/action";
import { findText, kernelText, type Lang, langOfHeader } from "#kernel/i18n";
import { ImportProblem } from "#kernel/import";
import type { Ground } from "./ground.ts";

/** Turns whatever was thrown into a problem document (RFC 9457) in the reader's language; bugs tell nothing but a number. */
export function sendProblem(
  ground: Ground,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  return replyWith(ground, { error, problem: problemOf(ground, error, request) }, request, reply);
}

/** What was thrown as a problem; a bug is written to the log. */
export function problemOf(ground: Ground, error: unknown, request: FastifyRequest): Problem {
  const problem = asProblem(error);
  if (problem.code === "failed") {
    ground.log("request-failed", {
      requestId: request.id,
      route: request.routeOptions.url ?? "",
      error: describe(error),
    });
  }
  return problem;
}

/** The problem document itself. */
export function replyWith(
  ground: Ground,
  { error, problem }: { readonly error: unknown; readonly problem: Problem },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const lang = langOfHeader(request.headers["accept-language"]);
  sayWhenAgain(problem, reply);
  const said = error instanceof ImportProblem ? error.in(lang) : sentenceOf(ground, problem, lang);
  return reply
    .code(problem.status)
    .type("application/problem+json; charset=utf-8")
    .send(
      JSON.stringify({
        type: `about:blank#${problem.code}`,
        title: kernelText(lang, `problem.${problem.code}`, problem.detail.params) ?? problem.code,
        status: problem.status,
        code: problem.code,
        ...(said ? { detail: said } : {}),
        ...(problem.detail.refusal ? { refusal: problem.detail.refusal } : {}),
        ...(problem.detail.params ? { params: problem.detail.params } : {}),
        ...(problem.detail.fields
          ? {
              fields: problem.detail.fields.map((field) => ({
                ...field,
                expected: field.expected || said || "",
              })),
            }
          : {}),
        ...(problem.detail.yours === undefined ? {} : { yours: problem.detail.yours }),
        ...(problem.detail.theirs === undefined ? {} : { theirs: problem.detail.theirs }),
        requestId: request.id,
      }),
    );
}

/** Programs are told when to ask again. */
export function sayWhenAgain({ code }: Problem, reply: FastifyReply): void {
  if (code === "shut-for-now") reply.header("retry-after", "60");
  if (code === "unavailable") reply.header("retry-after", "5");
}

function sentenceOf(ground: Ground, problem: Problem, lang: Lang): string | undefined {
  const { refusal, module, params } = problem.detail;
  if (!refusal || !module) return undefined;
  const textOf = (name: string | undefined) =>
    findText(
      ground.registry.doors.find((one) => one.name === name)?.locales?.[lang],
      `refusal.${refusal}`,
      params,
    );
  // A refusal of a shared part (`consent-missing`) has its sentence there, whichever module gives it back.
  return (
    textOf(module) ??
    kernelText(lang, `refusal.${module}.${refusal}`, params) ??
    textOf(refusal.split("-")[0])
  );
}

function asProblem(thrown: unknown): Problem {
  const error = unavailable(thrown);
  if (error instanceof Problem) return error;
  if (error instanceof ImportProblem) {
    const fields = [{ path: "file", expected: "" }];
    const tooLarge = error.code === "upload-over-limit" || error.code === "upload-too-large";
    return new Problem(tooLarge ? "too-large" : "bad-input", { fields });
  }
  const status =
    typeof error === "object" && error !== null && "statusCode" in error ? error.statusCode : undefined;
  if (status === 413) return new Problem("too-large", { cause: error });
  if (status === 429) return new Problem("too-many", { cause: error });
  if (status === 404) return new Problem("not-found");
  if (typeof status === "number" && status >= 400 && status < 500) {
    return new Problem("bad-input", {
      cause: error,
      fields: [{ path: "", expected: "a JSON body (content-type application/json)" }],
    });
  }
  return new Problem("failed", { cause: error });
}

/** For the server's log: where it happened, never what was sent. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error ? ` ${String(error.code)}` : "";
  // A message of the database or of a parser may quote content; the stack's places do not.
  const places = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trim().startsWith("at "))
    .slice(0, 8);
  return `${error.name}${code}\n${places.join("\n")}`;
}
