import { randomBytes } from "node:crypto";
import { z } from "zod";
import { refuse, type VisitContext, visit } from "#kernel/action";
import { sealFor } from "#kernel/envelope";
import { wordsOf } from "../referrals/write-answer.ts";
import { replyHead } from "./hand-over-row.ts";
import { handOverTurn, hashOf, openContent } from "./seal-hand-over.ts";
import { Answer, HandOverCode, HandOverContent, LinkSecret, readHandOverCode } from "./words.ts";

/** Wrong codes after which a link is shut for good (0330-hand-over.sql counts them). */
const mostTries = 5;

type Tried = {
  word: string;
  hand_over_id: string | null;
  salt: Buffer | null;
  content: Buffer | null;
  tries: number;
};

export const openHandOver = visit({
  name: "referral.open-hand-over",
  about: "Opens a sealed hand-over once, with its link and the code that came another way.",
  input: z.object({ link: LinkSecret, code: HandOverCode }),
  output: z.object({
    content: HandOverContent,
    answerKey: z.string().describe("by which this page, and no other, may answer"),
  }),
  refusals: ["hand-over-shut", "wrong-code"],
}).run((context) => handOverTurn(() => openOnce(context)));

/** In its turn from the counting of the try on, so that no try is counted that is not made. */
async function openOnce({ input, pool }: VisitContext<{ link: string; code: string }>) {
  const hash = hashOf(input.link);
  const { rows } = await pool.query<Tried>("select * from referral.try_hand_over($1)", [hash]);
  const tried = rows[0];
  const code = readHandOverCode(input.code) ?? "";
  // As slow for a link that does not stand, so that waiting tells nothing.
  const salt = tried?.salt ?? Buffer.alloc(16);
  const content = await openContent({ link: input.link, code, salt }, tried?.content ?? Buffer.alloc(64));
  if (tried?.word !== "try") return refuse("hand-over-shut");
  if (content === null)
    return tried.tries >= mostTries
      ? refuse("hand-over-shut")
      : refuse("wrong-code", { path: ["code"], params: { left: mostTries - tried.tries } });
  const answerKey = randomBytes(32).toString("base64url");
  const opened = await pool.query<{ word: string }>("select referral.opened_hand_over($1, $2) as word", [
    hash,
    hashOf(answerKey),
  ]);
  return opened.rows[0]?.word === "opened" ? { content, answerKey } : refuse("hand-over-shut");
}

export const answerHandOver = visit({
  name: "referral.answer-hand-over",
  about:
    "Answers a sealed hand-over from the page that opened it: yes with a first contact, no with a reason, or something else.",
  input: z.object({ link: LinkSecret, answerKey: LinkSecret, answer: Answer }),
  output: z.object({ answered: z.literal(true) }),
  refusals: ["hand-over-shut", "already-answered"],
}).run(async ({ input, pool }) => {
  const { answer } = input;
  const [link, proof] = [hashOf(input.link), hashOf(input.answerKey)];
  const keys = await pool.query<{ hand_over_id: string; reply_public: string }>(
    "select * from referral.reply_key($1, $2)",
    [link, proof],
  );
  const key = keys.rows[0];
  if (!key) return refuse("hand-over-shut");
  const reply = sealFor(
    key.reply_public,
    replyHead(key.hand_over_id),
    Buffer.from(JSON.stringify(wordsOf(answer))),
  );
  const verb = { accept: "accepted", refuse: "refused", propose: "countered" }[answer.word];
  const reason = answer.word === "refuse" ? answer.reason : null;
  const contact =
    answer.word === "accept" ? answer.firstContactAt : answer.word === "propose" ? answer.from : null;
  const { rows } = await pool.query<{ word: string }>(
    "select referral.answer_hand_over($1, $2, $3, $4, $5, $6) as word",
    [link, proof, verb, reason, contact, Buffer.from(JSON.stringify(reply))],
  );
  const word = rows[0]?.word;
  if (word === "already-answered") return refuse("already-answered");
  return word === "done" ? { answered: true as const } : refuse("hand-over-shut");
});
