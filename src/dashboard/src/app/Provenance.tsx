import type { ProvenancePartsFragment } from "../api/contract";
import style from "./provenance.module.css";

/** Where the numbers above come from: a line, and on request what each word of it means. */
export function Provenance({ of, from, to }: { of: ProvenancePartsFragment; from?: string; to?: string }) {
  const facts = [
    ["Projection", `${of.projection}, code version ${of.codeVersion}`],
    ["Definitions", `version ${of.definitionsVersion} of the site's rules`],
    ["Generation", String(of.generation)],
    ["Log position", `${of.position}: everything up to here is counted`],
    ["Filter", of.filter],
    ...(from && to ? [["Stretch", `${moment(from)} to ${moment(to)}`]] : []),
  ];
  return (
    <details className={style.provenance}>
      <summary>
        {of.projection} v{of.codeVersion}, definitions v{of.definitionsVersion}, position {of.position},{" "}
        {of.filter}
      </summary>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const moment = (text: string): string =>
  new Date(text).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
