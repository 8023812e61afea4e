import { Button } from "@mantine/core";
import { useState } from "react";
import type { BesideProps } from "#kernel/words";
import type { CarriedAnswers } from "#modules/screening";
import { call } from "../../../web/api/call.ts";
import { asProblem } from "../../../web/api/problem.ts";
import { problemText } from "../../../web/components/problem-text.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import { OpenWithAnswers } from "./open-with-answers.tsx";

/** Opens a case out of an interview, while the person wants the police to know: chosen answers, never a name. */
export function Beside({ dossierId }: BesideProps) {
  const { t } = useText("casefile");
  const { t: told } = useText("screening");
  const toast = useToast();
  const [carried, setCarried] = useState<CarriedAnswers | null>(null);
  const tell = (thrown: unknown) => toast(problemText(told, asProblem(thrown)));
  async function ask(): Promise<void> {
    try {
      const found = await call("screening.carry-answers", { screeningId: dossierId, for: "case" });
      setCarried(found as CarriedAnswers);
    } catch (thrown) {
      tell(thrown);
    }
  }
  return (
    <>
      <Button variant="default" fullWidth onClick={() => void ask()}>
        {t("open-case.label")}
      </Button>
      {carried ? (
        <OpenWithAnswers
          sections={carried.sections}
          onOpened={(code) =>
            call("screening.lead-to", {
              ...{ linkId: crypto.randomUUID(), screeningId: dossierId, code },
              reason: t("from-screening.reason"),
            }).catch(tell)
          }
          onClose={() => setCarried(null)}
        />
      ) : null}
    </>
  );
}
