using System.Globalization;
using Heatmap.EventStoreDouble;

// Started by tests that want a double in a process of its own, to kill it: the file of its log, and its port (0 for any that is
// free). Says its port, then serves until its input ends.
if (args is not [var file, var port]) return 2;
using var journal = new DoubleJournal(file);
var cluster = new DoubleCluster(new DoubleDatabase(journal));
await using var node = new DoubleNode(cluster) { Port = int.Parse(port, CultureInfo.InvariantCulture) };
await node.StartAsync();
Console.WriteLine(node.Port.ToString(CultureInfo.InvariantCulture));
await Console.In.ReadToEndAsync();
return 0;
