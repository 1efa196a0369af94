import type { ReactNode } from "react";
import { Mark } from "../../app/icons";
import style from "./entrance.module.css";

/** The frame round the forms before the login: name, title, a few words, the form. */
export function Entrance({
  title,
  words,
  children,
}: {
  title: string;
  words?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className={style.entrance}>
      <div className={style.column}>
        <div className={style.name}>
          <Mark /> Heatmap
        </div>
        <h1>{title}</h1>
        {words !== undefined && <p className="quiet">{words}</p>}
        {children}
      </div>
    </main>
  );
}
