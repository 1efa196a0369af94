import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import type { Draft } from "../../funnel/draft";
import style from "./funnels.module.css";

const units = [
  { minutes: 1, name: "minutes" },
  { minutes: 60, name: "hours" },
  { minutes: 1440, name: "days" },
] as const;

const unitOf = (minutes: number) =>
  [...units].reverse().find((unit) => minutes >= unit.minutes && minutes % unit.minutes === 0) ?? units[0];

/** Name, order, and what counts. */
export function Rules({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const unit = unitOf(draft.window);
  return (
    <div className={style.rules}>
      <TextInput
        label="Name"
        placeholder="Buying a lamp"
        required
        maxLength={100}
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label="Order"
        value={draft.order}
        onChange={(event) => onChange({ order: event.currentTarget.value as Draft["order"] })}
        data={[
          { value: "ORDERED", label: "In this order" },
          { value: "STRICT", label: "Directly one after another" },
          { value: "ANY", label: "In any order" },
        ]}
      />
      <NativeSelect
        label="Who counts"
        value={draft.counting}
        onChange={(event) => onChange({ counting: event.currentTarget.value as Draft["counting"] })}
        data={[
          { value: "VISITORS", label: "Visitors" },
          { value: "SESSIONS", label: "Sessions" },
        ]}
      />
      <NativeSelect
        label="How often"
        value={draft.matching}
        onChange={(event) => onChange({ matching: event.currentTarget.value as Draft["matching"] })}
        data={[
          { value: "FIRST", label: "Once, by the best attempt" },
          { value: "EVERY", label: "Every attempt" },
        ]}
      />
      <div className={style.window}>
        <NumberInput
          label="Within"
          min={1}
          max={129_600}
          allowDecimal={false}
          value={draft.window / unit.minutes}
          onChange={(value) =>
            typeof value === "number" && value > 0 && onChange({ window: value * unit.minutes })
          }
        />
        <NativeSelect
          aria-label="Unit of the window"
          value={unit.name}
          onChange={(event) => {
            const next = units.find(({ name }) => name === event.currentTarget.value) ?? unit;
            onChange({ window: (draft.window / unit.minutes) * next.minutes });
          }}
          data={units.map(({ name }) => name)}
        />
      </div>
    </div>
  );
}
