export default function SettingsScreen() {
  return <p>Comes next.</p>;
}
