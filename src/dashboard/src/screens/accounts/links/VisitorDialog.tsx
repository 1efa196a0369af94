import { Button, Modal } from "@mantine/core";
import type { Saying } from "../../../accounts/links";
import { AccountField } from "./AccountField";
import { Said } from "./Said";
import { useMeant } from "./useMeant";
import { useSaying } from "./useSaying";
import style from "./links.module.css";

type Props = {
  opened: boolean;
  subject: string;
  /** Told of everything that was said and taken, taking back too. */
  onSaid: (saying: Saying) => void;
  onClose: () => void;
};

/** Says of one visitor which account is theirs, or isn't. */
export const VisitorDialog = ({ opened, subject, onSaid, onClose }: Props) => (
  <Modal opened={opened} onClose={onClose} title="Which account is this visitor of?" centered size="lg">
    <Question subject={subject} onSaid={onSaid} />
  </Modal>
);

function Question({ subject, onSaid }: Pick<Props, "subject" | "onSaid">) {
  const meant = useMeant(null);
  const saying = useSaying(onSaid);
  const say = (kind: "belongs" | "ruledOut"): void => {
    if (meant.account !== null) void saying.say({ kind, subject, account: meant.account });
  };
  return (
    <div className={style.dialog}>
      <ul>
        <li>What you say comes before the visitor’s e-mail and network.</li>
        <li>
          It holds for all their sessions, earlier ones too: what they counted moves to the account, once.
        </li>
        <li>Who objects to profiling counts for no account, whatever is said here.</li>
      </ul>
      <AccountField meant={meant} />
      <div className={style.choice}>
        <Button
          variant="default"
          disabled={meant.account === null}
          loading={saying.busy}
          onClick={() => say("ruledOut")}
        >
          Doesn’t belong to it
        </Button>
        <Button disabled={meant.account === null} loading={saying.busy} onClick={() => say("belongs")}>
          Belongs to it
        </Button>
      </div>
      <Said of={saying} />
    </div>
  );
}
