import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { BesideDossier } from "../../../web/components/beside-dossier.tsx";
import type { Field } from "../../../web/components/fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { decisions, type Screening, type ScreeningVerb } from "../screening.ts";
import { HandAnswers } from "./hand-answers.tsx";
import { wishFor } from "./interview/wish.ts";

const order = [
  "decide-screening",
  "record-advocate",
  "ask-second-opinion",
  "record-guardian",
  "record-child-view",
  "appeal-decision",
  "settle-appeal",
  "close-screening",
  "reopen-screening",
] as const satisfies readonly ScreeningVerb[];

/** What may be done with the screening now, as the server says. */
export function ScreeningVerbs({ found }: { found: Screening }) {
  const { t } = useText("screening");
  const text = (name: string, most: number, required = true): Field => ({
    name,
    label: t(`field.${name}`),
    kind: "long-text",
    required,
    maxLength: most,
  });
  const decision = (required: boolean): Field => ({
    name: "decision",
    label: t(required ? "field.decision" : "field.new-decision"),
    kind: "choice",
    required,
    options: decisions.map((one) => ({ value: one, label: t(`decision.${one}`) })),
    ...(required ? {} : { hint: t("field.stays") }),
  });
  const says = (options: readonly string[]): Field => ({
    name: "says",
    label: t("field.says"),
    kind: "choice",
    required: true,
    options: options.map((one) => ({ value: one, label: t(`says.${one}`) })),
  });
  const fields: Readonly<Record<(typeof order)[number], readonly Field[]>> = {
    "decide-screening": [decision(true), text("reasons", 10_000)],
    "record-advocate": [],
    "ask-second-opinion": [],
    "record-guardian": [
      says(["agrees", "refuses", "not-reached", "none-appointed"]),
      text("note", 4000, false),
    ],
    "record-child-view": [says(["agrees", "objects", "cannot-say"]), text("note", 4000, false)],
    "appeal-decision": [text("grounds", 10_000)],
    "settle-appeal": [decision(false), text("answer", 10_000)],
    "close-screening": [],
    "reopen-screening": [],
  };
  const ids = (verb: (typeof order)[number]): Record<string, string> => {
    if (verb === "decide-screening" || verb === "settle-appeal") return { decisionId: crypto.randomUUID() };
    return verb === "record-guardian" || verb === "record-child-view" ? { voiceId: crypto.randomUUID() } : {};
  };
  const verbs = order
    .filter((verb) => found.may.includes(verb))
    .map((verb) => (
      <ActionButton
        key={verb}
        action={`screening.${verb}`}
        label={t(`${verb}.label`)}
        about={t(`${verb}.about`)}
        fields={fields[verb]}
        input={(values) => ({ screeningId: found.screeningId, ...ids(verb), ...given(values) })}
        {...(verb.startsWith("record") ? {} : { expects: found.version })}
        variant={verb === "decide-screening" && found.decision === null ? "filled" : "default"}
        fullWidth
      />
    ));
  return (
    <>
      {verbs}
      {found.may.includes("revise-screening") ? <GoOn found={found} /> : null}
      {found.may.includes("revise-screening") ? <HandAnswers screeningId={found.screeningId} /> : null}
      <BesideDossier
        dossier="screening"
        dossierId={found.screeningId}
        code={found.code}
        personId={found.personId}
      />
      <ActionButton
        action="screening.lead-to"
        label={t("lead-to.label")}
        about={t("lead-to.about")}
        fields={[
          { name: "code", label: t("field.code"), kind: "text", required: true, maxLength: 20 },
          text("reason", 1000),
        ]}
        input={(values) => ({
          screeningId: found.screeningId,
          linkId: crypto.randomUUID(),
          ...given(values),
        })}
        variant="default"
        fullWidth
      />
    </>
  );
}

/** Fields left empty are left out. */
function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== "" && value !== null && value !== undefined),
  );
}

/** Brings the interview to this device, where it opens under the passphrase; the address says nothing of it. */
function GoOn({ found }: { found: Screening }) {
  const { t } = useText("screening");
  const navigate = useNavigate();
  return (
    <Button
      variant="default"
      fullWidth
      title={t("go-on.about")}
      onClick={() => {
        wishFor({ goOn: found.screeningId });
        void navigate({ to: "/app/notes" });
      }}
    >
      {t("go-on.label")}
    </Button>
  );
}
