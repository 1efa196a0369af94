import Link from "next/link";
import type { ReactNode } from "react";
import { Heatmap } from "./heatmap";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <nav>
          <Link href="/">Home</Link> <Link href="/pricing">Pricing</Link>
        </nav>
        <main>{children}</main>
        <Heatmap site="pk_test" />
      </body>
    </html>
  );
}
