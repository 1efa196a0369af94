import type { AccountCategory } from "../../api/contract";
import { categoryWords } from "../../accounts/words";
import style from "./accounts.module.css";

export const Category = ({ of }: { of: AccountCategory }) => (
  <span className={style.category} data-category={of}>
    {categoryWords[of]}
  </span>
);
