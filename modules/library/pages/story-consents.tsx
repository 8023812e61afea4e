import { Stack, Text, Title } from "@mantine/core";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Draft } from "./story-draft.tsx";
import { consentFields } from "./story-fields.tsx";
import { languageName } from "./text-fields.ts";

/** Who agreed to what, and the way to take it back. */
export function StoryConsents({ draft }: { draft: Draft }) {
  const { t, lang } = useText("library");
  const { storyId, consents, may, minor } = draft;
  return (
    <section>
      <Title order={2} size="h3">
        {t("consent.title")}
      </Title>
      <Text size="sm" c="dimmed" maw="70ch">
        {t(minor ? "consent.of-child" : "consent.of-adult")}
      </Text>
      <Stack gap="sm" my="sm">
        {consents.map((consent) => (
          <ConsentLine key={consent.consentId} consent={consent} draft={draft} />
        ))}
      </Stack>
      {may.includes("record-consent") ? (
        <ActionButton
          action="library.record-consent"
          label={t("record-consent.label")}
          about={t("record-consent.about")}
          variant="default"
          icon="plus"
          fields={consentFields(t, lang, minor)}
          initial={{
            reach: "inside",
            langs: [lang],
            givenOn: new Date().toISOString().slice(0, 10),
            givenBy: minor ? "guardian" : "survivor",
          }}
          input={(values) => ({
            ...values,
            validUntil: values.validUntil || null,
            storyId,
            consentId: crypto.randomUUID(),
          })}
          done={t("record-consent.done")}
        />
      ) : null}
    </section>
  );
}

function ConsentLine({ consent, draft }: { consent: Draft["consents"][number]; draft: Draft }) {
  const { t, lang } = useText("library");
  const { date } = useFormat();
  const revoked = consent.revokedAt !== null;
  return (
    <div>
      <Text fw={600} {...(revoked ? { td: "line-through" } : {})}>
        {joined(
          t(`party.${consent.givenBy}`),
          t(`reach.${consent.reach}`),
          ...consent.langs.map((code) => languageName(code, lang)),
        )}
      </Text>
      <Text size="sm" c="dimmed">
        <bdi>
          {joined(
            t("consent.taken", { date: date(consent.givenOn), name: consent.takenBy }),
            consent.validUntil === null
              ? t("consent.no-end")
              : t("consent.until", { date: date(consent.validUntil) }),
            consent.note,
            consent.revokedAt === null ? null : t("consent.revoked", { date: date(consent.revokedAt) }),
          )}
        </bdi>
      </Text>
      {!revoked && draft.may.includes("revoke-consent") ? (
        <ActionButton
          action="library.revoke-consent"
          label={t("revoke-consent.label")}
          about={t("revoke-consent.about")}
          variant="subtle"
          size="compact-sm"
          danger
          fields={[{ name: "keepText", kind: "switch", label: t("revoke-consent.keep-text") }]}
          input={(values) => ({
            storyId: draft.storyId,
            consentId: consent.consentId,
            keepText: values.keepText === true,
          })}
          done={t("revoke-consent.done")}
        />
      ) : null}
    </div>
  );
}
