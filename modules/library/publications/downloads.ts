import { sql } from "kysely";
import { onEvent } from "#kernel/event";

/**
 * Downloads since the hour began, by publication. A question writes nothing, so the numbers wait here and join the day's
 * counters by the hour: no time, reader or address ever stands beside them. What a server that dies had not written is lost.
 */
const waiting = new Map<string, number>();

export function noteDownload(publicationId: string): void {
  waiting.set(publicationId, (waiting.get(publicationId) ?? 0) + 1);
}

/** What a server that stops had not written. */
export function forgetDownloads(): void {
  waiting.clear();
}

export const countDownloads = onEvent({
  about: "Adds the downloads of the last hour to the counters of the day.",
  needs: "library.follow",
}).run(async ({ tx }) => {
  const counted = [...waiting];
  if (counted.length === 0) return;
  await sql`select library.add_downloads(${counted.map(([id]) => id)}::uuid[], ${counted.map(([, n]) => n)}::int[])`.execute(
    tx,
  );
  for (const [id, times] of counted) {
    const left = (waiting.get(id) ?? 0) - times;
    if (left > 0) waiting.set(id, left);
    else waiting.delete(id);
  }
});
