import { Badge, Group, Stack, Text } from "@mantine/core";
import { wordsIn } from "#kernel/words";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import styles from "../../../web/components/record-lines.module.css";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Charge } from "../charges/charge.ts";
import { reasonField } from "./court-fields.ts";
import { usePenalty } from "./penalty-line.ts";
import type { PartProps } from "./proceeding-part.tsx";
import { ReviseCharge } from "./revise-charge.tsx";

/** The counts of a proceeding, each with its last day and what its law threatens. */
export function ChargeLines({ file, proceeding, charges }: PartProps & { charges: readonly Charge[] }) {
  const { t } = useText("court");
  if (charges.length === 0) return <EmptyState title={t("charge.none")} why={t("charge.none-why")} />;
  return (
    <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {charges.map((charge) => (
        <ChargeLine key={charge.chargeId} charge={charge} all={file.charges} country={proceeding.country} />
      ))}
    </ol>
  );
}

type LineProps = { readonly charge: Charge; readonly all: readonly Charge[]; readonly country: string };

function ChargeLine({ charge, all, country }: LineProps) {
  const { t, lang } = useText("court");
  const { date } = useFormat();
  const penalty = usePenalty();
  const { provision, limitation, withdrawn } = charge;
  const linked = all.find(({ chargeId }) => chargeId === charge.linkedCharge);
  const span = [charge.earliest, charge.latest].filter((day) => day !== null);
  const facts = [
    {
      label: t("charge.offence"),
      value: <bdi>{`${provision.citation} · ${wordsIn(provision.offence.label, lang)}`}</bdi>,
    },
    ...(span.length === 0
      ? []
      : [
          {
            label: t("charge.when"),
            value: <bdi>{[...new Set(span)].map((day) => date(day)).join(" – ")}</bdi>,
          },
        ]),
    { label: t("offence.penalty"), value: penalty(provision.offence.penalty) },
    {
      label: t("charge.limitation"),
      value: (
        <Text
          component="span"
          fw={limitation.state === "over" ? 600 : 400}
          c={limitation.state === "over" ? "danger" : undefined}
        >
          {t(`limitation.${limitation.state}`, {
            day: limitation.lastDay === null ? "" : date(limitation.lastDay),
          })}
        </Text>
      ),
    },
    ...(linked === undefined
      ? []
      : [
          {
            label: t("charge.linked"),
            value: t("charge.line", { count: linked.count, code: linked.personCode }),
          },
        ]),
    ...(charge.article5Reason === null
      ? []
      : [{ label: t("charge.article5-reason"), value: <bdi>{charge.article5Reason}</bdi> }]),
  ];
  return (
    <li className={styles.line}>
      <Group gap="sm">
        <Text component="strong" fw={600} className={withdrawn ? (styles.over ?? "") : ""}>
          {t("charge.line", { count: charge.count, code: charge.personCode })}
        </Text>
        {withdrawn ? (
          <Badge variant="outline" size="sm" style={{ textTransform: "none" }}>
            {t("charge.withdrawn")}
          </Badge>
        ) : null}
        {charge.child ? (
          <Badge variant="light" size="sm" style={{ textTransform: "none" }}>
            {t("charge.child-badge")}
          </Badge>
        ) : null}
        {charge.concerns.map((concern) => (
          <Badge key={concern} variant="light" size="sm" color="attention" style={{ textTransform: "none" }}>
            {t(`concern.${concern}`)}
          </Badge>
        ))}
      </Group>
      <Stack gap="xs" mt="xs">
        <Facts items={facts} />
        {charge.particulars === null ? null : (
          <div className={styles.text}>
            <bdi>{charge.particulars}</bdi>
          </div>
        )}
        {withdrawn ? (
          <div className={styles.quiet}>
            <bdi>{t("event-line.struck", { by: withdrawn.by, reason: withdrawn.reason })}</bdi>
          </div>
        ) : null}
      </Stack>
      <ChargeVerbs charge={charge} all={all} country={country} />
    </li>
  );
}

function ChargeVerbs({ charge, all, country }: LineProps) {
  const { t } = useText("court");
  const { chargeId, may } = charge;
  const others = all.filter((one) => one.chargeId !== chargeId && one.state === "charged");
  return (
    <Group gap="xs" mt="xs" data-print="no">
      {may.includes("revise-charge") ? <ReviseCharge charge={charge} country={country} /> : null}
      {may.includes("link-charges") && others.length > 0 ? (
        <ActionButton
          action="court.link-charges"
          label={t("link-charges.label")}
          about={t("link-charges.about")}
          variant="subtle"
          size="compact-sm"
          fields={[
            {
              name: "linkedCharge",
              label: t("charge.linked"),
              kind: "choice",
              options: others.map((one) => ({
                value: one.chargeId,
                label: t("charge.line", { count: one.count, code: one.personCode }),
              })),
            },
          ]}
          input={({ linkedCharge }) => ({ chargeId, linkedCharge: linkedCharge || null })}
          done={t("link-charges.done")}
        />
      ) : null}
      {may.includes("withdraw-charge") ? (
        <ActionButton
          action="court.withdraw-charge"
          label={t("withdraw-charge.label")}
          about={t("withdraw-charge.about")}
          variant="subtle"
          size="compact-sm"
          danger
          fields={[reasonField(t)]}
          input={(values) => ({ ...values, chargeId })}
          done={t("withdraw-charge.done")}
          undo={() => ({ action: "court.reinstate-charge", input: { chargeId } })}
        />
      ) : null}
      {may.includes("reinstate-charge") ? (
        <ActionButton
          action="court.reinstate-charge"
          label={t("reinstate-charge.label")}
          about={t("reinstate-charge.about")}
          variant="subtle"
          size="compact-sm"
          input={() => ({ chargeId })}
          done={t("reinstate-charge.done")}
        />
      ) : null}
    </Group>
  );
}
