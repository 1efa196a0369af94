import { useState } from "react";
import { Button, Popover, SegmentedControl, TextInput } from "@mantine/core";
import { rangeWords, type NamedRange, type Range } from "./range";
import style from "./pickers.module.css";

const choices = [
  ...Object.entries(rangeWords).map(([value, label]) => ({ value, label })),
  { value: "custom", label: "Custom" },
];

export function RangePicker({ range, onChange }: { range: Range; onChange: (range: Range) => void }) {
  const [opened, setOpened] = useState(false);
  const choose = (name: string): void => {
    if (name === "custom") setOpened(true);
    else onChange({ name: name as NamedRange });
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      shadow="md"
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <div className={style.scroller} onClick={() => range.name === "custom" && setOpened(true)}>
          <SegmentedControl
            aria-label="Stretch of time"
            size="xs"
            data={choices}
            value={range.name}
            onChange={choose}
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown>
        <CustomRange
          range={range}
          onChoose={(chosen) => {
            setOpened(false);
            onChange(chosen);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The form of a datetime-local field: local time without a zone. */
function localText(moment: number): string {
  const shifted = moment - new Date(moment).getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 16);
}

function CustomRange({ range, onChoose }: { range: Range; onChoose: (range: Range) => void }) {
  const [now] = useState(() => Date.now());
  const given = range.name === "custom" ? range : { from: now - 3 * 86_400_000, to: now };
  const [from, setFrom] = useState(localText(given.from));
  const [to, setTo] = useState(localText(given.to));
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return (
    <form
      className={style.custom}
      onSubmit={(event) => {
        event.preventDefault();
        if (start < end) onChoose({ name: "custom", from: start, to: end });
      }}
    >
      <TextInput
        type="datetime-local"
        label="From"
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label="To"
        value={to}
        error={!(start < end) && "The end has to come after the start."}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" size="xs">
        Show this stretch
      </Button>
    </form>
  );
}
