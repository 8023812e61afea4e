import { Text } from "@mantine/core";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { useText } from "../../../web/i18n/use-text.ts";

const subjects = ["name", "standing", "fact", "source", "other"] as const;

/** Asks the editors to correct a published judgment. */
export function AskCorrection({ code }: { code: string }) {
  const { t } = useText("caselaw");
  return (
    <section data-print="no">
      <Text size="sm" c="dimmed" mb={6}>
        {t("correction.invite")}
      </Text>
      <ActionButton
        action="caselaw.request-correction"
        label={t("correction.ask")}
        about={t("correction.ask-about")}
        variant="default"
        size="compact-sm"
        fields={[
          {
            name: "about",
            kind: "choice",
            label: t("correction.subject"),
            required: true,
            options: subjects.map((one) => ({ value: one, label: t(`correction.subjects.${one}`) })),
          },
          { name: "what", kind: "long-text", label: t("correction.what"), required: true, maxLength: 4000 },
          {
            name: "contact",
            kind: "text",
            label: t("correction.contact"),
            hint: t("correction.contact-hint"),
            maxLength: 300,
          },
        ]}
        input={({ about, what, contact }) => ({ code, about, what, ...(contact ? { contact } : {}) })}
        done={t("correction.asked")}
      />
    </section>
  );
}
