import { useNavigate } from "@tanstack/react-router";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import type { Field, Values } from "../../../../web/components/fields.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Referral, ReferralVerb } from "../../referrals/words.ts";
import { answerFields } from "./answer-fields.ts";
import { choicesOf, longText } from "./names.ts";
import { RecordAnswer } from "./record-answer.tsx";
import { ServicePicker } from "./service-picker.tsx";

/** After these the service reads the referral no more, so its page leads back to the list. */
const leaving: readonly ReferralVerb[] = ["refuse-referral", "complete-referral", "end-referral"];

/** What may be done with the referral now, as the server says. The hand-over has a section of its own. */
export function ReferralVerbs({ found }: { found: Referral }) {
  const verbs = found.may.filter((verb) => verb !== "make-hand-over");
  return verbs.map((verb, at) =>
    verb === "record-answer" ? (
      <RecordAnswer key={verb} found={found} />
    ) : (
      <Verb key={verb} verb={verb} found={found} main={at === 0} />
    ),
  );
}

function Verb({ verb, found, main }: { verb: ReferralVerb; found: Referral; main: boolean }) {
  const { t } = useText("referral");
  const navigate = useNavigate();
  const fields = useFields(found)[verb] ?? [];
  const next = verb === "ask-next-service";
  const { referralId } = found;
  return (
    <ActionButton
      action={`referral.${verb}`}
      label={t(`${verb}.label`)}
      about={t(`${verb}.about`)}
      fields={fields}
      initial={next ? { topics: found.sections.map(({ topic }) => topic) } : { referralId }}
      input={(values: Values) =>
        next ? { ...values, referralId, nextId: crypto.randomUUID() } : { ...values, referralId }
      }
      variant={main ? "filled" : "default"}
      danger={verb === "withdraw-referral"}
      fullWidth
      changes={["access.list-grants", "task.my-tasks", "deadline.list-deadlines"]}
      done={t(`${verb}.done`)}
      onDone={(output) => {
        if (next) void navigate({ to: `/app/referral/referral/${(output as Referral).code}` });
        else if (leaving.includes(verb) && !found.asks) void navigate({ to: "/app/referral/referrals" });
      }}
    />
  );
}

function useFields(found: Referral): Partial<Record<ReferralVerb, Field[]>> {
  const { t } = useText("referral");
  const answers = answerFields(t);
  const byPerson: Field = { name: "byPerson", label: t("ask.byPerson"), kind: "switch" };
  return {
    "accept-referral": answers.accept,
    "refuse-referral": answers.refuse,
    "propose-otherwise": answers.propose,
    "complete-referral": [longText(t, "note")],
    "end-referral": [longText(t, "note", true), byPerson],
    "withdraw-referral": [longText(t, "note"), byPerson],
    "ask-next-service": [
      {
        name: "serviceId",
        label: t("ask.service"),
        kind: "custom",
        required: true,
        render: (input) => <ServicePicker {...input} kind={found.kind} after={found.referralId} />,
      },
      {
        name: "topics",
        label: t("ask.topics"),
        kind: "choices",
        required: true,
        options: choicesOf(
          t,
          "section",
          found.sections.map(({ topic }) => topic),
        ),
      },
    ],
  };
}
