import { useState } from "react";
import { Link } from "wouter";
import { useQuery } from "urql";
import { IntentRulesDocument, type IntentPartsFragment } from "../../../api/contract";
import { inputOf } from "../../../accounts/rules";
import { Back } from "../../../app/icons";
import { useSite } from "../../../app/site";
import { Loading, Trouble } from "../../../app/states";
import { useTitle } from "../../../app/useTitle";
import { DraftReview } from "./DraftReview";
import { RulesForm } from "./RulesForm";
import style from "../accounts.module.css";

/** How the site reads intent: its rules, and a draft that is tried beside them before it counts. */
export default function RulesScreen() {
  const site = useSite();
  useTitle("How intent is read");
  const [{ data, error }, retry] = useQuery({ query: IntentRulesDocument, variables: { site: site.id } });
  const readAfresh = (): void => retry({ requestPolicy: "network-only" });
  return (
    <>
      <Link href={`/sites/${site.id}/accounts`} className={style.back}>
        <Back size={16} /> Accounts
      </Link>
      <header className={style.head}>
        <div>
          <h1>How intent is read</h1>
          <p className="quiet">
            What an account’s people do gives it points, which fade with time. Try other rules first: you see
            which accounts would change before anything does.
          </p>
        </div>
      </header>
      {error && <Trouble error={error} retry={readAfresh} />}
      {data === undefined && !error && <Loading what="the rules" />}
      {data && <Rules intent={data.intentRules} readAfresh={readAfresh} />}
    </>
  );
}

function Rules({ intent, readAfresh }: { intent: IntentPartsFragment; readAfresh: () => void }) {
  const [editing, setEditing] = useState(false);
  const { inForce, draft } = intent;
  if (draft !== null && !editing)
    return <DraftReview draft={draft} readAfresh={readAfresh} onEdit={() => setEditing(true)} />;
  const from = draft?.rules ?? inForce;
  return <RulesForm key={JSON.stringify(from)} start={inputOf(from)} onDrafted={() => setEditing(false)} />;
}
