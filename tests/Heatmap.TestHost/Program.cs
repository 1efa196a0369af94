using Heatmap.TestHost;

// Started by tests that want a server in a process of its own, to kill it: says where it listens, then serves until its input ends.
await using var heatmap = await TestHeatmap.StartAsync(args[0]);
Console.WriteLine(heatmap.Address);
await Console.In.ReadToEndAsync();
