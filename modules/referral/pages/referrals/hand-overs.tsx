import { Code, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { Notice } from "../../../../web/components/notice.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { ShownOnce } from "../../../../web/pages/shown-once.tsx";
import { makeHandOverCode, makeLinkSecret } from "../../handover/words.ts";
import type { Referral } from "../../referrals/words.ts";

type Secrets = { readonly link: string; readonly code: string };

/** Links and codes are made here, in the sender's browser, and shown once; the server keeps neither. */
export function HandOvers({ found }: { found: Referral }) {
  const { t } = useText("referral");
  const { dateTime } = useFormat();
  const [secrets, setSecrets] = useState<Secrets | null>(null);
  const handOvers = found.asking?.handOvers ?? [];
  return (
    <Stack gap="sm">
      <Text>{t("hand-over.about")}</Text>
      {mustBeCalled(found) ? (
        <Notice kind="attention" title={t("hand-over.call")}>
          {t("hand-over.call-about")}
        </Notice>
      ) : null}
      {secrets ? <Told secrets={secrets} onClose={() => setSecrets(null)} /> : null}
      <ul>
        {handOvers.map((one) => (
          <li key={one.handOverId}>
            <Group gap="sm">
              <span>
                {joined(
                  t(`hand-over-state.${one.state}`),
                  t("hand-over.until", { at: dateTime(one.expiresAt) }),
                )}
              </span>
              {one.state === "waits" || one.state === "opened" ? (
                <ActionButton
                  action="referral.revoke-hand-over"
                  label={t("revoke-hand-over.label")}
                  about={t("revoke-hand-over.about")}
                  initial={{ handOverId: one.handOverId }}
                  variant="subtle"
                  size="compact-sm"
                  done={t("revoke-hand-over.done")}
                />
              ) : null}
            </Group>
          </li>
        ))}
      </ul>
      {found.may.includes("make-hand-over") ? <MakeButton found={found} onMade={setSecrets} /> : null}
    </Stack>
  );
}

/** Consent is gone, and the service read what it was sent: without an account nobody but the sender tells it so. */
function mustBeCalled({ overCause, overAt, asking }: Referral): boolean {
  const gone = overCause === "consent" || (overAt !== null && asking?.consent === "ended");
  return gone && (asking?.handOvers ?? []).some(({ openedAt }) => openedAt !== null);
}

function MakeButton({ found, onMade }: { found: Referral; onMade: (secrets: Secrets) => void }) {
  const { t } = useText("referral");
  const [drawn, setDrawn] = useState(draw);
  return (
    <div>
      <ActionButton
        action="referral.make-hand-over"
        label={t("make-hand-over.label")}
        about={t("make-hand-over.about")}
        fields={[{ name: "hours", label: t("ask.hours"), kind: "number", required: true }]}
        initial={{ hours: 24 }}
        input={({ hours }) => ({
          handOverId: crypto.randomUUID(),
          referralId: found.referralId,
          hours,
          ...drawn,
        })}
        done={t("make-hand-over.done")}
        onDone={() => {
          onMade(drawn);
          setDrawn(draw());
        }}
      />
    </div>
  );
}

function draw(): Secrets {
  return {
    link: makeLinkSecret(crypto.getRandomValues(new Uint8Array(32))),
    code: makeHandOverCode(crypto.getRandomValues(new Uint8Array(8))),
  };
}

function Told({ secrets, onClose }: { secrets: Secrets; onClose: () => void }) {
  const { t } = useText("referral");
  const address = `${window.location.origin}/app/referral/hand-over#${secrets.link}`;
  return (
    <Stack gap="xs">
      <ShownOnce
        title={t("hand-over.link")}
        about={t("hand-over.link-about")}
        value={address}
        onClose={onClose}
      />
      <Notice kind="attention" title={t("hand-over.code")}>
        <p>{t("hand-over.code-about")}</p>
        <Code dir="ltr" fz="lg">
          {secrets.code}
        </Code>
      </Notice>
    </Stack>
  );
}
