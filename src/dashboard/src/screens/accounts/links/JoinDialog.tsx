import { Button, Modal } from "@mantine/core";
import { nameOf, type Saying } from "../../../accounts/links";
import { Trouble } from "../../../app/states";
import { AccountField } from "./AccountField";
import { useMeant } from "./useMeant";
import { useSaying } from "./useSaying";
import style from "./links.module.css";

type Props = { opened: boolean; account: string; onSaid: (saying: Saying) => void; onClose: () => void };

/** Says of a whole network or domain which company it is, or that it is none. */
export const JoinDialog = ({ opened, account, onSaid, onClose }: Props) => (
  <Modal opened={opened} onClose={onClose} title={`Which company is ${nameOf(account)}?`} centered size="lg">
    <Question account={account} onSaid={onSaid} onClose={onClose} />
  </Modal>
);

function Question({ account, onSaid, onClose }: Omit<Props, "opened">) {
  const meant = useMeant(account);
  const saying = useSaying();
  const say = async (what: Saying): Promise<void> => {
    if (!(await saying.say(what))) return;
    onSaid(what);
    onClose();
  };
  return (
    <div className={style.dialog}>
      <ul>
        <li>
          It holds for everybody who is found as {nameOf(account)}, now and later, with earlier sessions.
        </li>
        <li>The site’s totals of accounts are counted again by it, once; that can take a while.</li>
        <li>You can take it back.</li>
      </ul>
      <AccountField meant={meant} />
      {saying.refused && <Trouble error={saying.refused.error} />}
      <div className={style.choice}>
        <Button variant="default" loading={saying.busy} onClick={() => void say({ kind: "none", account })}>
          It is no company
        </Button>
        <Button
          disabled={meant.account === null || meant.account === account}
          loading={saying.busy}
          onClick={() => meant.account !== null && void say({ kind: "joined", account, to: meant.account })}
        >
          Count it for that account
        </Button>
      </div>
    </div>
  );
}
