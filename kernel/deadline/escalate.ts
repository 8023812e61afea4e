import type pg from "pg";

const atOnce = 200;

/** Tells everybody whom a step that has come names; run at any time and by any number of servers. Gives how many steps were told. */
export async function escalateDeadlines(app: Pick<pg.Pool, "query">): Promise<number> {
  let all = 0;
  for (;;) {
    const { rows } = await app.query<{ told: number }>("select deadline.escalate($1) as told", [atOnce]);
    const told = rows[0]?.told ?? 0;
    all += told;
    if (told < atOnce) return all;
  }
}

/** Looks each minute; an error is told and the next minute tries again. */
export function startEscalation({
  app,
  trouble,
}: {
  app: Pick<pg.Pool, "query">;
  trouble: (error: unknown) => void;
}): { stop: () => Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = escalateDeadlines(app).catch(trouble);
  }, 60_000);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
