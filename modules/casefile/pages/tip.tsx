import { useParams } from "@tanstack/react-router";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DossierPage } from "../../../web/components/dossier-page.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { Link } from "../../../web/components/link.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getTip } from "../tips/get-tip.ts";
import { Decision, type Tip } from "../tips/tip.ts";

/** One tip: what was told, what was decided and why, what its source was told. */
export function Page() {
  const { t } = useText("casefile");
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const asked = useQuestion<typeof getTip>("casefile.get-tip", { code });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={6} />;
  const tip = asked.data;
  return (
    <DossierPage
      dossierId={tip.tipId}
      code={tip.code}
      kind={t(`tip-kind.${tip.kind}`)}
      state={joined(t(`tip-state.${tip.state}`), tip.urgent ? t("tips.urgent") : null)}
      sections={[{ id: "told", title: t("record-field.told"), content: <Told tip={tip} /> }]}
      next={tip.may.length > 0 ? <Verbs tip={tip} /> : null}
      shared
    />
  );
}

function Told({ tip }: { tip: Tip }) {
  const { t } = useText("casefile");
  const { dateTime } = useFormat();
  const text = (label: string, value: string | null) =>
    value === null ? [] : [{ label, value: <span dir="auto">{value}</span> }];
  return (
    <>
      <p dir="auto" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", maxInlineSize: "70ch" }}>
        {tip.told}
      </p>
      <Facts
        items={[
          { label: t("record-field.source"), value: t(`record-option.tip-source.${tip.source}`) },
          {
            label: t("tips.received"),
            value: joined(dateTime(tip.receivedAt), `\u2068${tip.receivedBy}\u2069`),
          },
          ...text(t("tips.reference"), tip.reference),
          ...text(t("tips.reporter"), tip.reporter),
          ...text(t("record-field.triageReason"), tip.reason),
          ...(tip.triagedAt === null
            ? []
            : [
                {
                  label: t("tips.triaged"),
                  value: joined(dateTime(tip.triagedAt), `\u2068${tip.triagedBy ?? ""}\u2069`),
                },
              ]),
          ...(tip.caseCode === null
            ? []
            : [
                {
                  label: t("case.kind-of-dossier"),
                  value: (
                    <Link to={`/app/casefile/case/${tip.caseCode}`}>
                      <bdi>{tip.caseCode}</bdi>
                    </Link>
                  ),
                },
              ]),
          ...text(t("record-field.feedback"), tip.feedback),
          ...(tip.feedbackAt === null
            ? []
            : [{ label: t("tips.answered"), value: dateTime(tip.feedbackAt) }]),
        ]}
      />
    </>
  );
}

function Verbs({ tip }: { tip: Tip }) {
  const { t } = useText("casefile");
  const { tipId } = tip;
  const reason = {
    name: "reason",
    label: t("record.reason"),
    kind: "long-text",
    required: true,
    maxLength: 5000,
  } as const;
  const common = { variant: "default", fullWidth: true } as const;
  return tip.may.map((verb) => {
    const words = { label: t(`${verb}.label`), about: t(`${verb}.about`), done: t(`${verb}.done`) };
    switch (verb) {
      case "triage-tip":
        return (
          <ActionButton
            key={verb}
            {...common}
            {...words}
            action="casefile.triage-tip"
            fields={[
              {
                name: "state",
                label: t("record-field.triage"),
                kind: "choice",
                required: true,
                options: Decision.options.map((value) => ({ value, label: t(`tip-state.${value}`) })),
              },
              reason,
            ]}
            input={(values) => ({ tipId, ...values })}
            expects={tip.version}
          />
        );
      case "link-tip":
        return (
          <ActionButton
            key={verb}
            {...common}
            {...words}
            action="casefile.link-tip"
            fields={[
              { name: "caseCode", label: t("tips.case-code"), kind: "text", required: true, maxLength: 20 },
              reason,
            ]}
            input={(values) => ({ tipId, linkId: crypto.randomUUID(), ...values })}
            changes={["link.list-links"]}
          />
        );
      case "give-feedback":
        return (
          <ActionButton
            key={verb}
            {...common}
            {...words}
            action="casefile.give-feedback"
            fields={[
              {
                name: "feedback",
                label: t("record-field.feedback"),
                kind: "long-text",
                required: true,
                maxLength: 5000,
              },
            ]}
            input={(values) => ({ tipId, ...values })}
          />
        );
      default:
        throw verb satisfies never;
    }
  });
}
