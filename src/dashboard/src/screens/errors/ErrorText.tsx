import type { ErrorPartsFragment } from "../../api/contract";
import { placeWords } from "../../session/words";
import style from "./errors.module.css";

const kinds: Record<string, string> = {
  error: "Script error",
  rejection: "Unhandled rejection",
  resource: "File did not load",
};

/** An error in two lines: what it said, and where it happened. */
export function ErrorText({ of }: { of: ErrorPartsFragment }) {
  const kind = of.kind === null ? "Error" : (kinds[of.kind] ?? of.kind);
  const place = of.place && placeWords(of.place);
  return (
    <>
      <span className={style.message}>{of.message ?? unread(of)}</span>
      <span className={style.place} title={place?.title}>
        {kind}
        {place && <code>{place.text}</code>}
      </span>
    </>
  );
}

const unread = ({ kind, erased, fingerprint }: ErrorPartsFragment): string =>
  erased
    ? "What it said was erased with its visitor"
    : kind === null
      ? `Error ${fingerprint}, whose events retention has taken`
      : `Error ${fingerprint}`;
