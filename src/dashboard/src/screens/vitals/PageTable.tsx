import type { VitalsQuery } from "../../api/contract";
import { amount } from "../heatmap/amount";
import { order, ratingOf, ratingWords, valueWords } from "./vitals";
import style from "./vitals.module.css";

/** The vitals page by page, those measured most first. */
export const PageTable = ({ pages }: { pages: VitalsQuery["vitals"]["pages"] }) => (
  <div className={style.scroller} role="group" aria-label="Table of the pages" tabIndex={0}>
    <table className={style.pages}>
      <thead>
        <tr>
          <th scope="col">Page</th>
          {order.map((name) => (
            <th key={name} scope="col" className={style.number}>
              {name}
            </th>
          ))}
          <th scope="col" className={style.number}>
            Visits
          </th>
        </tr>
      </thead>
      <tbody>
        {pages.map(({ page, vitals }) => (
          <tr key={page}>
            <th scope="row">{page}</th>
            {order.map((name) => {
              const vital = vitals.find((one) => one.name === name);
              if (vital === undefined)
                return (
                  <td key={name} className={`${style.number} quiet`}>
                    –
                  </td>
                );
              const rating = ratingOf(vital);
              return (
                <td key={name} className={style.number} data-rating={rating} title={ratingWords[rating]}>
                  {valueWords(vital)}
                  <span className="unseen">, {ratingWords[rating]}</span>
                </td>
              );
            })}
            <td className={style.number}>{amount(Math.max(...vitals.map(({ count }) => count)))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
