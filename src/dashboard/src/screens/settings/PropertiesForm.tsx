import { useState, type FormEvent } from "react";
import { ActionIcon, Button, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "urql";
import { DeclarePropertiesDocument } from "../../api/contract";
import { Cross } from "../../app/icons";
import { useSite } from "../../app/site";
import { Trouble } from "../../app/states";
import { declaredIn, rowProblem, rowsOf, type Row } from "./properties";
import style from "./settings.module.css";

/** Which properties of the site's own events are kept readable. */
export function PropertiesForm() {
  const site = useSite();
  const [rows, setRows] = useState(() => rowsOf(site.declaredEvents));
  const [result, declare] = useMutation(DeclarePropertiesDocument);
  const events = declaredIn(rows);
  const wrong = rows.some((row) => rowProblem(row) !== null);
  const same = JSON.stringify(events) === JSON.stringify(declaredIn(rowsOf(site.declaredEvents)));
  const replace = (at: number, part: Partial<Row>): void =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!wrong) void declare({ site: site.id, events });
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <div className={style.groups}>
        {rows.length > 0 && (
          // Each field says it to who doesn't see.
          <div className={`${style.declared} quiet small`} aria-hidden="true">
            <span>Event</span>
            <span>Properties, one a line</span>
          </div>
        )}
        {rows.map((row, at) => (
          <DeclaredRow
            key={at}
            row={row}
            number={at + 1}
            onChange={(part) => replace(at, part)}
            onRemove={() => setRows(rows.filter((_, index) => index !== at))}
          />
        ))}
        <Button variant="default" size="xs" onClick={() => setRows([...rows, { event: "", properties: "" }])}>
          Add an event
        </Button>
      </div>
      {result.error && <Trouble error={result.error} />}
      <Button type="submit" disabled={same || wrong} loading={result.fetching}>
        Declare these properties
      </Button>
      <p className="quiet small">
        What is declared is kept readable, also after its visitor was forgotten: name nothing that tells of a
        person. A text of more than 200 characters, and a value that looks like an e-mail address, a telephone
        number or another form of personal data, is sealed all the same. It holds for what arrives from now
        on; what was sealed before stays sealed.
      </p>
    </form>
  );
}

type RowProps = { row: Row; number: number; onChange: (part: Partial<Row>) => void; onRemove: () => void };

const DeclaredRow = ({ row, number, onChange, onRemove }: RowProps) => (
  <div className={style.declared}>
    <TextInput
      aria-label={`Name of event ${number}`}
      placeholder="added to basket"
      spellCheck={false}
      value={row.event}
      error={rowProblem(row)}
      onChange={(event) => onChange({ event: event.currentTarget.value })}
    />
    <Textarea
      aria-label={`Properties of event ${number}, one a line`}
      placeholder={"plant\nprice"}
      autosize
      minRows={1}
      maxRows={12}
      spellCheck={false}
      value={row.properties}
      onChange={(event) => onChange({ properties: event.currentTarget.value })}
    />
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={`Remove event ${number}`}
      onClick={onRemove}
    >
      <Cross />
    </ActionIcon>
  </div>
);
