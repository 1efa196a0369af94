import { Cross, Tick, Warning } from "../../app/icons";
import { useSite } from "../../app/site";
import { isPage } from "../../inspector/words";
import { AllowOrigin } from "./AllowOrigin";
import { mendOf } from "../../inspector/mends";
import { faultsOf, type Fault, type Request } from "../../inspector/requests";
import { clockWords, eventWords, kindWords, senderWords } from "../../inspector/words";
import style from "./inspector.module.css";

/** One request: taken in calm, refused plainly, with why and what to do. */
export function RequestRow({ request }: { request: Request }) {
  const { at, code, rejectedCount } = request;
  const outcome = code !== null ? "refused" : rejectedCount > 0 ? "partly" : "taken";
  const Icon = { refused: Cross, partly: Warning, taken: Tick }[outcome];
  return (
    <li className={style.request} data-outcome={outcome}>
      <time dateTime={at}>{clockWords(at)}</time>
      <span className={style.mark}>
        <Icon size={16} />
      </span>
      <div className={style.what}>
        {code !== null ? <Refused request={request} code={code} /> : <Taken request={request} />}
        {code === null && rejectedCount > 0 && <Rejected request={request} />}
      </div>
      <Sender request={request} />
    </li>
  );
}

const Refused = ({ request, code }: { request: Request; code: string }) => (
  <>
    <p className={style.outcome}>
      Refused <Code code={code} status={request.status} />
    </p>
    <p>{request.message}</p>
    <Mend code={code} />
    {code === "foreign-origin" && isPage(request.origin) && <AllowOrigin origin={request.origin} />}
  </>
);

function Taken({ request }: { request: Request }) {
  const { accepted, pages, repeated, automation } = request;
  return (
    <>
      <p>
        <span className={style.outcome}>{eventWords(accepted)} taken</span>
        {accepted > 0 && <span className="quiet">: {kindWords(request)}</span>}
      </p>
      {pages.length > 0 && <p className="mono">{pages.join(", ")}</p>}
      {repeated && <p className="quiet small">Sent again: it had been taken before, and counts once.</p>}
      {automation !== null && <p className="quiet small">Looks like a machine’s: {automation}.</p>}
    </>
  );
}

function Rejected({ request }: { request: Request }) {
  const { rejected, rejectedCount } = request;
  const rest = rejectedCount - rejected.length;
  return (
    <>
      <p className={style.outcome}>{eventWords(rejectedCount)} refused</p>
      <ul className={style.faults}>
        {faultsOf(request).map((fault) => (
          <Rejection key={fault.indices[0]} fault={fault} />
        ))}
      </ul>
      {rest > 0 && <p className="quiet small">And {eventWords(rest)} more of this batch.</p>}
    </>
  );
}

const Rejection = ({ fault }: { fault: Fault }) => (
  <li>
    <p>
      <Code code={fault.code} /> {fault.message}
    </p>
    {fault.indices.length > 1 && (
      <p className="quiet small">
        The same of {fault.indices.length === 2 ? "event" : "events"} {fault.indices.slice(1).join(", ")}.
      </p>
    )}
    <Mend code={fault.code} />
  </li>
);

const Code = ({ code, status }: { code: string; status?: number }) => (
  <code className={style.code}>{status === undefined ? code : `${status} ${code}`}</code>
);

function Mend({ code }: { code: string }) {
  const { origins } = useSite();
  return (
    <p className={style.mend}>
      <strong>What to do:</strong> {mendOf(code, origins)}
    </p>
  );
}

const Sender = ({ request }: { request: Request }) => (
  <div className={style.sender}>
    <span>{senderWords(request)}</span>
    <span className="mono">{request.address}</span>
  </div>
);
