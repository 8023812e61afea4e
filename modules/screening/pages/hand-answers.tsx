import { Button } from "@mantine/core";
import { useState } from "react";
import { call } from "../../../web/api/call.ts";
import { asProblem } from "../../../web/api/problem.ts";
import { ActionDialog } from "../../../web/components/action-dialog.tsx";
import { GranteePicker } from "../../../web/components/grantee-picker.tsx";
import { problemText } from "../../../web/components/problem-text.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CarriedAnswers, carryAnswers } from "../carry-answers.ts";

/** Hands chosen answers to those who investigate; refused at once while the person does not want the police to know. */
export function HandAnswers({ screeningId }: { readonly screeningId: string }) {
  const { t } = useText("screening");
  const toast = useToast();
  const [carried, setCarried] = useState<CarriedAnswers | null>(null);
  async function ask(): Promise<void> {
    try {
      setCarried(await call<typeof carryAnswers>("screening.carry-answers", { screeningId, for: "case" }));
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown)));
    }
  }
  return (
    <>
      <Button variant="default" fullWidth onClick={() => void ask()}>
        {t("hand-answers.label")}
      </Button>
      {carried === null ? null : (
        <ActionDialog
          action="screening.hand-answers"
          label={t("hand-answers.label")}
          about={t("hand-answers.about")}
          fields={[
            {
              name: "sections",
              label: t("handed.choose"),
              hint: t("handed.choose-hint"),
              kind: "choices",
              required: true,
              options: carried.sections.map(({ instrument, section, title }) => ({
                value: `${instrument}/${section}`,
                label: title,
              })),
            },
            {
              name: "to",
              label: t("handed.to"),
              kind: "custom",
              required: true,
              render: (input) => (
                <GranteePicker {...input} label={t("handed.to")} hint={t("handed.to-hint")} />
              ),
            },
          ]}
          input={(values) => ({ screeningId, handingId: crypto.randomUUID(), ...values })}
          changes={["screening.list-handings"]}
          done={t("hand-answers.done")}
          opened
          onClose={() => setCarried(null)}
        />
      )}
    </>
  );
}
