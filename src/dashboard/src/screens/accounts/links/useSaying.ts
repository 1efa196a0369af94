import { useState } from "react";
import { useMutation, type CombinedError } from "urql";
import { sentFor, type Saying } from "../../../accounts/links";
import {
  LinkAccountDocument,
  UnlinkAccountDocument,
  WithdrawAccountLinkDocument,
} from "../../../api/contract";
import { useSite } from "../../../app/site";

export type SayingState = {
  /** What was said last, and taken. */
  readonly said: Saying | null;
  /** What was tried last and refused, with the reason. */
  readonly refused: { readonly saying: Saying; readonly error: CombinedError } | null;
  readonly busy: boolean;
  /** Whether it was taken. */
  readonly say: (saying: Saying) => Promise<boolean>;
  /** Tells of what was said elsewhere on the screen. */
  readonly note: (saying: Saying) => void;
};

/** Says by hand which account somebody is of; `onSaid` is told of what was taken. */
export function useSaying(onSaid?: (saying: Saying) => void): SayingState {
  const site = useSite();
  const [, link] = useMutation(LinkAccountDocument);
  const [, unlink] = useMutation(UnlinkAccountDocument);
  const [, withdraw] = useMutation(WithdrawAccountLinkDocument);
  const [said, setSaid] = useState<Saying | null>(null);
  const [refused, setRefused] = useState<SayingState["refused"]>(null);
  const [busy, setBusy] = useState(false);

  async function say(saying: Saying): Promise<boolean> {
    const sent = sentFor(saying);
    setBusy(true);
    setRefused(null);
    const { error } = await (sent.how === "link"
      ? link({ site: site.id, what: sent.what, account: sent.account })
      : (sent.how === "unlink" ? unlink : withdraw)({
          site: site.id,
          what: sent.what,
          account: sent.account,
        }));
    setBusy(false);
    if (error === undefined) note(saying);
    else setRefused({ saying, error });
    return error === undefined;
  }
  const note = (saying: Saying): void => {
    setRefused(null);
    setSaid(saying);
    onSaid?.(saying);
  };
  return { said, refused, busy, say, note };
}

/** Whether what was said or refused last is about one visitor; else it is about the whole account, or nothing was. */
export const isOfVisitor = ({ said, refused }: SayingState): boolean => {
  const last = refused?.saying ?? said;
  return last !== null && "subject" in last;
};
