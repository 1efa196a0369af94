import { useState, type FormEvent } from "react";
import { ActionIcon, Button, NumberInput, Switch, TextInput } from "@mantine/core";
import { useMutation } from "urql";
import { ChangeDefinitionsDocument } from "../../api/contract";
import { Cross } from "../../app/icons";
import { useSite } from "../../app/site";
import { Trouble } from "../../app/states";
import { changedPart, patternProblem, type Draft } from "./definitions";
import style from "./settings.module.css";

/** The rules by which a site's events are read; a change rebuilds the site's views beside the live ones. */
export function DefinitionsForm() {
  const site = useSite();
  const [draft, setDraft] = useState<Draft>(site.definitions);
  const [result, changeDefinitions] = useMutation(ChangeDefinitionsDocument);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const input = changedPart(draft);
  const wrong = draft.pages.some(({ pattern }) => patternProblem(pattern) !== null);
  const same = JSON.stringify(input) === JSON.stringify(changedPart(site.definitions));

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!wrong) void changeDefinitions({ site: site.id, definitions: input });
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <NumberInput
        label="Session gap"
        description="A visit ends after so many minutes without anything happening."
        suffix=" minutes"
        min={1}
        max={1440}
        allowDecimal={false}
        clampBehavior="strict"
        value={draft.sessionGapMinutes}
        onChange={(value) => typeof value === "number" && change({ sessionGapMinutes: value })}
      />
      <Switch
        label="A new campaign starts a new session"
        checked={draft.campaignStartsSession}
        onChange={(event) => change({ campaignStartsSession: event.currentTarget.checked })}
      />
      <PageGroups pages={draft.pages} onChange={(pages) => change({ pages })} />
      {result.error && <Trouble error={result.error} />}
      <Button type="submit" disabled={same || wrong} loading={result.fetching}>
        Change the rules
      </Button>
      <p className="quiet small">
        A change reads all that is kept of this site’s events again. The numbers of now stay until that is
        done; the projections page shows how far it is.
      </p>
    </form>
  );
}

type Pages = Draft["pages"];

function PageGroups({ pages, onChange }: { pages: Pages; onChange: (pages: Pages) => void }) {
  const replace = (at: number, part: Partial<Pages[number]>): void =>
    onChange(pages.map((group, index) => (index === at ? { ...group, ...part } : group)));
  return (
    <fieldset className={style.groups}>
      <legend>Page groups</legend>
      <p className="quiet small">
        Pages counted as one. In a path, * stands for one segment, and ** at the end for any rest.
      </p>
      {pages.map(({ pattern, name }, at) => (
        <div key={at} className={style.group}>
          <TextInput
            aria-label={`Pattern of group ${at + 1}`}
            placeholder="/products/*"
            value={pattern}
            error={pattern !== "" && patternProblem(pattern)}
            onChange={(event) => replace(at, { pattern: event.currentTarget.value })}
          />
          <TextInput
            aria-label={`Name of group ${at + 1}`}
            placeholder="Product"
            value={name}
            onChange={(event) => replace(at, { name: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove group ${at + 1}`}
            onClick={() => onChange(pages.filter((_, index) => index !== at))}
          >
            <Cross />
          </ActionIcon>
        </div>
      ))}
      <Button variant="default" size="xs" onClick={() => onChange([...pages, { pattern: "", name: "" }])}>
        Add a group
      </Button>
    </fieldset>
  );
}
