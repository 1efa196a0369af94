import { useState } from "react";
import { Link } from "wouter";
import { takenBack } from "../../../accounts/links";
import { Back } from "../../../app/icons";
import { Provenance } from "../../../app/Provenance";
import { useSite } from "../../../app/site";
import { Empty, Loading, Trouble } from "../../../app/states";
import { useTitle } from "../../../app/useTitle";
import { ShowMore } from "../ShowMore";
import { LinkTable } from "./LinkTable";
import { Said } from "./Said";
import { useAwaited } from "./useAwaited";
import { useLinks, keyOf, type AccountLink } from "./useLinks";
import { useSaying } from "./useSaying";
import style from "../accounts.module.css";

/** All that was said by hand of which account somebody is: to be seen, and taken back, however long ago it was. */
export default function LinksScreen() {
  const site = useSite();
  useTitle("Said by hand");
  const { links, provenance, error, readAfresh } = useLinks(site.id);
  const saying = useSaying();
  useAwaited(saying.said, true, readAfresh);
  // What was taken back is in the list until it is counted.
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const takeBack = async (link: AccountLink): Promise<void> => {
    if (await saying.say(takenBack(link))) setGone((before) => new Set(before).add(keyOf(link)));
  };
  const standing = links.rows.filter((link) => !gone.has(keyOf(link)));
  return (
    <>
      <Link href={`/sites/${site.id}/accounts`} className={style.back}>
        <Back size={16} /> Accounts
      </Link>
      <header className={style.head}>
        <div>
          <h1>Said by hand</h1>
          <p className="quiet">
            Which account visitors, networks and e-mail domains are, where somebody said so. What is taken
            back stands no more: what else is known decides again.
          </p>
        </div>
      </header>
      {error && <Trouble error={error} retry={readAfresh} />}
      <Said of={saying} />
      {provenance === null && !error && <Loading what="what was said" />}
      {provenance !== null && standing.length === 0 && !links.more && (
        <Empty title="Nothing is said by hand">
          <p>
            Say on an account’s page which company a network or domain is, and in a session whose visitor it
            was. It then stands here.
          </p>
        </Empty>
      )}
      {standing.length > 0 && (
        <LinkTable links={standing} busy={saying.busy} onTakeBack={(link) => void takeBack(link)} />
      )}
      <ShowMore of={links} what="of what was said" />
      {provenance && <Provenance of={provenance} />}
    </>
  );
}
