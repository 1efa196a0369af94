export default function SessionsScreen() {
  return <p>Comes next.</p>;
}
