import { Modal, Text } from "@mantine/core";
import { useText } from "../i18n/use-text.ts";
import styles from "./help.module.css";
import { keys } from "./keys.ts";

/** All keys in one list. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText("help");
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("keys.title")}
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      <Text c="dimmed" mb="sm">
        {t("keys.about")}
      </Text>
      <table className={styles.keys}>
        <tbody>
          {keys.map(({ does, press }) => (
            <tr key={does}>
              <th scope="row">{t(`keys.${does}`)}</th>
              <td dir="ltr">
                {press.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
