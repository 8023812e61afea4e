import { ActionIcon, Tooltip } from "@mantine/core";
import { useEffect, useState } from "react";
import { knownValue } from "#kernel/words";
import type { RevealedPerson, revealIdentity } from "../../kernel/person/reveal-identity.ts";
import { call } from "../api/call.ts";
import { asProblem } from "../api/problem.ts";
import { joined } from "../i18n/joined.ts";
import { useText } from "../i18n/use-text.ts";
import { Icon } from "./icon.tsx";
import styles from "./person-chip.module.css";
import { problemText } from "./problem-text.ts";
import { useToast } from "./use-toast.tsx";

export type PersonChipProps = {
  /** The person's dossier. */
  readonly personId: string;
  readonly code: string;
  /** In words of the reader's language, e.g. "presumed victim". */
  readonly capacity?: string;
  readonly ageBand?: string;
  readonly revealable?: boolean;
};

const shownFor = 60_000;

/** A person by code, capacity and age band. The name comes only when asked for, which is audited, and goes after a minute. */
export function PersonChip({ personId, code, capacity, ageBand, revealable }: PersonChipProps) {
  const { t } = useText();
  const toast = useToast();
  const [name, setName] = useState<string | null>(null);

  useEffect(() => {
    if (name === null) return;
    const timer = setTimeout(() => setName(null), shownFor);
    return () => clearTimeout(timer);
  }, [name]);

  async function reveal(): Promise<void> {
    try {
      const { identity } = await call<typeof revealIdentity>("person.reveal-identity", { personId });
      setName(nameOf(identity) ?? t("person.no-name"));
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown, "person.reveal-identity")));
    }
  }

  const words = joined(capacity, ageBand);
  return (
    <span className={styles.chip} data-tour="person">
      <Icon name="person" size={16} />
      <bdi className={styles.code}>{code}</bdi>
      {words ? <span className={styles.words}>{words}</span> : null}
      {name === null ? null : (
        <bdi className={styles.name} aria-live="polite">
          {name}
        </bdi>
      )}
      {revealable ? (
        <Tooltip label={name === null ? t("person.reveal-why") : t("person.hide")}>
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={name === null ? t("person.reveal", { code }) : t("person.hide")}
            onClick={() => (name === null ? reveal() : setName(null))}
          >
            <Icon name={name === null ? "eye" : "close"} size={16} />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </span>
  );
}

/** The legal name, or the first; null when there is none or the person was erased. */
function nameOf(identity: RevealedPerson["identity"]): string | null {
  const names = identity ? (knownValue(identity.names) ?? []) : [];
  const best = names.find((name) => name.kind === "legal") ?? names[0];
  return best ? (best.full ?? [best.given, best.other, best.family].filter(Boolean).join(" ")) : null;
}
