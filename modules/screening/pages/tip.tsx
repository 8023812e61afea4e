import { Button, Text } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { DossierPage } from "../../../web/components/dossier-page.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getTip } from "../tips/get-tip.ts";
import type { Tip } from "../words/tip.ts";
import { wishFor } from "./interview/wish.ts";

const long = { whiteSpace: "pre-wrap", maxInlineSize: "70ch" } as const;

/** One tip: what was told, and whether the person was safely reached. */
export function Page() {
  const { t } = useText("screening");
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const asked = useQuestion<typeof getTip>("screening.get-tip", { code });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={6} />;
  const tip = asked.data;
  return (
    <DossierPage
      dossierId={tip.tipId}
      code={tip.code}
      kind={t("tips.one")}
      about={t("tips.about")}
      state={joined(
        t(`tip-state.${tip.state}`),
        t(`teller.${tip.teller}`),
        tip.urgent ? t("tips.urgent") : null,
      )}
      sections={[
        {
          id: "told",
          title: t("tips.told"),
          content: (
            <Text component="p" dir="auto" style={long}>
              {tip.told}
            </Text>
          ),
        },
        {
          id: "reached",
          title: t("tips.reached"),
          content: (
            <Text component="p" dir="auto" style={long}>
              {tip.reached ?? t("tips.none")}
            </Text>
          ),
        },
      ]}
      next={tip.may.length > 0 ? <TipVerbs tip={tip} /> : null}
      shared
    />
  );
}

function TipVerbs({ tip: { tipId, state, may, version } }: { tip: Tip }) {
  const { t } = useText("screening");
  const navigate = useNavigate();
  return (
    <>
      {state === "reached" ? (
        <Button
          fullWidth
          onClick={() => {
            wishFor({ fromTip: tipId });
            void navigate({ to: "/app/notes" });
          }}
        >
          {t("tips.begin")}
        </Button>
      ) : null}
      {may.includes("reach-person") ? (
        <ActionButton
          action="screening.reach-person"
          label={t("reach-person.label")}
          about={t("reach-person.about")}
          expects={version}
          fullWidth
          fields={[
            {
              name: "reached",
              label: t("reach-person.label"),
              kind: "choice",
              required: true,
              options: [
                { value: "yes", label: t("tips.safely") },
                { value: "no", label: t("tips.not-yet") },
              ],
            },
            { name: "how", label: t("tips.how"), kind: "long-text", required: true, maxLength: 4000 },
          ]}
          input={(values) => ({ tipId, how: values.how, reached: values.reached === "yes" })}
        />
      ) : null}
      {may.includes("close-tip") ? (
        <ActionButton
          action="screening.close-tip"
          label={t("close-tip.label")}
          about={t("close-tip.about")}
          input={() => ({ tipId })}
          variant="default"
          fullWidth
        />
      ) : null}
    </>
  );
}
