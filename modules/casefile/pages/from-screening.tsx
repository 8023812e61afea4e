import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { BesideProps } from "#kernel/words";
import type { CarriedAnswers } from "#modules/screening";
import { call } from "../../../web/api/call.ts";
import { asProblem } from "../../../web/api/problem.ts";
import { ActionDialog } from "../../../web/components/action-dialog.tsx";
import type { Values } from "../../../web/components/fields.ts";
import { problemText } from "../../../web/components/problem-text.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CaseFile } from "../casefile.ts";
import { caseFields } from "./form-fields.ts";

/** Opens a case out of an interview, while the person wants the police to know: chosen answers, never a name. */
export function Beside({ dossierId }: BesideProps) {
  const { t } = useText("casefile");
  const { t: told } = useText("screening");
  const toast = useToast();
  const [carried, setCarried] = useState<CarriedAnswers | null>(null);
  async function ask(): Promise<void> {
    try {
      const found = await call("screening.carry-answers", { screeningId: dossierId, for: "case" });
      setCarried(found as CarriedAnswers);
    } catch (thrown) {
      toast(problemText(told, asProblem(thrown)));
    }
  }
  return (
    <>
      <Button variant="default" fullWidth onClick={() => void ask()}>
        {t("open-case.label")}
      </Button>
      {carried ? <OpenCase carried={carried} onClose={() => setCarried(null)} /> : null}
    </>
  );
}

function OpenCase({ carried, onClose }: { readonly carried: CarriedAnswers; readonly onClose: () => void }) {
  const { t } = useText("casefile");
  const { t: told } = useText("screening");
  const toast = useToast();
  const navigate = useNavigate();
  async function done(output: unknown): Promise<void> {
    const { code } = output as CaseFile;
    await call("screening.lead-to", {
      ...{ linkId: crypto.randomUUID(), screeningId: carried.screeningId, code },
      reason: t("from-screening.reason"),
    }).catch((thrown: unknown) => toast(problemText(told, asProblem(thrown))));
    void navigate({ to: `/app/casefile/case/${code}` });
  }
  return (
    <ActionDialog
      action="casefile.open-case"
      label={t("open-case.label")}
      about={t("from-screening.about")}
      fields={[
        ...caseFields(t),
        {
          name: "carried",
          label: t("from-screening.carried"),
          hint: t("from-screening.carried-hint"),
          kind: "choices",
          options: carried.sections.map((one, at) => ({ value: String(at), label: one.title })),
        },
      ]}
      input={(values) => inputOf(values, carried)}
      done={t("open-case.done")}
      onDone={(output) => void done(output)}
      opened
      onClose={onClose}
    />
  );
}

function inputOf({ carried: chosen, summary, ...values }: Values, carried: CarriedAnswers) {
  const wanted = Array.isArray(chosen) ? chosen.map(String) : [];
  const words = [
    ...(typeof summary === "string" && summary !== "" ? [summary] : []),
    ...carried.sections
      .filter((_, at) => wanted.includes(String(at)))
      .map((one) => `${one.title}\n${one.words}`),
  ].join("\n\n");
  return { caseId: crypto.randomUUID(), ...values, summary: words };
}
