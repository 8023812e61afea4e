import { useEffect, useState } from "react";
import { call } from "../../../../web/api/call.ts";
import { Notice } from "../../../../web/components/notice.tsx";
import { Waiting } from "../../../../web/components/waiting.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { getEvent } from "../../events/get-event.ts";
import { EventCard, EventContent } from "../../screening.ts";
import { ChooseLines } from "./choose-lines.tsx";
import type { Group } from "./group.ts";
import { groupDifferences, settledGroup } from "./group-differences.ts";
import styles from "./notes.module.css";
import { notes } from "./notes-store.ts";
import { useCardWords } from "./use-card-words.ts";

type Theirs = { readonly version: number; readonly revision: number; readonly event: EventContent };

/** Both versions of an event's cards side by side. Nothing was overwritten, and no card is lost. */
export function GroupCompare({ group }: { group: Group }) {
  const { t } = useText("notes");
  const [theirs, setTheirs] = useState<Theirs | "asking" | "signed-out">("asking");
  useEffect(() => {
    call<typeof getEvent>("screening.get-event", { eventId: group.id }).then(
      ({ version, revision, kind, place, startedAt, queue, apart }) => {
        const cards = [...queue, ...apart].sort((a, b) => a.number - b.number);
        const event = EventContent.parse({ kind, startedAt, cards, ...(place === null ? {} : { place }) });
        setTheirs({ version, revision, event });
      },
      () => setTheirs("signed-out"),
    );
  }, [group.id]);
  return (
    <main className={styles.main}>
      <h2>{t("group.compare-title")}</h2>
      <p>{t("group.compare-about")}</p>
      {theirs === "asking" ? <Waiting /> : null}
      {theirs === "signed-out" ? <Notice kind="attention">{t("compare.signed-out")}</Notice> : null}
      {typeof theirs === "object" ? <Lines group={group} theirs={theirs} /> : null}
    </main>
  );
}

function Lines({ group, theirs }: { group: Group; theirs: Theirs }) {
  const { t } = useText("notes");
  const tell = useCardWords();
  const differences = groupDifferences(group.event, theirs.event);
  const title = ([name = "", number]: readonly string[]) =>
    number === undefined ? t(`group.${name}`) : t("group.card", { number });
  const value = (found: unknown): string => {
    const card = EventCard.safeParse(found);
    if (card.success) return joined(...tell(card.data)) || t("group.nothing-seen");
    if (typeof found !== "string") return t("compare.nothing");
    return (EventContent.shape.kind.options as readonly string[]).includes(found)
      ? t(`group.kind-is.${found}`)
      : found;
  };
  return (
    <ChooseLines
      differences={differences}
      words={{ title, value }}
      send={async (chosen) => {
        const event = settledGroup(theirs.event, differences, chosen);
        await notes.settleGroup(group.id, { event, version: theirs.version, revision: theirs.revision });
        notes.open(null);
      }}
    />
  );
}
