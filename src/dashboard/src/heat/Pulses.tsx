import type { Heat } from "./heat";
import { placeOf, type Arrival, type Scene } from "./scene";
import style from "./stage.module.css";

type Props = {
  arrivals: readonly Arrival[];
  heat: Heat;
  scene: Scene;
  scale: number;
  onEnd: (id: number) => void;
};

/** A ring where heat just came or went, so that the eye finds what changed. */
export const Pulses = ({ arrivals, heat, scene, scale, onEnd }: Props) =>
  arrivals.map((arrival) => {
    const at = placeOf(arrival, heat, scene);
    if (at === null) return null;
    return (
      <span
        key={arrival.id}
        className={style.pulse}
        data-sign={arrival.weight < 0 ? "less" : "more"}
        style={{ left: at.x * scale, top: at.y * scale }}
        onAnimationEnd={() => onEnd(arrival.id)}
      />
    );
  });
