import { Group } from "@mantine/core";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Service } from "../words/service.ts";
import type { useAreas } from "./names.ts";
import { serviceFields, serviceOf, serviceValues } from "./service-fields.ts";

type Props = { readonly service: Service; readonly areas: ReturnType<typeof useAreas> };

/** What may be done with a service now. */
export function ServiceVerbs({ service, areas }: Props) {
  const { t } = useText("referral");
  const { serviceId, may, version, free } = service;
  const can = (verb: string) => may.includes(verb);
  const reason = { name: "reason", kind: "text" as const, label: t("field.reason"), maxLength: 500 };
  return (
    <Group gap="xs" data-print="no">
      {can("tell-places") ? (
        <ActionButton
          action="referral.tell-places"
          label={t("tell-places.label")}
          fields={[{ name: "free", kind: "number", label: t("field.free"), required: true }]}
          initial={{ free: free ?? "" }}
          input={(values) => ({ serviceId, free: values.free })}
          done={t("tell-places.done")}
        />
      ) : null}
      {can("verify-service") ? (
        <ActionButton
          action="referral.verify-service"
          label={t("verify-service.label")}
          about={t("verify-service.about")}
          variant="default"
          input={() => ({ serviceId })}
          done={t("verify-service.done")}
        />
      ) : null}
      {can("revise-service") ? (
        <ActionButton
          action="referral.revise-service"
          label={t("revise-service.label")}
          variant="default"
          fields={serviceFields(t, { lang: areas.lang, areas: areas.options, providers: null })}
          initial={serviceValues(service, areas.lang)}
          input={(values) => ({ ...serviceOf(values, service), serviceId })}
          expects={version}
          done={t("revise-service.done")}
        />
      ) : null}
      {can("pause-service") ? (
        <ActionButton
          action="referral.pause-service"
          label={t("pause-service.label")}
          about={t("pause-service.about")}
          variant="default"
          fields={[reason]}
          input={(values) => ({ serviceId, reason: values.reason })}
          undo={() => ({ action: "referral.reopen-service", input: { serviceId } })}
          done={t("pause-service.done")}
        />
      ) : null}
      {can("reopen-service") ? (
        <ActionButton
          action="referral.reopen-service"
          label={t("reopen-service.label")}
          variant="default"
          input={() => ({ serviceId })}
          done={t("reopen-service.done")}
        />
      ) : null}
      {can("close-service") ? (
        <ActionButton
          action="referral.close-service"
          label={t("close-service.label")}
          about={t("close-service.about")}
          variant="default"
          danger
          fields={[reason]}
          input={(values) => ({ serviceId, reason: values.reason })}
          undo={() => ({ action: "referral.reopen-service", input: { serviceId } })}
          done={t("close-service.done")}
        />
      ) : null}
    </Group>
  );
}
