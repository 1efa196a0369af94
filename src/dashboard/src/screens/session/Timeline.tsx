import { staysIn, type Entry, type Line, type Stay } from "../../session/timeline";
import { durationWords, offsetWords, placeWords } from "../../session/words";
import { kindOf } from "./kinds";
import style from "./session.module.css";

type Props = {
  entries: readonly Entry[];
  start: string;
  /** The cursor of the entry that one came for; null for none. */
  moment: string | null;
};

/** Everything that happened, page by page. */
export function Timeline({ entries, start, moment }: Props) {
  const stays = staysIn(entries);
  return (
    <section aria-label="Timeline" className={style.timeline}>
      {stays.map((stay, index) => (
        <StayOnPage
          key={stay.lines[0]?.entry.cursor ?? index}
          stay={stay}
          start={Date.parse(start)}
          moment={moment}
          until={stays[index + 1]?.from ?? stay.lines.at(-1)?.entry.at ?? stay.from}
        />
      ))}
    </section>
  );
}

type StayProps = { stay: Stay; start: number; until: string; moment: string | null };

function StayOnPage({ stay, start, until, moment }: StayProps) {
  return (
    <section className={style.stay}>
      <h2>
        {stay.page ?? "No page"}
        <span className="quiet figures">{durationWords(Date.parse(until) - Date.parse(stay.from))}</span>
      </h2>
      <ol>
        {stay.lines.map((line) => (
          <LineOfTimeline
            key={line.entry.cursor}
            line={line}
            start={start}
            wanted={line.entry.cursor === moment}
          />
        ))}
      </ol>
    </section>
  );
}

/** Brings an element into view once, when it is there. */
const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: "center" });

type LineProps = { line: Line; start: number; wanted: boolean };

function LineOfTimeline({ line: { entry, times }, start, wanted }: LineProps) {
  const { icon: Icon, name, many } = kindOf(entry.kind);
  // A box that was scrolled has no text of its own to be known by.
  const detail = entry.detail ?? (entry.kind === "scroller" ? entry.selector : null);
  return (
    <li data-kind={entry.kind} {...(wanted && { ref: intoView, "aria-current": "location" })}>
      <time dateTime={entry.at} title={new Date(entry.at).toLocaleString()}>
        {offsetWords(Date.parse(entry.at) - start)}
      </time>
      <span className={style.icon} title={name}>
        <Icon />
        <span className="unseen">{name}</span>
      </span>
      <div className={style.what}>
        <span>
          {entry.summary}
          {times > 1 && (
            <span className="quiet">
              {" "}
              · {times} {many ?? "times"}
            </span>
          )}
          {entry.erased && <span className={style.erased}>erased</span>}
        </span>
        {detail !== null && <span className={style.detail}>{detail}</span>}
        {entry.place !== null && <Place place={entry.place} />}
      </div>
    </li>
  );
}

function Place({ place }: { place: NonNullable<Entry["place"]> }) {
  const { text, title } = placeWords(place);
  return (
    <code className={style.place} title={title}>
      {text}
    </code>
  );
}
