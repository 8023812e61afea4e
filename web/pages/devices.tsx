import type { OutputOf } from "#kernel/action";
import type { listDevices } from "../../kernel/session/devices.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionMenu } from "../components/action-menu.tsx";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { OwnLine, OwnLines } from "./own-lines.tsx";

type Device = OutputOf<typeof listDevices>["items"][number];

/** The browsers that hold a key of one's sessions; a lost one is shut out from here. */
export function Devices() {
  const { t } = useText();
  const answer = useQuestion<typeof listDevices>("session.list-devices", {});
  return (
    <OwnLines answer={answer} about={t("devices.about")}>
      {(device) => <DeviceLine key={device.deviceId} device={device} />}
    </OwnLines>
  );
}

function DeviceLine({ device }: { device: Device }) {
  const { t } = useText();
  const { ago, date, number } = useFormat();
  const { deviceId } = device;
  const name = device.name || t("sessions.unknown-device");
  return (
    <OwnLine
      name={name}
      mark={device.isThis ? t("sessions.this") : undefined}
      detail={joined(
        t("devices.seen", { seen: ago(device.seenAt), made: date(device.madeAt) }),
        t("devices.sessions", { number: number(device.sessions) }),
      )}
    >
      <ActionMenu
        label={t("accounts.actions-for", { name })}
        actions={[
          {
            action: "session.rename-device",
            label: t("devices.rename"),
            fields: [{ name: "name", label: t("account.name"), kind: "text", required: true, maxLength: 80 }],
            initial: { name },
            input: (values) => ({ deviceId, name: values.name }),
          },
          {
            action: "session.revoke-device",
            label: t("devices.revoke"),
            about: t("devices.revoke-about"),
            input: () => ({ deviceId }),
            danger: true,
            done: t("devices.revoked"),
          },
          {
            action: "parcel.report-lost-device",
            label: t("devices.lost"),
            about: t("devices.lost-about"),
            input: () => ({ deviceId }),
            danger: true,
            changes: ["session.list-devices"],
            done: t("devices.lost-done"),
          },
        ]}
      />
    </OwnLine>
  );
}
