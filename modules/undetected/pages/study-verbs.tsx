import { Group } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { ActionButton } from "../../../web/components/action-button.tsx";
import type { Values } from "../../../web/components/fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { methods } from "../undetected.ts";
import type { Study } from "./study.tsx";

/** Estimating, making figures known, taking the study off the list. */
export function StudyVerbs({
  study,
  onStart,
  onReport,
}: {
  study: Study;
  onStart: (jobId: string) => void;
  onReport: (jobId: string) => void;
}) {
  const { t } = useText("undetected");
  const navigate = useNavigate();
  const choices = methods.map((method) => ({ value: method, label: t(`method.${method}`) }));
  return (
    <Group gap="sm">
      <ActionButton
        action="undetected.estimate-study"
        label={t("estimate.start")}
        about={t("estimate.start-about", { part: study.partLabel })}
        fields={[
          {
            name: "methods",
            kind: "choices",
            label: t("estimate.methods"),
            required: true,
            options: choices,
          },
          {
            name: "replicates",
            kind: "number",
            label: t("estimate.replicates"),
            hint: t("estimate.replicates-hint"),
          },
          {
            name: "threshold",
            kind: "number",
            label: t("estimate.threshold"),
            hint: t("estimate.threshold-hint"),
          },
          { name: "seed", kind: "number", label: t("estimate.seed"), hint: t("estimate.seed-hint") },
        ]}
        initial={{ methods: ["chao", "stepwise", "bic", "dga"], replicates: 1000, threshold: 0.02, seed: 1 }}
        input={({ methods: asked, ...values }) => ({
          studyId: study.studyId,
          part: study.part,
          methods: asked,
          options: numbersOf(values),
        })}
        done={t("estimate.started")}
        onDone={(output) => onStart((output as { jobId: string }).jobId)}
      />
      {study.coarse || study.partPeople === 0 ? null : (
        <ActionButton
          action="undetected.report-study"
          label={t("report.start")}
          about={t("report.about", { part: study.partLabel })}
          variant="default"
          fields={[
            {
              name: "replicates",
              kind: "number",
              label: t("estimate.replicates"),
              hint: t("estimate.replicates-hint"),
            },
            { name: "seed", kind: "number", label: t("estimate.seed"), hint: t("estimate.seed-hint") },
          ]}
          initial={{ replicates: 1000, seed: 1 }}
          input={(values) => ({ studyId: study.studyId, part: study.part, options: numbersOf(values) })}
          done={t("report.started")}
          onDone={(output) => onReport((output as { jobId: string }).jobId)}
        />
      )}
      {study.estimates.length === 0 ? null : <Share study={study} />}
      <ActionButton
        action="undetected.remove-study"
        label={t("study.remove")}
        about={t("study.remove-about")}
        variant="default"
        initial={{ studyId: study.studyId }}
        done={t("study.removed")}
        onDone={() => void navigate({ to: "/app/undetected/studies" })}
      />
    </Group>
  );
}

/** Figures that were typed; what was left empty is as usual. */
function numbersOf(values: Values): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === "" || value === undefined ? [] : [[name, Number(value)]],
    ),
  );
}

function Share({ study }: { study: Study }) {
  const { t } = useText("undetected");
  const navigate = useNavigate();
  const able = study.estimates.filter(({ method, result }) => method !== "chao" && result.estimate !== null);
  return (
    <ActionButton
      action="undetected.share-figures"
      label={t("figures.share")}
      about={t("figures.share-about")}
      variant="default"
      fields={[
        {
          name: "method",
          kind: "choice",
          label: t("estimate.method"),
          required: true,
          options: able.map(({ method }) => ({ value: method, label: t(`method.${method}`) })),
        },
        {
          name: "by",
          kind: "choice",
          label: t("figures.by"),
          options: study.strata.map((name) => ({ value: name, label: t(`stratum.${name}`) })),
        },
        {
          name: "country",
          kind: "text",
          label: t("figures.country"),
          required: true,
          maxLength: 2,
          hint: t("figures.country-hint"),
        },
        { name: "year", kind: "number", label: t("figures.year"), required: true },
      ]}
      initial={{ year: Number(study.latest.slice(0, 4)) }}
      input={(values) => ({
        figuresId: crypto.randomUUID(),
        studyId: study.studyId,
        method: values.method,
        by: values.by === "" || values.by === undefined ? null : values.by,
        country: String(values.country ?? "").toUpperCase(),
        year: Number(values.year),
      })}
      done={t("figures.shared")}
      onDone={() => void navigate({ to: "/app/undetected/figures" })}
    />
  );
}
