import { useState, type FormEvent } from "react";
import { Button, NumberInput } from "@mantine/core";
import { useMutation } from "urql";
import { ChooseRetentionDocument } from "../../api/contract";
import { useSite } from "../../app/site";
import { Trouble } from "../../app/states";
import style from "./settings.module.css";

/** For how long the site keeps events and totals. */
export function RetentionForm() {
  const site = useSite();
  const [days, setDays] = useState(site.retention.days);
  const [months, setMonths] = useState(site.retention.months);
  const [result, choose] = useMutation(ChooseRetentionDocument);
  const same = days === site.retention.days && months === site.retention.months;

  function submit(event: FormEvent): void {
    event.preventDefault();
    void choose({ site: site.id, days, months });
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <NumberInput
        label="Events"
        description="Sessions and their timelines reach so far back."
        suffix=" days"
        min={4}
        max={3650}
        allowDecimal={false}
        value={days}
        onChange={(value) => typeof value === "number" && setDays(value)}
      />
      <NumberInput
        label="Totals"
        description="Heatmaps and page figures, which lead back to nobody, reach so far back."
        suffix=" months"
        min={1}
        max={120}
        allowDecimal={false}
        value={months}
        onChange={(value) => typeof value === "number" && setMonths(value)}
      />
      {result.error && <Trouble error={result.error} />}
      <Button type="submit" disabled={same} loading={result.fetching}>
        Keep so long
      </Button>
      <p className="quiet small">
        What is older goes the next night, from the disk too, and the keys of visitors of whom nothing is
        left. It doesn’t come back when more is kept later.
      </p>
    </form>
  );
}
