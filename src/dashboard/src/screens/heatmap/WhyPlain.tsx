import style from "./heatScreen.module.css";

/** Why there is no page under the heat, without fuss. */
export const WhyPlain = ({ why }: { why: string }) => (
  <p className={style.why} role="note">
    {why}
  </p>
);
