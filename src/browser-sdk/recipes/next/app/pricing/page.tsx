import { Choose } from "./choose";

export const metadata = { title: "Pricing" };

export default function Page() {
  return (
    <>
      <h1>Plans</h1>
      <Choose />
    </>
  );
}
