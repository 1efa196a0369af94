export const metadata = { title: "Home" };

export default function Page() {
  return <h1>Welcome</h1>;
}
