export default function ProjectionsScreen() {
  return <p>Comes next.</p>;
}
