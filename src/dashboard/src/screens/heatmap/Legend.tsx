import { heatAtPlace } from "../../heat/field";
import type { Heat } from "../../heat/heat";
import { rampCss } from "../../heat/ramp";
import type { Anchoring, Scene } from "../../heat/scene";
import { amount } from "./amount";
import style from "./heatScreen.module.css";

const places = [0, 0.5, 1];

/** What the colours stand for, and how much of the weight they show. */
export function Legend({ heat, scene, wanted }: { heat: Heat; scene: Scene; wanted: Anchoring }) {
  const missing = heat.total - scene.drawn;
  return (
    <section className={style.legend} aria-label="Scale">
      <p className={style.total}>
        <b>{amount(heat.total)}</b> clicks
      </p>
      {scene.peak > 0 && <Scale scene={scene} />}
      {wanted === "element" && scene.by === "element" && missing > 0.5 && (
        <p className="quiet small">
          {amount(missing)} of them have no place here: they were on something that this page doesn't show
          now.
        </p>
      )}
    </section>
  );
}

const Scale = ({ scene }: { scene: Scene }) => (
  <>
    <div className={style.ramp} style={{ background: rampCss(scene.ground) }} />
    <div className={`${style.ticks} figures`}>
      {places.map((place) => (
        <span key={place}>{amount(heatAtPlace(place, scene.peak))}</span>
      ))}
    </div>
    <p className="quiet small">Clicks round a point</p>
  </>
);
