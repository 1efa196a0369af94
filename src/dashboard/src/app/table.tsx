import type { ComponentProps } from "react";

// On a phone rows are shown as cards, for which the display of a table's parts is changed. Not every browser takes it for a table
// then: what each part is must be said.
type Of<Part extends "table" | "thead" | "tbody" | "tr" | "th" | "td"> = Omit<ComponentProps<Part>, "role">;

export const Table = (props: Of<"table">) => <table role="table" {...props} />;
export const TableHead = (props: Of<"thead">) => <thead role="rowgroup" {...props} />;
export const TableBody = (props: Of<"tbody">) => <tbody role="rowgroup" {...props} />;
export const TableRow = (props: Of<"tr">) => <tr role="row" {...props} />;
export const ColumnHeader = (props: Of<"th">) => <th role="columnheader" scope="col" {...props} />;
export const RowHeader = (props: Of<"th">) => <th role="rowheader" scope="row" {...props} />;
export const Cell = (props: Of<"td">) => <td role="cell" {...props} />;
