import { useState } from "react";
import { Button, Modal } from "@mantine/core";
import { useMutation } from "urql";
import { ForgetVisitorDocument, type ErasureEffect, type ErasurePartsFragment } from "../../api/contract";
import { useSite } from "../../app/site";
import { Trouble } from "../../app/states";
import { Receipt } from "../settings/Receipt";
import style from "./session.module.css";

type Props = { opened: boolean; subject: string; onClose: () => void; onForgotten: () => void };

/** Says plainly what forgetting does, asks once, then shows the receipt. */
export function ForgetDialog({ opened, subject, onClose, onForgotten }: Props) {
  const [erasures, setErasures] = useState<readonly ErasurePartsFragment[] | null>(null);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={erasures === null ? "Forget this visitor?" : "Forgotten"}
      centered
      size="lg"
    >
      {erasures === null ? (
        <Question
          subject={subject}
          onClose={onClose}
          onDone={(done) => {
            setErasures(done);
            onForgotten();
          }}
        />
      ) : (
        <div className={style.dialog}>
          {erasures.map((erasure) => (
            <Receipt key={erasure.id} erasure={erasure} />
          ))}
          <div className={style.choice}>
            <Button onClick={onClose}>Close</Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

const effects: Record<ErasureEffect, string> = {
  KEEP_TOTALS:
    "The visitor’s clicks and views stay in the site’s totals, as counts that lead back to nobody.",
  REMOVE_FROM_TOTALS:
    "The visitor’s clicks and views are taken out of the site’s totals: heatmaps lose them at once.",
};

type QuestionProps = {
  subject: string;
  onClose: () => void;
  onDone: (erasures: readonly ErasurePartsFragment[]) => void;
};

function Question({ subject, onClose, onDone }: QuestionProps) {
  const site = useSite();
  const [result, forget] = useMutation(ForgetVisitorDocument);
  const confirm = async (): Promise<void> => {
    const { data } = await forget({ site: site.id, visitor: { subject } });
    if (data !== undefined) onDone(data.forgetVisitor);
  };
  return (
    <div className={style.dialog}>
      <ul>
        <li>
          The key that opens this visitor’s personal data is destroyed: addresses, texts, user agent of all
          their sessions. Nobody can read them again, we can’t either.
        </li>
        <li>{effects[site.erasureEffect]}</li>
        <li>
          Backups taken before hold the data until the key epoch ends; the receipt says when that is done.
        </li>
      </ul>
      <p>It can’t be undone.</p>
      {result.error && <Trouble error={result.error} />}
      <div className={style.choice}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep
        </Button>
        <Button color="red.9" loading={result.fetching} onClick={() => void confirm()}>
          Forget for ever
        </Button>
      </div>
    </div>
  );
}
