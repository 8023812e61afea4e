import type { OutputOf } from "#kernel/action";
import type { listCarryingDevices } from "../../kernel/parcel/devices.ts";
import { ActionMenu } from "../components/action-menu.tsx";
import { DataList } from "../components/data-list.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";

type Device = OutputOf<typeof listCarryingDevices>["items"][number];

/** How a device stands: it carries records, was reported lost, or has said itself that nothing is left on it. */
function useStateWords() {
  const { t } = useText("parcel");
  const { dateTime } = useFormat();
  return ({ lostAt, wipedAt }: Device) => {
    if (wipedAt !== null) return t("page.wiped", { at: dateTime(wipedAt) });
    return lostAt === null ? t("page.carries") : t("page.lost", { at: dateTime(lostAt) });
  };
}

/** Devices that carry records without network: a lost one is reported here, and its state is seen. */
export function Page() {
  const { t } = useText("parcel");
  const { dateTime, ago } = useFormat();
  const stateOf = useStateWords();
  const nameOf = (device: Device) => device.name || t("page.unnamed");
  const contact = ({ contactAt }: Device) => (contactAt === null ? t("page.never") : ago(contactAt));
  return (
    <>
      <PageTitle title={t("page.title")} about={t("page.about")} />
      <DataList<Device>
        question="parcel.list-devices"
        label={t("page.title")}
        paged={false}
        columns={[
          { id: "holder", label: t("page.holder"), cell: (row) => <bdi>{row.holder}</bdi> },
          { id: "name", label: t("page.device"), cell: (row) => <bdi>{nameOf(row)}</bdi> },
          { id: "since", label: t("page.since"), cell: (row) => dateTime(row.carriesSince) },
          { id: "contact", label: t("page.contact"), cell: contact },
          { id: "state", label: t("page.state"), cell: stateOf },
          { id: "acts", label: t("page.acts"), cell: (row) => <Lost device={row} name={nameOf(row)} /> },
        ]}
        rowKey={(row) => row.deviceId}
        twoLines={(row) => ({
          first: <bdi>{joined(row.holder, nameOf(row))}</bdi>,
          second: joined(stateOf(row), contact(row)),
          end: <Lost device={row} name={nameOf(row)} />,
        })}
        empty={<EmptyState title={t("page.empty")} why={t("page.empty-why")} />}
      />
    </>
  );
}

function Lost({ device, name }: { readonly device: Device; readonly name: string }) {
  const { t } = useText("parcel");
  if (device.lostAt !== null) return null;
  return (
    <ActionMenu
      label={t("page.acts-for", { name, holder: device.holder })}
      actions={[
        {
          action: "parcel.report-lost-device",
          label: t("page.report"),
          about: t("page.report-about"),
          input: () => ({ deviceId: device.deviceId }),
          danger: true,
          done: t("page.reported"),
        },
      ]}
    />
  );
}
