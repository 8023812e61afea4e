import { Button, NativeSelect } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type BesideProps, wordsIn } from "#kernel/words";
import type { CarriedAnswers } from "#modules/screening";
import { call } from "../../../web/api/call.ts";
import { asProblem } from "../../../web/api/problem.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionDialog } from "../../../web/components/action-dialog.tsx";
import type { Field, Values } from "../../../web/components/fields.ts";
import { problemText } from "../../../web/components/problem-text.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listAreas } from "../areas/list-areas.ts";
import { type Referral, urgencies } from "../referrals/words.ts";
import { type ServiceKind, serviceKinds } from "../words/lists.ts";
import { choiceField, choicesOf } from "./referrals/names.ts";
import { ServicePicker } from "./referrals/service-picker.tsx";

/** Opens a referral out of an interview: its answers are carried section by section, identity is never copied. */
export function Beside({ dossierId, personId }: BesideProps) {
  const { t } = useText("referral");
  const toast = useToast();
  const [carried, setCarried] = useState<CarriedAnswers | null>(null);
  // A referral is of a person: one who gave a name, or agreed to something.
  if (personId === null) return null;
  async function ask(): Promise<void> {
    try {
      const found = await call("screening.carry-answers", { screeningId: dossierId });
      setCarried(found as CarriedAnswers);
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown)));
    }
  }
  return (
    <>
      <Button variant="default" fullWidth onClick={() => void ask()}>
        {t("from-screening.label")}
      </Button>
      {carried ? <Prepare carried={carried} personId={personId} onClose={() => setCarried(null)} /> : null}
    </>
  );
}

type PrepareProps = {
  readonly carried: CarriedAnswers;
  readonly personId: string;
  readonly onClose: () => void;
};

function Prepare({ carried, personId, onClose }: PrepareProps) {
  const { t, lang } = useText("referral");
  const { t: told } = useText("screening");
  const toast = useToast();
  const navigate = useNavigate();
  const areas = useQuestion<typeof listAreas>("referral.list-areas", {});
  const [kind, setKind] = useState<ServiceKind>("shelter");
  const country = areas.data?.ownCountry;
  const fields: Field[] = [
    {
      name: "kind",
      label: t("ask.kind"),
      kind: "custom",
      required: true,
      render: ({ onChange }) => (
        <KindPicker
          kind={kind}
          onChange={(next) => {
            setKind(next);
            onChange(next);
          }}
        />
      ),
    },
    {
      name: "area",
      label: t("ask.area"),
      kind: "choice",
      required: true,
      options: [
        ...(areas.data?.items ?? []).map((area) => ({
          value: area.code,
          label: joined(wordsIn(area.name, lang), area.code),
        })),
        ...(country ? [{ value: country, label: country }] : []),
      ],
    },
    {
      name: "serviceId",
      label: t("ask.service"),
      kind: "custom",
      required: true,
      render: (input) => <ServicePicker {...input} kind={kind} />,
    },
    choiceField(t, "urgency", "urgency", urgencies),
    { name: "who-i-am", label: t("section.who-i-am"), kind: "switch", hint: t("referral-page.who-i-am") },
    { name: "my-needs", label: t("section.my-needs"), kind: "long-text", required: true, maxLength: 10_000 },
    {
      name: "carried",
      label: t("from-screening.carried"),
      hint: t("from-screening.carried-hint"),
      kind: "choices",
      options: carried.sections.map((one, at) => ({ value: String(at), label: one.title })),
    },
  ];
  async function done(output: unknown): Promise<void> {
    const { code } = output as Referral;
    await call("screening.lead-to", {
      ...{ linkId: crypto.randomUUID(), screeningId: carried.screeningId, code },
      reason: t("from-screening.reason"),
    }).catch((thrown: unknown) => toast(problemText(told, asProblem(thrown))));
    void navigate({ to: `/app/referral/referral/${code}` });
  }
  return (
    <ActionDialog
      action="referral.prepare-referral"
      label={t("from-screening.label")}
      about={t("from-screening.about")}
      fields={fields}
      initial={{ kind, urgency: "today" }}
      input={(values) => inputOf({ values, carried, personId })}
      done={t("prepare-referral.done")}
      onDone={(output) => void done(output)}
      opened
      onClose={onClose}
    />
  );
}

type Kinds = { readonly kind: ServiceKind; readonly onChange: (kind: ServiceKind) => void };

function KindPicker({ kind, onChange }: Kinds) {
  const { t } = useText("referral");
  return (
    <NativeSelect
      label={t("ask.kind")}
      data={choicesOf(t, "kind", serviceKinds)}
      value={kind}
      onChange={(event) => onChange(event.currentTarget.value as ServiceKind)}
    />
  );
}

function inputOf({
  values,
  carried,
  personId,
}: Pick<PrepareProps, "carried" | "personId"> & { values: Values }) {
  const chosen = Array.isArray(values.carried) ? values.carried.map(String) : [];
  const words = carried.sections
    .filter((_, at) => chosen.includes(String(at)))
    .map((one) => `${one.title}\n${one.words}`)
    .join("\n\n");
  return {
    referralId: crypto.randomUUID(),
    sourceDossierId: carried.screeningId,
    personId,
    ...{ kind: values.kind, area: values.area, serviceId: values.serviceId, urgency: values.urgency },
    sections: [
      ...(values["who-i-am"] === true ? [{ topic: "who-i-am" }] : []),
      { topic: "my-needs", words: values["my-needs"] },
      ...(words === "" ? [] : [{ topic: "what-happened", words }]),
    ],
  };
}
