import { useQuery } from "urql";
import { VitalsDocument, type VitalPartsFragment, type VitalsQuery } from "../../api/contract";
import { Provenance } from "../../app/Provenance";
import { useSite } from "../../app/site";
import { Empty, Loading, Trouble } from "../../app/states";
import { useRefreshing } from "../../app/useRefreshing";
import { useTitle } from "../../app/useTitle";
import { useAddress } from "../heatmap/address";
import { DevicePicker } from "../heatmap/DevicePicker";
import { momentsOf } from "../heatmap/range";
import { RangePicker } from "../heatmap/RangePicker";
import { useQuarterHour } from "../heatmap/useQuarterHour";
import { PageTable } from "./PageTable";
import { order } from "./vitals";
import { VitalPlate } from "./VitalPlate";
import style from "./vitals.module.css";

/** How fast and how steady the site's pages were for the people who visited them. */
export default function VitalsScreen() {
  const site = useSite();
  const { device, range, change } = useAddress();
  useTitle(`Vitals of ${site.name}`);
  const now = useQuarterHour();
  const [{ data, error, fetching }, retry] = useQuery({
    query: VitalsDocument,
    variables: { site: site.id, device, ...momentsOf(range, now) },
    requestPolicy: "cache-and-network",
  });
  useRefreshing(retry);
  const report = data?.vitals;
  return (
    <>
      <div className={style.head}>
        <div>
          <h1>Vitals</h1>
          <p className="quiet">
            What three of four visits did not exceed, as their browsers measured it, to within 5 %.
          </p>
        </div>
        <div className={style.pickers}>
          <DevicePicker device={device} onChange={(chosen) => change({ device: chosen })} />
          <RangePicker range={range} onChange={(chosen) => change({ range: chosen })} />
        </div>
      </div>
      {error && <Trouble error={error} retry={() => retry({ requestPolicy: "network-only" })} />}
      {report === undefined && fetching && <Loading what="vitals" />}
      {report?.pageCount === 0 && (
        <Empty title="Nothing was measured in this stretch of time">
          <p>
            Browsers measure while a page is open and tell when it goes to the back. Take a longer stretch
            above.
          </p>
        </Empty>
      )}
      {report !== undefined && report.pageCount > 0 && <Report report={report} />}
    </>
  );
}

const Report = ({ report }: { report: VitalsQuery["vitals"] }) => (
  <>
    <div className={style.plates}>
      {order.map((name) => (
        <VitalPlate key={name} name={name} vital={named(report.all, name)} />
      ))}
    </div>
    <PageTable pages={report.pages} />
    {report.pageCount > report.pages.length && (
      <p className={`quiet small ${style.rest}`}>
        These are the {report.pages.length} pages measured most, of {report.pageCount}.
      </p>
    )}
    <Provenance of={report.provenance} />
  </>
);

const named = (vitals: readonly VitalPartsFragment[], name: string): VitalPartsFragment | undefined =>
  vitals.find((one) => one.name === name);
