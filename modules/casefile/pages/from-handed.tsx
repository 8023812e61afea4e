import { Button } from "@mantine/core";
import { useState } from "react";
import type { BesideProps } from "#kernel/words";
import type { getHandedAnswers } from "#modules/screening";
import { call } from "../../../web/api/call.ts";
import { asProblem } from "../../../web/api/problem.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { problemText } from "../../../web/components/problem-text.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import { OpenWithAnswers } from "./open-with-answers.tsx";

/** Opens a case out of answers that an interviewer handed over. */
export function Beside({ dossierId }: BesideProps) {
  const { t } = useText("casefile");
  const { t: told } = useText("screening");
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const found = useQuestion<typeof getHandedAnswers>(
    "screening.get-handed-answers",
    { handedId: dossierId },
    { enabled: open },
  );
  return (
    <>
      <Button fullWidth onClick={() => setOpen(true)}>
        {t("open-case.label")}
      </Button>
      {open && found.data ? (
        <OpenWithAnswers
          sections={found.data.sections}
          onOpened={(code) =>
            call("screening.take-up-answers", {
              ...{ linkId: crypto.randomUUID(), handedId: dossierId, code },
              reason: t("from-screening.reason"),
            }).catch((thrown: unknown) => toast(problemText(told, asProblem(thrown))))
          }
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
