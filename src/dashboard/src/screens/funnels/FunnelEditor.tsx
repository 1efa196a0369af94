import { useState, type FormEvent } from "react";
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "urql";
import { Link, useLocation } from "wouter";
import {
  ArchiveFunnelDocument,
  ChangeFunnelDocument,
  DefineFunnelDocument,
  FunnelsDocument,
} from "../../api/contract";
import { Back } from "../../app/icons";
import { useSite } from "../../app/site";
import { Empty, Loading, Trouble } from "../../app/states";
import { useTitle } from "../../app/useTitle";
import { draftOf, inputOf, newDraft, type Draft } from "../../funnel/draft";
import { Exclusions } from "./Exclusions";
import { Rules } from "./Rules";
import { StepList } from "./StepList";
import { usePreview } from "./usePreview";
import { useSeen } from "./useSeen";
import style from "./funnels.module.css";

/** A new funnel, or another form of one. */
export default function FunnelEditor({ id }: { id: string | null }) {
  const site = useSite();
  const [{ data, error }] = useQuery({
    query: FunnelsDocument,
    variables: { site: site.id },
    pause: id === null,
    requestPolicy: "network-only",
  });
  if (id === null) return <Editor id={null} given={newDraft} />;
  if (error) return <Trouble error={error} />;
  if (data === undefined) return <Loading what="the funnel" />;
  const funnel = data.funnels.find((one) => one.id === id);
  if (funnel === undefined) return <Empty title="There is no such funnel">It may have been archived.</Empty>;
  return <Editor id={id} given={draftOf(funnel)} />;
}

function Editor({ id, given }: { id: string | null; given: Draft }) {
  const site = useSite();
  const [draft, setDraft] = useState(given);
  const input = inputOf(draft);
  const preview = usePreview(site.id, input);
  const seen = useSeen(site.id);
  const { save, archive, error, saving } = useSaving(site.id, id);
  useTitle(id === null ? "New funnel" : `Editing ${given.name}`);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (input !== null && draft.name.trim() !== "") void save(input);
  }
  return (
    <>
      <header className={style.head}>
        <div>
          <Link href={`/sites/${site.id}/funnels${id === null ? "" : `/${id}`}`} className={style.back}>
            <Back size={16} /> {id === null ? "Funnels" : given.name}
          </Link>
          <h1>{id === null ? "New funnel" : `Edit ${given.name}`}</h1>
        </div>
      </header>
      <form className={style.editor} onSubmit={submit}>
        <Rules draft={draft} onChange={change} />
        <StepList
          steps={draft.steps}
          figures={preview.figures}
          seen={seen}
          onChange={(steps) => change({ steps })}
        />
        <p className="quiet small" role="status">
          {preview.words}
        </p>
        {preview.error && <Trouble error={preview.error} />}
        <Exclusions draft={draft} seen={seen} onChange={(exclusions) => change({ exclusions })} />
        {error && <Trouble error={error} />}
        <div className={style.actions}>
          <Button type="submit" disabled={input === null || draft.name.trim() === ""} loading={saving}>
            {id === null ? "Define the funnel" : "Change the funnel"}
          </Button>
          {id !== null && (
            <Button variant="subtle" color="red" onClick={() => void archive()}>
              Archive it
            </Button>
          )}
        </div>
      </form>
    </>
  );
}

function useSaving(site: string, id: string | null) {
  const [, go] = useLocation();
  const [defined, define] = useMutation(DefineFunnelDocument);
  const [changed, changeIt] = useMutation(ChangeFunnelDocument);
  const [archived, archiveIt] = useMutation(ArchiveFunnelDocument);
  async function save(funnel: NonNullable<ReturnType<typeof inputOf>>): Promise<void> {
    const saved =
      id === null
        ? (await define({ site, funnel })).data?.defineFunnel
        : (await changeIt({ site, id, funnel })).data?.changeFunnel;
    if (saved) go(`/sites/${site}/funnels/${saved.id}`);
  }
  async function archive(): Promise<void> {
    if (id === null) return;
    const result = await archiveIt({ site, id });
    if (result.data) go(`/sites/${site}/funnels`);
  }
  const error = defined.error ?? changed.error ?? archived.error;
  return { save, archive, error, saving: defined.fetching || changed.fetching };
}
