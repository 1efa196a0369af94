import type { ReactNode } from "react";
import type { Group } from "../../live/circles";
import style from "./live.module.css";

type Props = {
  /** What the groups are of: `Page`. */
  name: string;
  groups: readonly Group[];
  /** What a group is called; null is what isn't known. */
  label: (key: string | null) => ReactNode;
};

/** Groups of visitors, each with its bar. */
export function GroupTable({ name, groups, label }: Props) {
  const most = Math.max(1, ...groups.map(({ visitors }) => visitors));
  return (
    <table className={style.groups}>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">Visitors</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, visitors }) => (
          <tr key={key ?? ""}>
            <th scope="row">
              {label(key)}
              <span className={style.bar} style={{ width: `${(visitors / most) * 100}%` }} />
            </th>
            <td>{visitors}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
