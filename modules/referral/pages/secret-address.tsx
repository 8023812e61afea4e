import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { Icon } from "../../../web/components/icon.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { readAddress } from "../services/address.ts";

/** The secret address, shown to the people of the house when they ask; each reading stands in the audit. */
export function SecretAddress({ serviceId }: { serviceId: string }) {
  const { t } = useText("referral");
  const [shown, setShown] = useState(false);
  const asked = useQuestion<typeof readAddress>(
    "referral.read-address",
    { serviceId },
    { enabled: shown, staleTime: 0 },
  );
  const address = shown ? asked.data : undefined;
  return (
    <Stack gap="sm" align="flex-start">
      <p>{t("address.about")}</p>
      {address ? (
        <Facts
          items={[
            { label: t("field.address"), value: <bdi>{address.address}</bdi> },
            { label: t("field.meetingPoint"), value: <bdi>{address.meetingPoint}</bdi> },
          ]}
        />
      ) : null}
      {shown && asked.error ? <p>{t("address.none")}</p> : null}
      <ActionButton
        action="referral.keep-address"
        label={t("keep-address.label")}
        about={t("keep-address.about")}
        variant="default"
        fields={[
          { name: "address", kind: "long-text", label: t("field.address"), required: true, maxLength: 500 },
          {
            name: "meetingPoint",
            kind: "text",
            label: t("field.meetingPoint"),
            hint: t("field.meetingPoint-hint"),
            maxLength: 500,
          },
        ]}
        initial={address ? { address: address.address, meetingPoint: address.meetingPoint } : {}}
        input={(values) => ({ serviceId, address: values.address, meetingPoint: values.meetingPoint })}
        done={t("keep-address.done")}
      />
      <Button
        variant="subtle"
        leftSection={<Icon name={shown ? "close" : "search"} size={16} />}
        onClick={() => setShown(!shown)}
      >
        {t(shown ? "address.hide" : "address.show")}
      </Button>
    </Stack>
  );
}
