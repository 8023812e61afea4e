import { Button, Stack } from "@mantine/core";
import type { VerifyChain } from "../../kernel/audit/door.ts";
import { useQuestion } from "../api/use-question.ts";
import { Facts } from "../components/facts.tsx";
import { Notice } from "../components/notice.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";

/** Whether the audit log is whole, checked from its first link to its last. */
export function Page() {
  const { t } = useText();
  const { number } = useFormat();
  const chain = useQuestion<VerifyChain>("audit.verify-chain", {}, { staleTime: Number.POSITIVE_INFINITY });
  const again = (
    <Button loading={chain.isFetching} onClick={() => chain.refetch()}>
      {t("audit.verify-again")}
    </Button>
  );
  return (
    <>
      <PageTitle title={t("nav.audit-chain")} about={t("audit.chain-about")} action={again} />
      {chain.error ? <ProblemPanel problem={chain.error} /> : null}
      {chain.isPending ? <Waiting /> : null}
      {chain.data ? (
        <Stack maw={720}>
          {chain.data.broken ? (
            <Notice kind="danger" live title={t("audit.broken", { seq: number(chain.data.broken.seq) })}>
              {t(`audit.broken-${chain.data.broken.reason}`)}
            </Notice>
          ) : (
            <Notice kind="done" live title={t("audit.whole")} />
          )}
          <Facts
            items={[
              { label: t("audit.events"), value: number(chain.data.events) },
              { label: t("audit.unsealed"), value: number(chain.data.unsealed) },
            ]}
          />
        </Stack>
      ) : null}
    </>
  );
}
