import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import { giveBack } from "#kernel/files";

type Headers = Readonly<Record<string, string | number>>;

/**
 * Answers with the pieces of a file, one after the other as the reader takes them, and gives the memory of each back once it
 * has left. What goes wrong before the first piece is thrown, and can still be said; afterwards the answer breaks off, so
 * that nobody takes it for the whole, and `onError` hears why.
 */
export async function sendPieces(
  reply: FastifyReply,
  headers: Headers,
  { pieces, onError }: { pieces: AsyncGenerator<Uint8Array>; onError: (error: unknown) => void },
): Promise<void> {
  let next = await pieces.next();
  reply.headers(headers).hijack();
  const answer = reply.raw;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) answer.setHeader(name, value);
  try {
    for (; !next.done; next = await pieces.next()) {
      if (next.value.length === 0) continue;
      await sent(answer, next.value);
      giveBack(next.value);
    }
    answer.end();
  } catch (error) {
    answer.destroy();
    if (!(error instanceof Left)) onError(error);
  } finally {
    await pieces.return(undefined);
  }
}

/** The reader went away before the end. */
class Left extends Error {}

/** Fulfilled once the piece was handed to the network. */
function sent(answer: ServerResponse, piece: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const left = () => reject(new Left());
    if (answer.destroyed) return left();
    answer.once("close", left);
    answer.write(piece, (error) => {
      answer.off("close", left);
      if (error) left();
      else resolve();
    });
  });
}
