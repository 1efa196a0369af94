import { circlesOf, type Group } from "../../live/circles";
import { visitorWords } from "../../live/words";
import { borders, land, size } from "../../live/world";
import { countryWords } from "../../session/words";
import style from "./live.module.css";

/** Where visitors are, by country. The table beside it says the same in words. */
export function WorldMap({ countries }: { countries: readonly Group[] }) {
  return (
    <svg
      className={style.map}
      viewBox={`0 0 ${size[0]} ${size[1]}`}
      role="img"
      aria-label="World map of the visitors, by country; the table of countries says the same"
    >
      <path className={style.land} d={land} />
      <path className={style.borders} d={borders} />
      {circlesOf(countries).map(({ code, visitors, x, y, radius }) => (
        <circle key={code} className={style.circle} data-country={code} cx={x} cy={y} r={radius}>
          <title>{`${countryWords(code) ?? code}: ${visitorWords(visitors)}`}</title>
        </circle>
      ))}
    </svg>
  );
}
