export default function SessionScreen({ id }: { id: string }) {
  return <p>{id}</p>;
}
