import { lazy, Suspense } from "react";
import type { BesideProps, DoorBeside } from "#kernel/words";
import { holds, useSession } from "../api/session.ts";
import { doors } from "../doors.ts";

const all = doors.flatMap(({ name, beside = [] }) =>
  beside.map((one) => ({ name, ...one, Beside: shown(one) })),
);

function shown({ load }: DoorBeside) {
  return lazy(async () => ({ default: (await load()).Beside }));
}

/** What other modules offer on the page of a dossier, as far as the reader's roles go. */
export function BesideDossier({ dossier, ...props }: BesideProps & { readonly dossier: string }) {
  const session = useSession();
  return all
    .filter((one) => one.dossier === dossier && holds(session, one.needs))
    .map(({ name, Beside }) => (
      <Suspense key={name}>
        <Beside {...props} />
      </Suspense>
    ));
}
