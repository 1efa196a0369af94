using Heatmap.Redis;
using Heatmap.Server;
using Heatmap.TestHost;

// Started by tests that want a server in a process of its own, to kill it: says where it listens, then serves until its input ends.
// Stores are where the environment says; "everywhere" after the folder has it listen on every network.
var redis = Environment.GetEnvironmentVariable(RedisParts.Setting) is { Length: > 0 } address ? RedisAddress.Parse(address) : null;
await using var heatmap = await TestHeatmap.StartAsync(args[0], redis: redis, everywhere: args is [_, "everywhere"]);
Console.WriteLine(heatmap.Address);
await Console.In.ReadToEndAsync();
