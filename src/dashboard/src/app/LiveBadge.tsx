import style from "./liveBadge.module.css";

export const LiveBadge = () => <span className={style.live}>Live</span>;
