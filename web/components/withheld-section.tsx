import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { Compartment } from "#kernel/words";
import { holds, useSession } from "../api/session.ts";
import { useText } from "../i18n/use-text.ts";
import { BreakGlassButton } from "./break-glass.tsx";
import { Givers } from "./dossier-access.tsx";
import { Icon } from "./icon.tsx";
import styles from "./withheld-section.module.css";

export type WithheldSectionProps = {
  readonly dossierId: string;
  readonly code: string;
  readonly compartment: Compartment;
};

/** A part of a dossier that exists and stays shut for this reader, with the people who can open it. */
export function WithheldSection({ dossierId, code, compartment }: WithheldSectionProps) {
  const { t } = useText();
  const session = useSession();
  const [asking, setAsking] = useState(false);
  return (
    <div className={styles.hatched} data-withheld="">
      <div className={styles.words}>
        <Group gap="xs">
          <Icon name="lock" />
          <Text fw={600}>{t("withheld.section", { compartment: t(`compartment.${compartment}`) })}</Text>
        </Group>
        {asking ? (
          <Givers dossierId={dossierId} compartment={compartment} />
        ) : (
          <Button variant="default" size="sm" onClick={() => setAsking(true)}>
            {t("withheld.ask")}
          </Button>
        )}
        {holds(session, "access.break-glass") ? <BreakGlassButton code={code} /> : null}
      </div>
    </div>
  );
}
