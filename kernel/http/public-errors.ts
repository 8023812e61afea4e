import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "#kernel/action";
import { isLang, type Lang } from "#kernel/i18n";
import { layOut } from "../public-face/layout.ts";
import { sayIn } from "../public-face/say.ts";
import { errorPage } from "../public-face/shared-pages.ts";
import { problemOf, replyWith, sayWhenAgain } from "./problem-reply.ts";
import { sendKept } from "./public-reply.ts";
import type { Place } from "./public-routes.ts";

/** What goes wrong with a page is said as a page, with the rest as a problem document. */
export function answerErrors(app: FastifyInstance, { ground, open, faces }: Place): void {
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(ground, error, request);
    const kind = kindOf(problem);
    const lang = langOfPage(request.url);
    if (lang === null || kind === null) return replyWith(ground, { error, problem }, request, reply);
    sayWhenAgain(problem, reply);
    const document = errorPage({ lang, say: sayIn(lang) }, kind);
    const text = layOut(document, { lang, site: open.site, faces, below: "", asked: "" });
    return sendKept(request, reply, { type: "text/html; charset=utf-8", text, status: problem.status });
  };
  app.setErrorHandler(answer);
  app.setNotFoundHandler((request, reply) => answer(new Problem("not-found"), request, reply));
}

function kindOf({ code }: Problem): "missing" | "many" | "failed" | null {
  if (code === "not-found") return "missing";
  if (code === "too-many") return "many";
  return code === "failed" || code === "unavailable" ? "failed" : null;
}

function langOfPage(url: string): Lang | null {
  const [path = ""] = url.split("?");
  const lang = path.split("/")[2];
  return isLang(lang) && !path.endsWith(".atom") ? lang : null;
}
